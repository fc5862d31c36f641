import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { engineLevels } from '#contract/engine-status.ts'
import { GenerationRequest, type GenerationRequestInput } from '#contract/generation.ts'
import { chooseEngine, type EngineHealth, isServed } from './choose.ts'
import type { Engine } from './engine.ts'
import { engines, findEngine } from './engines.ts'
import { judge } from './health.ts'

const request = (wish: Omit<GenerationRequestInput, 'mode'> = {}) =>
  GenerationRequest.parse({ mode: 't2v', prompt: 'A fox in the snow', durationSeconds: 4, ...wish })
/** A house that does not grow with the catalog. */
const inHouse = new Set([
  ...['veo-3.1', 'veo-3.1-fast', 'veo-3.1-lite', 'kling-3.0', 'seedance-2.0'],
  ...['draft-image', 'draft-video', 'photo-motion', 'local-voice'],
])
const house = engines.filter(({ id }) => inHouse.has(id))
const keyless: EngineHealth = { providers: new Set() }
const withFal: EngineHealth = { providers: new Set(['fal']) }

function chosen(
  health: EngineHealth,
  wish?: Omit<GenerationRequestInput, 'mode'>,
  mode: 't2v' | 'i2v' | 'tts' = 't2v',
) {
  const choice = chooseEngine(mode, request(wish), health, house)
  return 'errors' in choice ? choice.errors : [choice.engine.id, choice.reason]
}

describe('auto', () => {
  test('without a key: the draft engine, and it says why', () => {
    expect(chosen(keyless)).toEqual([
      'draft-video',
      'Draft video: no hosted engine has a key here, so the free draft engine is used.',
    ])
  })

  test('an engine whose ffmpeg lacks parts is not taken, and what brings them is said', () => {
    const lacking = new Map([['local-stabilize', ['vidstabdetect']]])
    const wish = GenerationRequest.parse({ mode: 'stabilize', inputs: [{ role: 'video', assetId: 'ast_1' }] })
    expect(chooseEngine('stabilize', wish, keyless, engines)).toMatchObject({
      engine: { id: 'local-stabilize' },
    })
    expect(chooseEngine('stabilize', wish, { ...keyless, lacking }, engines)).toEqual({
      errors: [
        {
          path: 'engineId',
          code: 'unsupported_by_engine',
          message:
            'No engine that can do this is available now. Local stabilise needs vidstabdetect, which the ffmpeg of this machine does not have. Install a full one (apt-get install ffmpeg), or name one by FFMPEG_PATH.',
        },
      ],
    })
  })

  test('with a key: the least money', () => {
    expect(chosen(withFal)).toEqual([
      'veo-3.1-lite',
      'Veo 3.1 Lite for a video from words, 4 s at 720p: the least money for a take that is kept, of 5 that can do this ($0.20).',
    ])
  })

  test('a move that layers cannot show goes to a hosted engine, and without one is refused with the nearest', () => {
    const camera = { presetId: 'orbit-360' }
    expect(chosen(withFal, { camera })[0]).toBe('veo-3.1-lite')
    expect(chosen(keyless, { camera })).toEqual([
      {
        path: 'camera.presetId',
        code: 'unsupported_by_engine',
        message:
          'Draft video cannot draw “Orbit 360”. Flat layers turn edge-on past 35 degrees. “Arc left / right” comes nearest.',
        instead: { label: 'Arc left / right', value: 'arc' },
      },
    ])
    // What can be mended with one press is told before what cannot.
    const unmade = { camera, resolution: '540p', aspectRatio: '9:16' }
    expect(chosen(withFal, unmade)).toMatchObject([{ instead: { value: 'arc' } }])
  })

  test('an engine whose takes are thrown away is not cheap', () => {
    const keepRate = new Map([
      ['veo-3.1-lite', 0.2],
      ['kling-3.0', 0.8],
    ])
    expect(chosen({ ...withFal, keepRate })[0]).toBe('kling-3.0')
  })

  test('what is slow or fails now counts as dearer, and the reason says so', () => {
    const live = (level: 'slow' | 'failing' | 'ok') =>
      new Map([
        ['veo-3.1-lite', { ...judge(undefined, false), level, words: 'Slow today: 3 min, usually 1 min' }],
      ])
    expect(chosen({ ...withFal, live: live('ok') })[0]).toBe('veo-3.1-lite')
    expect(chosen({ ...withFal, live: live('failing') })).toEqual([
      'kling-3.0',
      'Kling 3.0 for a video from words, 4 s at 720p: the least money for a take that is kept, of 5 that can do this ($0.5040). Veo 3.1 Lite costs less, but fails now.',
    ])
    const alone = engines.filter(({ id }) => id === 'veo-3.1-lite')
    const choice = chooseEngine('t2v', request(), { ...withFal, live: live('slow') }, alone)
    expect(choice).toMatchObject({ reason: expect.stringContaining('Slow today: 3 min, usually 1 min.') })
  })

  test('never above what it may cost; a draft does not stand in for the price', () => {
    const creditsOf = ({ draft, id }: Engine) => (draft ? 0 : id === 'veo-3.1-lite' ? 30 : 40)
    expect(chosen({ ...withFal, limit: { maxCredits: 30, creditsOf } })[0]).toBe('veo-3.1-lite')
    expect(chosen({ ...withFal, limit: { maxCredits: 29, creditsOf } })).toEqual([
      {
        path: 'maxCredits',
        code: 'above_max_credits',
        message: 'The least that an engine takes for this is 30 credits.',
      },
    ])
    expect(chosen({ ...keyless, limit: { maxCredits: 0, creditsOf } })[0]).toBe('draft-video')
  })

  test('limits decide first', () => {
    expect(chosen(withFal, { resolution: '4k' })[0]).toBe('veo-3.1')
    expect(chosen(withFal, { durationSeconds: 15 })[0]).toBe('kling-3.0')
    expect(chosen(withFal, { resolution: '4k' })[1]).toMatch(/the only hosted engine that can do this now/)
  })

  test('what fails is passed over: an engine, a provider', () => {
    expect(chosen({ ...withFal, failing: new Set(['veo-3.1-lite']) })[0]).not.toBe('veo-3.1-lite')
    expect(chosen({ ...withFal, failing: new Set(['fal']) })).toEqual([
      'draft-video',
      'Draft video: no hosted engine can do this request now, so the free draft engine is used.',
    ])
  })

  test('what only a draft can do is done by a draft', () => {
    expect(chosen(withFal, { prompt: 'Hello', durationSeconds: undefined }, 'tts')).toEqual([
      'local-voice',
      'Local voice does this on this machine, free.',
    ])
  })

  test('when nothing fits, the nearest engine says what is wrong', () => {
    const choice = chooseEngine('t2v', request({ aspectRatio: '7:3' }), keyless, house)
    expect(choice).toMatchObject({ errors: [{ path: 'aspectRatio', code: 'unsupported_by_engine' }] })
  })

  test('a mode that nobody has, and a house where nobody works', () => {
    expect(chooseEngine('lipsync', request(), withFal, house)).toMatchObject({ errors: [{ path: 'mode' }] })
    expect(chooseEngine('r2v', request(), keyless, house)).toMatchObject({ errors: [{ path: 'engineId' }] })
  })

  test('an engine without a price is never picked, unless the rate card has one', () => {
    const lite = findEngine('veo-3.1-lite')
    if (!lite) throw new Error('missing')
    const priceless = { ...lite, price: { ...lite.price, credits: { per: 'unknown' as const } } }
    const costless = { ...lite, price: { ...lite.price, cost: null } }
    for (const one of [priceless, costless]) {
      expect(chooseEngine('t2v', request(), withFal, [one])).toMatchObject({ errors: [{ path: 'engineId' }] })
    }
    expect(chooseEngine('t2v', request(), { ...withFal, hasPrice: () => true }, [priceless])).toMatchObject({
      engine: priceless,
    })
    expect(chooseEngine('t2v', request(), { ...withFal, hasPrice: () => false }, [lite])).toHaveProperty(
      'errors',
    )
  })

  test('retired engines are not picked', () => {
    const retired = engines.map((engine) => ({ ...engine, deprecatedAt: '2026-12-01' }))
    expect(chooseEngine('t2v', request(), withFal, retired)).toHaveProperty('errors')
  })
})

