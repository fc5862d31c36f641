import { join } from 'node:path'
import { DraftImageBody, DraftVideoBody } from './draft/bodies.ts'
import { endpoint } from './endpoint.ts'
import { inWorker } from './in-worker.ts'

/** Words → a painted still. */
export const draftImage = endpoint(DraftImageBody, async (request, context) => {
  const facts = await inWorker({ kind: 'draft.image', scratch: context.scratch, request }, context)
  return [{ kind: 'image', path: join(context.scratch, 'draft.png'), contentType: 'image/png', facts }]
})

/** Words → a painted, moving scene, seen by the asked camera. No sound. */
export const draftVideo = endpoint(DraftVideoBody, async (request, context) => {
  const facts = await inWorker({ kind: 'draft.video', scratch: context.scratch, request }, context)
  return [{ kind: 'video', path: join(context.scratch, 'draft.mp4'), contentType: 'video/mp4', facts }]
})
