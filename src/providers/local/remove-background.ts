import { join } from 'node:path'
import { endpoint, inputOf, inputsOf } from './endpoint.ts'
import { inWorker } from './in-worker.ts'
import { RemoveBackgroundBody } from './people/bodies.ts'

/** People stay, what is behind them goes, or is replaced by a colour, a blur or a picture. */
export const removeBackground = endpoint(RemoveBackgroundBody, async (request, context) => {
  const { scratch } = context
  const [picture] = inputsOf(context, 'background')
  const behind = picture ? { background: picture.path } : {}
  if (inputsOf(context, 'video').length === 0) {
    const input = inputOf(context, 'reference').path
    const facts = await inWorker({ kind: 'cut-out.picture', scratch, input, ...behind, request }, context)
    return [{ kind: 'image', path: join(scratch, 'cut-out.png'), contentType: 'image/png', facts }]
  }
  const input = inputOf(context, 'video').path
  const facts = await inWorker({ kind: 'cut-out.video', scratch, input, ...behind, request }, context)
  const transparent = request.background === 'transparent' && !picture
  const [name, contentType] = transparent ? ['cut-out.webm', 'video/webm'] : ['cut-out.mp4', 'video/mp4']
  return [{ kind: 'video', path: join(scratch, name), contentType, facts }]
})