test('served means: a route whose provider has a key and works', () => {
  const veo = findEngine('veo-3.1')
  if (!veo) throw new Error('missing')
  expect(
    [keyless, withFal, { ...withFal, failing: new Set(['fal']) }].map((health) => isServed(veo, health)),
  ).toEqual([false, true, false])
})

test('whatever the world is like: the same again, served, priced and within what it may cost', () => {
  const ids = engines.map(({ id }) => id)
  const providers = [...new Set(engines.flatMap(({ routes }) => routes.map(({ provider }) => provider)))]
  const someOf = (list: string[]) => fc.subarray(list).map((chosen) => new Set(chosen))
  const perEngine = <T>(value: fc.Arbitrary<T>) =>
    fc.array(fc.tuple(fc.constantFrom(...ids), value)).map((pairs) => new Map(pairs))
  const level = fc.constantFrom(...engineLevels).map((one) => ({ ...judge(undefined, false), level: one }))
  const world = fc.record({
    providers: someOf(providers),
    failing: someOf([...providers, ...ids]),
    keepRate: perEngine(fc.double({ min: 0, max: 1, noNaN: true })),
    live: perEngine(level),
    priceless: someOf(ids),
    credits: perEngine(fc.nat(50)),
    maxCredits: fc.nat(50),
  })
  fc.assert(
    fc.property(
      world,
      fc.constantFrom('t2v' as const, 't2i' as const, 'i2v' as const),
      fc.constantFrom('540p', '720p', '1080p', '4k'),
      ({ priceless, credits, maxCredits, ...facts }, mode, resolution) => {
        const creditsOf = ({ id, draft }: Engine) => (draft ? 0 : (credits.get(id) ?? 10))
        const hasPrice = ({ id }: Engine) => !priceless.has(id)
        const health: EngineHealth = { ...facts, hasPrice, limit: { maxCredits, creditsOf } }
        const wish = request({ resolution })
        const choice = chooseEngine(mode, wish, health, engines)
        const reversed = chooseEngine(mode, wish, health, [...engines].reverse())
        expect('engine' in reversed ? reversed.engine : null).toBe('engine' in choice ? choice.engine : null)
        if ('errors' in choice) return
        const { engine, reason } = choice
        expect(isServed(engine, health)).toBe(true)
        expect(hasPrice(engine)).toBe(true)
        expect(engine.deprecatedAt).toBeUndefined()
        expect(creditsOf(engine)).toBeLessThanOrEqual(maxCredits)
        expect(reason).toContain(engine.label)
      },
    ),
    { numRuns: 150 },
  )
})
