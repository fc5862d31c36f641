import { namesOf, understand } from '#painter/understand.ts'
import { saying, sceneChoices } from '#painter/words/saying.ts'
import { sceneSettings } from '#painter/words/words.ts'
import type { ReadWish, SceneReading } from './preview-protocol.ts'

/** As the draft engines read it; with a choice, of the prompt that then says it. */
export function readScene({ prompt: written, negativePrompt, choice }: ReadWish): SceneReading {
  const prompt = choice === null ? written : saying(written, choice.setting, choice.id)
  const scene = understand(prompt, negativePrompt)
  return {
    prompt,
    names: namesOf(scene.subjects),
    leftOut: scene.leftOut,
    settings: sceneSettings.map((setting) => ({
      setting,
      value: scene[setting],
      options: [...sceneChoices[setting]],
    })),
  }
}
