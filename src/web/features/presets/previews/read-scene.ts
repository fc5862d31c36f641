import { namesOf, understand } from '#painter/understand.ts'
import { saying, sceneChoices } from '#painter/words/saying.ts'
import type { ReadWish, SceneReading } from './preview-protocol.ts'

const settings = ['place', 'time', 'weather'] as const

/** As the draft engines read it; with a choice, of the prompt that then says it. */
export function readScene({ prompt: written, negativePrompt, choice }: ReadWish): SceneReading {
  const prompt = choice === null ? written : saying(written, choice.setting, choice.id)
  const scene = understand(prompt, negativePrompt)
  return {
    prompt,
    names: namesOf(scene.subjects),
    leftOut: scene.leftOut,
    settings: settings.map((setting) => ({
      setting,
      value: scene[setting],
      options: sceneChoices[setting].map(({ id, label }) => ({ value: id, label })),
    })),
  }
}
