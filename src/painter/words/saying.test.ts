import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from '../understand.ts'
import { saying, sceneChoices } from './saying.ts'
import { type SceneSetting, sceneSettings } from './words.ts'

describe('another scene by another word', () => {
  test.each<[string, SceneSetting, string, string]>([
    ['A lighthouse at dusk', 'time', 'night', 'A lighthouse at night'],
    ['A lighthouse', 'time', 'night', 'A lighthouse, night'],
    ['A lighthouse.', 'weather', 'rain', 'A lighthouse, rain'],
    ['a snowy street', 'weather', 'fog', 'a foggy street'],
    ['A dog in the rain', 'weather', 'snow', 'A dog in the snow'],
    ['Forest, a deer', 'place', 'meadow', 'Meadow, a deer'],
    ['no rain, a street', 'weather', 'rain', 'no rain, a street, rain'],
    ['', 'place', 'desert', 'desert'],
    ['fish in a desert', 'place', 'sea', 'fish in a desert'],
    ['A wolf on a frozen lake in the blue hour', 'time', 'dawn', 'A wolf on a frozen lake in the dawn'],
  ])('%s, %s %s', (prompt, kind, id, written) => {
    expect(saying(prompt, kind, id)).toBe(written)
  })

  test('law: what was chosen is what is understood, and choosing it again changes nothing more', () => {
    const prompts = fc.constantFrom(
      'A lighthouse at dusk, two sailboats in the distance',
      'a rainy neon street at night, a red car',
      'The sun sets. Snow falls on a cabin in the mountains; warm light',
      'a woman in a red coat, without rain',
      'portrait of a man at the golden hour',
      'moonlit desert in the evening, fog and storm',
      '',
    )
    const choices = fc.constantFrom(
      ...sceneSettings.flatMap((kind) => sceneChoices[kind].map(({ value }) => [kind, value] as const)),
    )
    fc.assert(
      fc.property(prompts, choices, (prompt, [kind, id]) => {
        const written = saying(prompt, kind, id)
        expect(understand(written)[kind]).toBe(id)
        expect(saying(written, kind, id)).toBe(written)
      }),
      { numRuns: 300 },
    )
  })
})
