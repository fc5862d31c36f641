import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GenerationRequest, type Mode } from '#contract/generation.ts'
import type { Compiled, Engine, ModeCard, Route, RouteRequest } from './engine.ts'
import { filled } from './engines/compiled.fixture.ts'
import { engines, enginesFor, findEngine } from './engines.ts'
import { ratioOf } from './frame-size.ts'
import { countToTotal } from './input-errors.ts'
import { cameraPresets } from './presets/camera.ts'
import { PriceRule } from './price-rule.ts'
import { normalizeRequest } from './validate.ts'

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })

/** What a vendor's endpoints take, as published. */
function schemasOf(provider: string): Map<string, ValidateFunction> {
  const file = new URL(`../../test/vendors/${provider}-schemas.json`, import.meta.url)
  const { schemas } = JSON.parse(readFileSync(file, 'utf8')) as { schemas: Record<string, object> }
  return new Map(Object.entries(schemas).map(([endpoint, schema]) => [endpoint, ajv.compile(schema)]))
}

const offers = engines.flatMap((engine) =>
  Object.entries(engine.modes).map(([mode, card]) => [engine.id, mode as Mode, engine, card] as const),
)

describe('every card', () => {
  test('has its own id and a valid price', () => {
    expect(new Set(engines.map(({ id }) => id)).size).toBe(engines.length)
    for (const engine of engines) {
      expect(engine.id).toMatch(/^[a-z0-9.-]+$/)
      expect(PriceRule.safeParse(engine.price).error).toBeUndefined()
      expect(findEngine(engine.id)).toBe(engine)
      expect(engine.draft).toBe(engine.routes[0].provider === 'local')
      if (engine.replacedBy) expect(findEngine(engine.replacedBy)).toBeDefined()
    }
    expect(findEngine('nothing')).toBeUndefined()
  })

  test.each(offers)(
    '%s %s lists its limits without repeats, and its default is one of them',
    (_id, _mode, _engine, card) => {
      for (const list of [card.resolutions, card.aspectRatios, card.fps?.map(String)]) {
        if (!list) continue
        expect(list.length).toBeGreaterThan(0)
        expect(new Set(list).size).toBe(list.length)
      }
      for (const ratio of card.aspectRatios ?? []) expect(ratioOf(ratio)).toBeGreaterThan(0)
      const { durations } = card
      if (durations && 'default' in durations) {
        expect(durations.default).toBeGreaterThanOrEqual(durations.min)
        expect(durations.default).toBeLessThanOrEqual(durations.max)
      }
    },
  )

  test('hosted engines say where their facts and prices were read', () => {
    for (const { id, draft, source, price } of engines) {
      const urls = [source?.url, price.source?.url]
      expect(
        urls.every((url) => (draft ? url === undefined : url?.startsWith('https://'))),
        id,
      ).toBe(true)
    }
  })

  test('each main mode has an engine that is always there', () => {
    for (const mode of [
      ...(['t2i', 't2v', 'i2v', 'extend', 'tts', 'ambience', 'music', 'sfx', 'voice-over'] as const),
      ...(['upscale', 'interpolate', 'color-enhance', 'remove-bg'] as const),
    ]) {
      expect(
        enginesFor(mode).some(({ draft }) => draft),
        mode,
      ).toBe(true)
    }
  })
})

