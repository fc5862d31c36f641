import { join } from 'node:path'
import { endpoint } from './endpoint.ts'
import { inWorker } from './in-worker.ts'
import { MusicBody } from './music/bodies.ts'

/** Words, a mood, a tempo → a piece of music that ends, or that loops. */
export const music = endpoint(MusicBody, async (request, context) => {
  const facts = await inWorker({ kind: 'music', scratch: context.scratch, request }, context)
  return [{ kind: 'audio', path: join(context.scratch, 'music.wav'), contentType: 'audio/wav', facts }]
})
