import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PromptParts } from '#contract/prompt-parts.ts'
import { engines, findEngine } from '../engines.ts'
import { guardPrompt } from '../guard.ts'
import { aspects } from './aspects.ts'
import { compileParts } from './compile-parts.ts'
import { holdTo } from './hold-to.ts'
import { improveByRules } from './improve-by-rules.ts'
import { improveInstructions } from './instructions.ts'
import { promptParts } from './parts.ts'
import { templateFor } from './templates.ts'

const parts = {
  subject: 'an old keeper',
  action: 'lights the lamp.',
  scene: 'a stormy coast at night',
  camera: 'wide shot',
  light: 'warm lamp, cold moon',
}

describe('parts', () => {
  test('each engine is told in its own order', () => {
    const told = (id: string, output: 'image' | 'video') =>
      compileParts(parts, templateFor(findEngine(id) ?? null, output), 1_000)
    expect(told('veo-3.1', 'video')).toBe(
      'Wide shot. An old keeper lights the lamp, a stormy coast at night. Warm lamp, cold moon.',
    )
    expect(told('flux-2-pro', 'image')).toBe(
      'An old keeper lights the lamp, a stormy coast at night. Wide shot. Warm lamp, cold moon.',
    )
  })

  test('every part is in every template once', () => {
    for (const engine of [null, ...engines]) {
      for (const output of ['image', 'video'] as const) {
        const names = templateFor(engine, output).sentences.flat()
        expect(new Set(names).size).toBe(names.length)
        const wanted = output === 'image' ? promptParts.filter(({ id }) => id !== 'motion') : promptParts
        expect(names.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
      }
    }
  })

  test('never longer than the limit, never a part cut, and nothing from nothing', () => {
    const some = fc.record(
      Object.fromEntries(promptParts.map(({ id }) => [id, fc.string({ maxLength: 60, unit: 'grapheme' })])),
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 200 }), (given, most) => {
        const prompt = compileParts(PromptParts.parse(given), templateFor(null, 'video'), most)
        expect([...prompt].length).toBeLessThanOrEqual(most)
      }),
    )
    expect(compileParts({ subject: ' . ', mood: '' }, templateFor(null, 'video'), 99)).toBe('')
  })
})

describe('rules', () => {
  const wish = { output: 'video', maxChars: 2_000, hasCamera: false, hasStyle: false, seed: 7 } as const

  test('the own words stay in front; what is open is said; twice changes nothing more', () => {
    const prompt = 'A lighthouse  at night'
    const video = improveByRules({ ...wish, prompt })
    expect(video).toMatch(/^A lighthouse at night\. /)
    expect(video).toMatch(/camera/i)
    expect(improveByRules({ ...wish, prompt })).toBe(video)
    expect(improveByRules({ ...wish, prompt: video })).toBe(video)
    const image = improveByRules({ ...wish, prompt, output: 'image' })
    expect(image).not.toMatch(/camera/i)
    expect(improveByRules({ ...wish, prompt, hasCamera: true })).not.toMatch(/camera/i)
  })

  test('another seed says it in other words', () => {
    const said = [1, 2, 3, 4, 5].map((seed) => improveByRules({ ...wish, prompt: 'A fox', seed }))
    expect(new Set(said).size).toBeGreaterThan(1)
  })

  test('what is said already is not said again, and whatever is added can be recognised and passes the guard', () => {
    for (const { said, choices } of aspects) {
      for (const words of choices.flatMap((choice) => choice.words)) {
        expect(guardPrompt(words)).toEqual({ ok: true })
        expect(said.test(words), words).toBe(true)
      }
    }
  })

  test('stays within the limit and keeps every word, whatever the prompt', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.nat(), (prompt, seed) => {
        const most = 200
        const improved = improveByRules({ ...wish, prompt, maxChars: most, seed })
        expect([...improved].length).toBeLessThanOrEqual(most)
        expect(improved.startsWith(prompt.trim().split(/\s+/)[0]?.slice(0, 1) ?? '')).toBe(true)
      }),
    )
  })
})

describe('what a text model wrote', () => {
  const frame = { names: ['Mara', 'gas station'], maxChars: 90 }

  test.each([
    ['Here is your prompt:\n"Mara waits at the gas station."', 'Mara waits at the gas station.'],
    ['```\nMara at the gas station\n```', 'Mara at the gas station'],
    ['She waits in the rain.', 'She waits in the rain. With Mara, gas station.'],
    [
      `Mara waits at the gas station for her brother, who is late. ${'Rain falls on the roof. '.repeat(9)}`,
      'Mara waits at the gas station for her brother, who is late. Rain falls on the roof.',
    ],
  ])('%#', (written, prompt) => expect(holdTo(written, 'Mara at the gas station', frame)).toBe(prompt))

  test('names of the old prompt are there again, and only those', () => {
    expect(holdTo('A man walks.', '@tom walks', { names: ['Mara'], maxChars: 200 })).toBe(
      'A man walks. With @tom.',
    )
  })
})

test('a text model is told the engine, the limit, the names, and what is set beside', () => {
  const asked = {
    engine: findEngine('veo-3.1') ?? null,
    output: 'video',
    fromPicture: true,
    hasCamera: true,
    hasStyle: true,
    names: ['Mara'],
    maxChars: 1_234,
    own: 'Our films are for children.',
  } as const
  const told = improveInstructions(asked)
  for (const part of ['Veo 3.1', '1234', 'Mara', 'set beside', 'first frame', 'for children'])
    expect(told).toContain(part)
  expect(improveInstructions({ ...asked, output: 'image' })).toContain('Nothing moves')
})