/** Any request that a card allows. */
function allowed(mode: Mode, card: ModeCard): fc.Arbitrary<GenerationRequest> {
  const { durations } = card
  const lengths = !durations
    ? [undefined]
    : 'values' in durations
      ? [...durations.values]
      : [durations.min, durations.default, durations.max]
  const inputs = fc
    .tuple(
      ...card.inputs.map(({ role, min, max }) => fc.integer({ min, max }).map((count) => ({ role, count }))),
    )
    .map((counts) =>
      counts.flatMap(({ role, count }) =>
        Array.from({ length: count }, (_, n) => ({ role, assetId: `ast_${role}${n}` })),
      ),
    )
    .filter(
      (list) =>
        !card.inputTotal ||
        (countToTotal(list) >= card.inputTotal.min && countToTotal(list) <= card.inputTotal.max),
    )
  const maybe = <T>(values: readonly T[] | undefined) => fc.constantFrom(undefined, ...(values ?? []))
  return fc
    .record({
      prompt: fc
        .constantFrom('A lighthouse at dusk', 'Ein Fuchs im Schnee.')
        .map((text) => (card.prompt.maxChars ? text : '')),
      negativePrompt: fc.constantFrom('', card.negativePrompt ? 'rain' : ''),
      durationSeconds: fc.constantFrom(...lengths),
      resolution: maybe(card.resolutions),
      aspectRatio: maybe(card.aspectRatios),
      fps: maybe(card.fps),
      audio: card.audio === 'optional' ? fc.constantFrom(true, false, undefined) : fc.constant(undefined),
      seed: fc.option(fc.integer({ min: 0, max: 4_294_967_295 }), { nil: undefined }),
      inputs,
      camera:
        card.camera === 'none'
          ? fc.constant(undefined)
          : fc.constantFrom(undefined, { presetId: 'dolly-in' }, { presetId: 'orbit-360', strength: 0.4 }),
    })
    .map((wish) => GenerationRequest.parse({ mode, ...wish }))
}

function compileWith(engine: Engine, request: RouteRequest): Compiled {
  return engine.routes[0].compile(request)
}

describe('whatever a card allows compiles to a body that the vendor takes', () => {
  // What a text model is asked is our own form; its vendor's package makes the body.
  const hosted = offers
    .filter(([, mode, engine]) => !engine.draft && mode !== 'text')
    .flatMap(([id, mode, engine, card]) =>
      engine.routes.map((route) => [id, mode, route.provider, route, engine, card] as const),
    )
  const schemas = new Map<string, ReturnType<typeof schemasOf>>()
  for (const [, , provider] of hosted) {
    if (!schemas.has(provider)) schemas.set(provider, schemasOf(provider))
  }
  test.each(hosted)('%s %s by %s', (_id, mode, provider, route: Route, engine, card) => {
    fc.assert(
      fc.property(allowed(mode, card), (wish) => {
        const normalized = normalizeRequest(engine, mode, wish)
        if (!normalized.ok) throw new Error(JSON.stringify(normalized.errors))
        const compiled = route.compile(normalized.request)
        const validate = schemas.get(provider)?.get(compiled.endpoint)
        expect(validate, compiled.endpoint).toBeDefined()
        validate?.(filled(compiled))
        expect(validate?.errors ?? []).toEqual([])
        expect(compiled.slots).toHaveLength(wish.inputs.length)
      }),
      { numRuns: 60 },
    )
  })

  const local = offers.filter(([, , engine]) => engine.draft)
  test.each(local)('%s %s is plain JSON with a whole, even frame', (_id, mode, engine, card) => {
    fc.assert(
      fc.property(allowed(mode, card), (wish) => {
        const normalized = normalizeRequest(engine, mode, wish)
        if (!normalized.ok) throw new Error(JSON.stringify(normalized.errors))
        const { body } = compileWith(engine, normalized.request)
        expect(JSON.parse(JSON.stringify(body))).toEqual(body)
        for (const side of [body.width, body.height].filter((value) => value !== undefined)) {
          expect(Number(side) % 2).toBe(0)
        }
        expect(Object.values(body)).not.toContain(undefined)
      }),
      { numRuns: 40 },
    )
  })
})

const request = (changes: Partial<RouteRequest>): RouteRequest => ({
  mode: 't2v',
  prompt: 'A lighthouse',
  negativePrompt: '',
  durationSeconds: 8,
  mediaSeconds: null,
  resolution: '720p',
  aspectRatio: '16:9',
  fps: null,
  audio: true,
  seed: 7,
  inputs: [],
  camera: null,
  styleId: null,
  options: {},
  ...changes,
})

