import { expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import { ShotRequest } from '#contract/project.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { frameRateChoices, keepsInput, lengthChoices, resolutionChoices, shapeChoices } from './choices.ts'
import { capabilitiesOf } from './engine-words.ts'
import { factsOf } from './facts.ts'

const facts = factsOf(
  engines,
  engines.map(({ id }) => ({ id, available: true })),
  defaultRateCard,
)
const draft = (request: Partial<ShotRequest>) => ShotRequest.parse({ mode: 't2v', ...request })

test('quality: what the engine has, and what others have with the reason why not', () => {
  expect(resolutionChoices(draft({ engineId: 'veo-3.1-fast', resolution: '720p' }), facts)).toEqual(
    expect.arrayContaining([
      { value: '720p' },
      { value: '1080p' },
      { value: '480p', disabledReason: 'Veo 3.1 Fast has no 480p' },
    ]),
  )
  const kling = resolutionChoices(draft({ engineId: 'kling-3.0' }), facts)
  expect(kling.at(-1)).toEqual({ value: '4k', disabledReason: 'Kling 3.0 stops at 1080p' })
})

test('shape: the usual three are always there, in one order', () => {
  expect(shapeChoices(draft({ engineId: 'veo-3.1' }), facts)).toEqual([
    { value: '16:9' },
    { value: '9:16' },
    { value: '1:1', disabledReason: 'Veo 3.1 has no 1:1' },
  ])
})

test('length: a list while it is short, a field when it is not, nothing where there is none', () => {
  expect(lengthChoices(draft({ engineId: 'veo-3.1' }), facts)).toEqual({
    kind: 'list',
    choices: [{ value: 4 }, { value: 6 }, { value: 8 }],
  })
  expect(lengthChoices(draft({ mode: 'ambience' }), facts)).toEqual({
    kind: 'range',
    min: 0.5,
    max: 600,
    step: 0.1,
  })
  expect(lengthChoices(draft({ mode: 't2i' }), facts)).toEqual({ kind: 'none' })
})

test('a value that the engine lacks stays in sight', () => {
  const choices = lengthChoices(draft({ engineId: 'veo-3.1', durationSeconds: 15 }), facts)
  expect(choices).toMatchObject({
    choices: [{}, {}, {}, { value: 15, disabledReason: 'Not with this engine' }],
  })
})

test('frame rates are offered only where the engine lets one choose', () => {
  expect(frameRateChoices(draft({ engineId: 'draft-video' }), facts).map(({ value }) => value)).toEqual([
    12, 24, 25, 30,
  ])
  expect(frameRateChoices(draft({ engineId: 'veo-3.1' }), facts)).toEqual([])
})

test('what engines can do, in words', () => {
  const words = (id: string) => {
    const engine = engines.find((one) => one.id === id)
    return engine ? capabilitiesOf(engine, 't2v') : []
  }
  expect(words('veo-3.1')).toEqual(['4K', '4–8 s', 'Sound', 'Start + end frame'])
  expect(words('seedance-2.0')).toEqual(['1080p', '4–15 s', 'Sound', 'Start + end frame · References'])
  expect(words('draft-video')).toEqual(['1080p', '1–15 s', 'Silent', 'Draft on this machine'])
})

test('work on a video may leave size, shape and rate to it', () => {
  const convert = draft({ mode: 'convert' })
  expect(keepsInput(convert, facts)).toBe(true)
  expect(keepsInput(draft({ mode: 'upscale' }), facts)).toBe(false)
  expect(resolutionChoices(convert, facts).map(({ value }) => value)).toContain('2160p')
  expect(frameRateChoices(convert, facts).map(({ value }) => value)).toContain(60)
})
