import { join } from 'node:path'
import { z } from 'zod'
import { endpoint, seed } from './endpoint.ts'
import { inWorker } from './in-worker.ts'

const body = z.strictObject({
  prompt: z.string().max(20_000),
  durationSeconds: z.number().min(0.5).max(600),
  seed,
})

/** Words → a bed of sound (48 kHz stereo) that loops. */
export const ambience = endpoint(body, async (request, context) => {
  const facts = await inWorker({ kind: 'ambience', scratch: context.scratch, request }, context)
  return [{ kind: 'audio', path: join(context.scratch, 'ambience.wav'), contentType: 'audio/wav', facts }]
})
