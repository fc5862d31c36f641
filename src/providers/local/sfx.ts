import { join } from 'node:path'
import { endpoint } from './endpoint.ts'
import { inWorker } from './in-worker.ts'
import { SfxBody } from './sfx/bodies.ts'

/** Words → the sounds that they name, one after another. */
export const sfx = endpoint(SfxBody, async (request, context) => {
  const facts = await inWorker({ kind: 'sfx', scratch: context.scratch, request }, context)
  return [{ kind: 'audio', path: join(context.scratch, 'sfx.wav'), contentType: 'audio/wav', facts }]
})
