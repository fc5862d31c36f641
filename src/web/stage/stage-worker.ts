import { buildScene } from '#painter/build-scene.ts'
import { preparePhoto } from '#painter/photo/photo.ts'
import { understand } from '#painter/understand.ts'
import { type PreparedStage, StageSource } from './stage-protocol.ts'

/** Looks at a picture or reads a prompt as the local engine would, once. */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const prepared = prepare(StageSource.parse(data))
  postMessage(prepared, { transfer: prepared.kind === 'photo' ? [prepared.picture] : [] })
})

function prepare(source: StageSource): PreparedStage {
  const { width, height } = source
  if (source.kind === 'scene') {
    const words = understand(source.prompt, source.negativePrompt)
    return { kind: 'scene', subject: { ...buildScene(words, source.seed, { width, height }).subject } }
  }
  const { picture } = source
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser has no offscreen canvas.')
  // Cut to the frame around its middle, as the engine does.
  const scale = Math.max(width / picture.width, height / picture.height)
  const wide = picture.width * scale
  const tall = picture.height * scale
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, (width - wide) / 2, (height - tall) / 2, wide, tall)
  picture.close()
  const pixels = context.getImageData(0, 0, width, height).data
  const { inverseDepth, focus, cut, reach } = preparePhoto(pixels, width, height)
  return {
    kind: 'photo',
    relief: { width, height, inverseDepth, cut, reach },
    focus: { ...focus },
    picture: canvas.transferToImageBitmap(),
  }
}