describe('each vendor’s own spelling', () => {
  const compiled = (id: string, changes: Partial<RouteRequest> = {}) => {
    const engine = findEngine(id)
    if (!engine) throw new Error(id)
    return compileWith(engine, request(changes))
  }
  const firstFrame = { role: 'firstFrame', assetId: 'ast_1' } as const
  const lastFrame = { role: 'lastFrame', assetId: 'ast_2' } as const

  test('Veo writes "8s"; a last frame takes another address', () => {
    expect(compiled('veo-3.1-fast')).toMatchObject({
      endpoint: 'fal-ai/veo3.1/fast',
      body: { duration: '8s', seed: 7, generate_audio: true, auto_fix: false },
      slots: [],
    })
    expect(compiled('veo-3.1', { mode: 'i2v', inputs: [firstFrame] })).toMatchObject({
      endpoint: 'fal-ai/veo3.1/image-to-video',
      slots: [{ role: 'firstFrame', index: 0, at: ['image_url'] }],
    })
    expect(compiled('veo-3.1-lite', { mode: 'i2v', inputs: [firstFrame, lastFrame] })).toMatchObject({
      endpoint: 'fal-ai/veo3.1/lite/first-last-frame-to-video',
      slots: [
        { role: 'firstFrame', index: 0, at: ['first_frame_url'] },
        { role: 'lastFrame', index: 0, at: ['last_frame_url'] },
      ],
    })
  })

  test('Kling writes "5" and sells resolution as a tier', () => {
    expect(compiled('kling-3.0', { durationSeconds: 5 })).toMatchObject({
      endpoint: 'fal-ai/kling-video/v3/standard/text-to-video',
      body: { duration: '5', aspect_ratio: '16:9', cfg_scale: 0.5 },
    })
    const between = compiled('kling-3.0', {
      mode: 'i2v',
      resolution: '1080p',
      inputs: [firstFrame, lastFrame],
    })
    expect(between.endpoint).toBe('fal-ai/kling-video/v3/pro/image-to-video')
    expect(between.body).not.toHaveProperty('aspect_ratio')
    expect(between.body).not.toHaveProperty('negative_prompt')
    expect(between.slots.map(({ at }) => at)).toEqual([['start_image_url'], ['end_image_url']])
  })

  test('Seedance takes references in order', () => {
    const inputs = [1, 2, 3].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
    expect(compiled('seedance-2.0', { mode: 'r2v', inputs, durationSeconds: 5 })).toMatchObject({
      endpoint: 'bytedance/seedance-2.0/reference-to-video',
      body: { duration: '5', image_urls: [] },
      slots: [0, 1, 2].map((index) => ({ role: 'reference', index, at: ['image_urls', index] })),
    })
  })

  test('FLUX takes pixels', () => {
    expect(compiled('flux-2-pro', { mode: 't2i', resolution: '1080p', aspectRatio: '9:16' })).toMatchObject({
      endpoint: 'fal-ai/flux-2-pro',
      body: { image_size: { width: 1080, height: 1920 }, output_format: 'png' },
    })
  })

  test('Replicate’s models take numbers, and short seeds', () => {
    expect(compiled('wan-2.7', { durationSeconds: 5, seed: 4_294_967_295 })).toMatchObject({
      endpoint: 'wan-video/wan-2.7-t2v',
      body: { duration: 5, seed: 2_147_483_647, enable_prompt_expansion: false },
    })
    const horse = compiled('happyhorse-1.0', { mode: 'i2v', durationSeconds: 3, inputs: [firstFrame] })
    expect(horse.slots).toEqual([{ role: 'firstFrame', index: 0, at: ['image'] }])
    expect(horse.body).not.toHaveProperty('aspect_ratio')
    const wish = { mode: 't2i', aspectRatio: '21:9', options: { format: 'webp' } } as const
    expect(compiled('flux-schnell', wish)).toMatchObject({
      endpoint: 'black-forest-labs/flux-schnell',
      body: { aspect_ratio: '21:9', output_format: 'webp', num_outputs: 1 },
    })
  })

  test('Runway names a frame by its pixels', () => {
    expect(compiled('runway-gen-4.5', { aspectRatio: '9:16', durationSeconds: 10 })).toEqual({
      endpoint: 'text_to_video',
      body: {
        model: 'gen4.5',
        promptText: 'A lighthouse',
        ratio: '720:1280',
        duration: 10,
        seed: 7,
        contentModeration: { publicFigureThreshold: 'auto' },
      },
      slots: [],
    })
    const turbo = { mode: 'i2v', prompt: '', aspectRatio: '21:9', inputs: [firstFrame] } as const
    expect(compiled('runway-gen-4-turbo', { ...turbo, durationSeconds: 2 })).toMatchObject({
      endpoint: 'image_to_video',
      body: { model: 'gen4_turbo', ratio: '1584:672', duration: 2 },
      slots: [{ role: 'firstFrame', index: 0, at: ['promptImage'] }],
    })
    expect(compiled('runway-gen-4-turbo', turbo).body).not.toHaveProperty('promptText')
    const inputs = [1, 2].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
    const picture = { mode: 'i2i', resolution: '1080p', aspectRatio: '4:3', inputs } as const
    expect(compiled('runway-gen-4-image', picture)).toMatchObject({
      endpoint: 'text_to_image',
      body: { model: 'gen4_image', ratio: '1440:1080' },
      slots: [0, 1].map((index) => ({ role: 'reference', index, at: ['referenceImages', index, 'uri'] })),
    })
    expect(compiled('runway-gen-4-image-turbo', picture).body.model).toBe('gen4_image_turbo')
  })

  test('Seedance 2.5 says which frame is which, or takes references', () => {
    const inputs = [lastFrame, firstFrame]
    expect(compiled('seedance-2.5', { mode: 'i2v', inputs, resolution: '480p' })).toEqual({
      endpoint: 'image_to_video',
      body: {
        model: 'seedance2_5',
        promptText: 'A lighthouse',
        ratio: '854:480',
        duration: 8,
        audio: true,
        promptImage: [{ position: 'first' }, { position: 'last' }],
      },
      slots: [
        { role: 'firstFrame', index: 0, at: ['promptImage', 0, 'uri'] },
        { role: 'lastFrame', index: 0, at: ['promptImage', 1, 'uri'] },
      ],
    })
    const reference = { role: 'reference', assetId: 'ast_3' } as const
    expect(compiled('seedance-2.5', { mode: 'r2v', inputs: [reference] })).toMatchObject({
      endpoint: 'text_to_video',
      slots: [{ role: 'reference', index: 0, at: ['references', 0, 'uri'] }],
    })
  })

  test('Luma takes its first and last frame by their places in time, and references in order', () => {
    const inputs = [firstFrame, lastFrame]
    expect(compiled('ray-3.2', { mode: 'i2v', durationSeconds: 10, inputs })).toMatchObject({
      endpoint: 'ray-3.2',
      body: { type: 'video', video: { duration: '10s', keyframe_indexes: [0, 240] } },
      slots: [
        { role: 'firstFrame', index: 0, at: ['video', 'keyframes', 0, 'file_id'] },
        { role: 'lastFrame', index: 0, at: ['video', 'keyframes', 1, 'file_id'] },
      ],
    })
    expect(compiled('ray-3.2', { durationSeconds: 5 }).body).toMatchObject({
      video: { resolution: '720p', duration: '5s' },
    })
    const references = [1, 2].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
    const wish = { mode: 'i2i', inputs: references, options: { look: 'manga' } } as const
    expect(compiled('uni-1-max', wish)).toMatchObject({
      endpoint: 'uni-1-max',
      body: { type: 'image', style: 'manga', output_format: 'png', web_search: false },
      slots: [0, 1].map((index) => ({ role: 'reference', index, at: ['image_ref', index, 'file_id'] })),
    })
  })

  test('the local engines get the whole preset, not its name', () => {
    const camera = GenerationRequest.parse({ mode: 't2v', camera: { presetId: 'dolly-in' } }).camera ?? null
    const body = compiled('draft-video', { camera, fps: 24, styleId: null }).body
    const preset = cameraPresets.find(({ id }) => id === 'dolly-in')
    expect(body).toMatchObject({
      width: 1280,
      height: 720,
      fps: 24,
      durationSeconds: 8,
      seed: 7,
      style: null,
    })
    expect(body.camera).toEqual(JSON.parse(JSON.stringify({ request: camera, preset })))
  })

  test('speech has its voice and pace', () => {
    expect(compiled('local-voice', { mode: 'tts', options: { voiceId: 'slt' } }).body).toEqual({
      text: 'A lighthouse',
      voiceId: 'slt',
      speed: 1,
      seed: 7,
    })
    expect(compiled('local-ambience', { mode: 'ambience' }).body).toEqual({
      prompt: 'A lighthouse',
      durationSeconds: 8,
      seed: 7,
    })
    expect(compiled('local-upscale', { mode: 'upscale', resolution: '1080p' }).body).toEqual({
      width: 1920,
      height: 1080,
    })
  })
})
