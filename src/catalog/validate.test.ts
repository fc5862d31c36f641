import { describe, expect, test } from 'vitest'
import { GenerationRequest, type GenerationRequestInput, type Mode } from '#contract/generation.ts'
import { findEngine } from './engines.ts'
import { normalizeRequest } from './validate.ts'

function normalized(id: string, mode: Mode, wish: Omit<GenerationRequestInput, 'mode'> = {}) {
  const engine = findEngine(id)
  if (!engine) throw new Error(id)
  return normalizeRequest(engine, mode, GenerationRequest.parse({ mode, ...wish }))
}

const errorsOf = (...parameters: Parameters<typeof normalized>) => {
  const result = normalized(...parameters)
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`)
}

test('every default is filled in', () => {
  expect(normalized('draft-video', 't2v', { prompt: '  a\u200b fox  ', seed: 5 })).toEqual({
    ok: true,
    request: {
      mode: 't2v',
      prompt: 'a fox',
      negativePrompt: '',
      durationSeconds: 4,
      mediaSeconds: null,
      resolution: '720p',
      aspectRatio: '16:9',
      fps: 24,
      audio: false,
      seed: 5,
      inputs: [],
      camera: null,
      styleId: null,
      options: {},
    },
  })
  expect(normalized('veo-3.1', 't2v', { prompt: 'a fox' })).toMatchObject({
    request: {
      durationSeconds: 4,
      audio: true,
      fps: null,
      options: { autoFix: false, safetyTolerance: '4' },
    },
  })
})

test('without a seed the prompt makes one, the same each time', () => {
  const [one, again, other] = ['a fox', 'a fox', 'a wolf'].map((prompt) =>
    normalized('draft-video', 't2v', { prompt }),
  )
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
})

test('what work on a video may keep is not filled in', () => {
  const inputs = [{ role: 'video', assetId: 'ast_1' }] as const
  expect(normalized('local-convert', 'convert', { inputs: [...inputs] })).toMatchObject({
    request: {
      ...{ resolution: null, aspectRatio: null, fps: null, audio: true },
      options: { format: 'mp4', fit: 'contain' },
    },
  })
  expect(normalized('local-convert', 'convert', { inputs: [...inputs], fps: 30 })).toMatchObject({
    request: { fps: 30, resolution: null },
  })
  const gif = { inputs: [...inputs], options: { format: 'gif' } }
  expect(normalized('local-convert', 'convert', gif)).toMatchObject({ request: { audio: false } })
  expect(errorsOf('local-speed', 'speed', { inputs: [...inputs], options: { speed: 1 } })).toEqual([
    'options.speed validation_failed',
  ])
})

test('what only the whole request shows is told at the field that mends it', () => {
  const engine = findEngine('local-speed')
  if (!engine) throw new Error('no engine')
  const wish = {
    ...GenerationRequest.parse({ mode: 'speed', inputs: [{ role: 'video', assetId: 'ast_1' }] }),
  }
  const slow = (between: string, mediaSeconds: number) =>
    normalizeRequest(engine, 'speed', { ...wish, mediaSeconds, options: { speed: 0.5, between } })
  expect(slow('motion', 200)).toMatchObject({ ok: false, errors: [{ path: 'options.between' }] })
  expect(slow('motion', 150)).toMatchObject({ ok: true })
  expect(slow('blend', 600)).toMatchObject({ ok: true })
})

describe('each limit of the card answers at its field', () => {
  test.each<[string, string, Mode, Omit<GenerationRequestInput, 'mode'>, string[]]>([
    ['mode', 'veo-3.1', 'tts', { prompt: 'x' }, ['mode unsupported_by_engine']],
    ['no prompt', 'veo-3.1', 't2v', { prompt: ' \u200b ' }, ['prompt validation_failed']],
    ['long prompt', 'kling-3.0', 't2v', { prompt: 'x'.repeat(2_501) }, ['prompt unsupported_by_engine']],
    [
      'negative prompt',
      'seedance-2.0',
      't2v',
      { prompt: 'x', negativePrompt: 'rain' },
      ['negativePrompt unsupported_by_engine'],
    ],
    [
      'listed duration',
      'veo-3.1',
      't2v',
      { prompt: 'x', durationSeconds: 5 },
      ['durationSeconds unsupported_by_engine'],
    ],
    [
      'longest duration',
      'kling-3.0',
      't2v',
      { prompt: 'x', durationSeconds: 16 },
      ['durationSeconds unsupported_by_engine'],
    ],
    [
      'shortest duration',
      'kling-3.0',
      't2v',
      { prompt: 'x', durationSeconds: 2 },
      ['durationSeconds unsupported_by_engine'],
    ],
    [
      'step of duration',
      'kling-3.0',
      't2v',
      { prompt: 'x', durationSeconds: 4.5 },
      ['durationSeconds unsupported_by_engine'],
    ],
    [
      'no duration to choose',
      'draft-image',
      't2i',
      { prompt: 'x', durationSeconds: 4 },
      ['durationSeconds unsupported_by_engine'],
    ],
    [
      'resolution',
      'veo-3.1-fast',
      't2v',
      { prompt: 'x', resolution: '4k' },
      ['resolution unsupported_by_engine'],
    ],
    [
      'aspect ratio',
      'veo-3.1',
      't2v',
      { prompt: 'x', aspectRatio: '1:1' },
      ['aspectRatio unsupported_by_engine'],
    ],
    ['frame rate', 'veo-3.1', 't2v', { prompt: 'x', fps: 24 }, ['fps unsupported_by_engine']],
    [
      'sound from a silent engine',
      'draft-video',
      't2v',
      { prompt: 'x', audio: true },
      ['audio unsupported_by_engine'],
    ],
    [
      'silence from a voice',
      'local-voice',
      'tts',
      { prompt: 'x', audio: false },
      ['audio unsupported_by_engine'],
    ],
    ['missing input', 'photo-motion', 'i2v', {}, ['inputs validation_failed']],
    [
      'two first frames',
      'photo-motion',
      'i2v',
      { inputs: [1, 2].map((n) => ({ role: 'firstFrame', assetId: `ast_${n}` })) },
      ['inputs.1.role unsupported_by_engine'],
    ],
    [
      'foreign role',
      'veo-3.1',
      't2v',
      { prompt: 'x', inputs: [{ role: 'mask', assetId: 'ast_1' }] },
      ['inputs.0.role unsupported_by_engine'],
    ],
    ['nothing to upscale', 'local-upscale', 'upscale', {}, ['inputs validation_failed']],
    [
      'two things to upscale',
      'local-upscale',
      'upscale',
      {
        inputs: [
          { role: 'video', assetId: 'ast_1' },
          { role: 'reference', assetId: 'ast_2' },
        ],
      },
      ['inputs validation_failed'],
    ],
    [
      'a camera for a still',
      'draft-image',
      't2i',
      { prompt: 'x', camera: { presetId: 'dolly-in' } },
      ['camera unsupported_by_engine'],
    ],
    [
      'unknown preset',
      'draft-video',
      't2v',
      { prompt: 'x', camera: { presetId: 'moonwalk' } },
      ['camera.presetId validation_failed'],
    ],
    [
      'empty camera',
      'draft-video',
      't2v',
      { prompt: 'x', camera: {} },
      ['camera.presetId validation_failed'],
    ],
    [
      'keyframes out of order',
      'draft-video',
      't2v',
      { prompt: 'x', camera: { keyframes: [{ at: 0.5 }, { at: 0.5, z: 1 }] } },
      ['camera.keyframes validation_failed'],
    ],
    [
      'custom curve without points',
      'draft-video',
      't2v',
      { prompt: 'x', camera: { presetId: 'dolly-in', timeCurve: 'custom' } },
      ['camera.curve validation_failed'],
    ],
    [
      'curve that goes back',
      'draft-video',
      't2v',
      {
        prompt: 'x',
        camera: {
          presetId: 'dolly-in',
          timeCurve: 'custom',
          curve: [
            [0.5, 0],
            [0.2, 1],
          ],
        },
      },
      ['camera.curve validation_failed'],
    ],
    [
      'bullet time on a bent clock',
      'draft-video',
      't2v',
      { prompt: 'x', camera: { presetId: 'bullet-time', timeCurve: 'slow-mo' } },
      ['camera.presetId validation_failed'],
    ],
    [
      'a move that layers cannot show',
      'draft-video',
      't2v',
      { prompt: 'x', camera: { presetId: 'orbit-360' } },
      ['camera.presetId unsupported_by_engine'],
    ],
    [
      'unknown style',
      'draft-video',
      't2v',
      { prompt: 'x', styleId: 'nothing' },
      ['styleId validation_failed'],
    ],
    [
      'style on a voice',
      'local-voice',
      'tts',
      { prompt: 'x', styleId: 'film-noir' },
      ['styleId unsupported_by_engine'],
    ],
    [
      'option of an engine without any',
      'draft-video',
      't2v',
      { prompt: 'x', options: { speed: 2 } },
      ['options.speed unsupported_by_engine'],
    ],
    [
      'unknown option',
      'veo-3.1',
      't2v',
      { prompt: 'x', options: { magic: true } },
      ['options.magic unsupported_by_engine'],
    ],
    [
      'wrong option',
      'kling-3.0',
      't2v',
      { prompt: 'x', options: { cfgScale: 3 } },
      ['options.cfgScale validation_failed'],
    ],
  ])('%s', (_what, id, mode, wish, expected) => {
    expect(errorsOf(id, mode, wish)).toEqual(expected)
  })
})

test('all that is wrong is said at once, in sentences', () => {
  const result = normalized('veo-3.1', 't2v', { durationSeconds: 5, resolution: '8k', fps: 60 })
  expect(result).toMatchObject({ ok: false })
  if (result.ok) return
  expect(result.errors.map(({ path }) => path)).toEqual(['prompt', 'durationSeconds', 'resolution', 'fps'])
  for (const { message } of result.errors) expect(message).toMatch(/^[A-Z].*\.$/)
})

test('tenths of a second are met although they have no exact binary form', () => {
  for (const durationSeconds of [0.5, 0.6, 0.7, 7.3, 599.9, 600]) {
    expect(errorsOf('local-ambience', 'ambience', { durationSeconds })).toEqual([])
  }
})

test('a seed that the engine cannot use is no error', () => {
  expect(normalized('kling-3.0', 't2v', { prompt: 'x', seed: 9 })).toMatchObject({
    ok: true,
    request: { seed: 9 },
  })
})

test('a picture or a video can be upscaled', () => {
  for (const role of ['video', 'reference'] as const) {
    expect(errorsOf('local-upscale', 'upscale', { inputs: [{ role, assetId: 'ast_1' }] })).toEqual([])
  }
})

test('what is larger already is not made smaller in the name of an upscale', () => {
  const engine = findEngine('local-upscale')
  if (!engine) throw new Error('no local upscale')
  const asked = (resolution: string, width: number, height: number) => {
    const files = new Map([['ast_1', { kind: 'image', width, height, durationSeconds: null }]])
    const inputs = [{ role: 'reference' as const, assetId: 'ast_1' }]
    const result = normalizeRequest(engine, 'upscale', {
      ...{
        prompt: '',
        negativePrompt: '',
        options: {},
        inputs,
        files,
        mediaShape: width / height,
        resolution,
      },
    })
    return result.ok ? [] : result.errors.map(({ path }) => path)
  }
  expect(asked('720p', 640, 360)).toEqual([])
  expect(asked('720p', 1280, 720)).toEqual([])
  expect(asked('720p', 1920, 1080)).toEqual(['resolution'])
  expect(asked('2160p', 20_000, 20)).toEqual(['resolution'])
})
