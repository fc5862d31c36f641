import { useEffect, useState } from 'react'
import { prepareStage, type StageWish } from './prepare-stage.ts'
import type { PreparedStage } from './stage-protocol.ts'

export type StageState =
  | { phase: 'preparing' }
  | { phase: 'ready'; stage: PreparedStage; wish: StageWish }
  | { phase: 'failed'; error: Error }

/** What the camera moves in front of, prepared again when the wish is another. */
export function usePreparedStage(wish: StageWish): StageState {
  const [state, setState] = useState<StageState>({ phase: 'preparing' })
  const { image, prompt, negativePrompt, seed } = wish
  const { width, height } = wish.frame
  useEffect(() => {
    const controller = new AbortController()
    const asked: StageWish = { image, prompt, negativePrompt, seed, frame: { width, height } }
    setState({ phase: 'preparing' })
    prepareStage(asked, controller.signal).then(
      (stage) => {
        if (!controller.signal.aborted) setState({ phase: 'ready', stage, wish: asked })
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        setState({ phase: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
      },
    )
    return () => controller.abort()
  }, [image, prompt, negativePrompt, seed, width, height])
  return state
}
