import { PreparedStage, type StageSource } from './stage-protocol.ts'

/** What is asked of a stage: a start frame by its address, or words that are painted. */
export interface StageWish {
  image: string | null
  prompt: string
  negativePrompt: string
  seed: number
  frame: { width: number; height: number }
}

/** Off the page's thread, and gone when it is done. */
export async function prepareStage(wish: StageWish, signal: AbortSignal): Promise<PreparedStage> {
  const source = await sourceOf(wish, signal)
  const worker = new Worker(new URL('./stage-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.addEventListener('error', () => reject(new Error('The picture could not be read.')))
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
        resolve(PreparedStage.parse(data)),
      )
      worker.postMessage(source, source.kind === 'photo' ? [source.picture] : [])
    })
  } finally {
    worker.terminate()
  }
}

async function sourceOf(wish: StageWish, signal: AbortSignal): Promise<StageSource> {
  const { image, prompt, negativePrompt, seed, frame } = wish
  if (image === null) return { kind: 'scene', prompt, negativePrompt, seed, ...frame }
  const response = await fetch(image, { signal })
  if (!response.ok) throw new Error('The start frame could not be loaded.')
  return { kind: 'photo', picture: await createImageBitmap(await response.blob()), ...frame }
}
