import { expect, test } from 'vitest'
import { CameraRequest } from '#contract/generation.ts'
import type { RouteRequest } from './engine.ts'
import { stylePresets } from './presets/styles.ts'
import { negativeInWords, promptInWords } from './words.ts'

const request = (changes: Partial<RouteRequest>): RouteRequest => ({
  mode: 't2v',
  prompt: 'A fox in the snow',
  negativePrompt: '',
  durationSeconds: 4,
  mediaSeconds: null,
  resolution: '720p',
  aspectRatio: '16:9',
  fps: null,
  audio: false,
  seed: 1,
  inputs: [],
  camera: null,
  styleId: null,
  options: {},
  ...changes,
})
const camera = CameraRequest.parse({ presetId: 'dolly-in' })
const [style] = stylePresets

test('the person’s words come first and unchanged', () => {
  expect(promptInWords(request({}), 1000)).toBe('A fox in the snow')
  const moved = promptInWords(request({ camera }), 1000)
  expect(moved).toMatch(/^A fox in the snow\. Camera: /)
  expect(promptInWords(request({ prompt: 'Why?', camera }), 1000)).toMatch(/^Why\? Camera: /)
})

test('a style adds its words after the camera', () => {
  if (!style) throw new Error('There is a style.')
  const both = promptInWords(request({ camera, styleId: style.id }), 2000)
  expect(both.endsWith(style.promptWords)).toBe(true)
  expect(both).toContain('Camera: ')
})

test('the negative prompt keeps the person’s words and adds what spoils the style', () => {
  expect(negativeInWords(request({ negativePrompt: 'rain' }))).toBe('rain')
  const styled = stylePresets.find(({ negativeTerms }) => negativeTerms.length > 0)
  if (!styled) throw new Error('Some style keeps something out.')
  const terms = styled.negativeTerms.join(', ')
  expect(negativeInWords(request({ negativePrompt: 'rain', styleId: styled.id }))).toBe(`rain, ${terms}`)
  expect(negativeInWords(request({ styleId: styled.id }))).toBe(terms)
})

test('what has no room is left out, never the prompt', () => {
  const prompt = 'x'.repeat(100)
  expect(promptInWords(request({ prompt, camera }), 100)).toBe(prompt)
  expect(promptInWords(request({ prompt: '', camera }), 1000)).toMatch(/^Camera: /)
})
