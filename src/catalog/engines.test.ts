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

  test('each main mode has an engine that is always there', () => {
    for (const mode of [
      ...(['t2i', 't2v', 'i2v', 'extend', 'tts', 'ambience', 'music', 'sfx', 'voice-over'] as const),
      ...(['upscale', 'interpolate', 'speed', 'stabilize', 'convert', 'color-enhance', 'remove-bg'] as const),
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
          : fc.constantFrom(undefined, { presetId: 'dolly-in' }, { presetId: 'arc', strength: 0.4 }),
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
