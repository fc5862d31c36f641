import { seededRandom } from '#kernel/random.ts'
import { cleanPrompt } from '../clean-prompt.ts'
import { aspects } from './aspects.ts'

export interface RulesWish {
  prompt: string
  output: 'image' | 'video'
  maxChars: number
  hasCamera: boolean
  hasStyle: boolean
  seed: number
}

/**
 * Says what a prompt leaves open: place, movement, camera, framing, light, lens, mood, style. The person's own words stay
 * in front as they are. The same wish and seed give the same words; a prompt that says everything is only tidied.
 */
export function improveByRules({ prompt, output, maxChars, hasCamera, hasStyle, seed }: RulesWish): string {
  const own = cleanPrompt(prompt)
  const random = seededRandom(seed)
  let improved = own
  for (const { id, videoOnly, said, choices } of aspects) {
    // Drawn for each aspect, so that one more in the prompt does not change the words for the others.
    const draw = random()
    if (videoOnly && output === 'image') continue
    if ((id === 'movement' && hasCamera) || (id === 'style' && hasStyle) || said.test(own)) continue
    const fitting = choices.find(({ when }) => when.test(own))?.words ?? []
    const words = fitting[Math.floor(draw * fitting.length)]
    const longer = `${endSentence(improved)} ${words}`
    if (words !== undefined && [...longer].length <= maxChars) improved = longer
  }
  return improved
}

const endSentence = (text: string) => (/[.!?…]["”’]?$/.test(text) ? text : `${text}.`)
