import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { engines, findEngine } from '#catalog/engines.ts'
import type { CreditRule } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import { DailiesError } from '#kernel/errors.ts'
import { hasPrice, priceStage } from './price.ts'
import { defaultRateCard, RateCard } from './rate-card.ts'

function engine(id: string): Engine {
  const found = findEngine(id)
  if (!found) throw new Error(`No engine ${id}`)
  return found
}

/** Sold by the house's default rule. */
const veo = engine('veo-3.1-lite')
const request = (changes: Partial<RouteRequest> = {}): RouteRequest => ({
  mode: 't2v',
  prompt: 'A lighthouse',
  negativePrompt: '',
  durationSeconds: 4,
  mediaSeconds: null,
  resolution: '720p',
  aspectRatio: '16:9',
  fps: null,
  audio: true,
  seed: 1,
  inputs: [],
  camera: null,
  styleId: null,
  options: {},
  ...changes,
})
const cardWith = (rule: CreditRule, discount = 0): RateCard =>
  RateCard.parse({ ...defaultRateCard, engines: { [veo.id]: rule }, memberDiscountPercent: discount })
const price = (card: RateCard, changes: Partial<RouteRequest> = {}) =>
  priceStage(card, veo, 't2v', request(changes), 'video')

describe('the default rule for hosted video', () => {
  test.each([
    [4, '720p', 40],
    [4, '1080p', 60],
    [6, '720p', 60],
    [6, '1080p', 90],
    [8, '720p', 80],
    [8, '1080p', 120],
  ])('%i s at %s cost %i credits', (durationSeconds, resolution, credits) => {
    expect(price(defaultRateCard, { durationSeconds, resolution }).credits).toBe(credits)
  })

  test('the line says what is bought', () => {
    expect(price(defaultRateCard, { durationSeconds: 6, resolution: '1080p' }).lines).toEqual([
      {
        code: 'base',
        label: '6 s at 1080p with sound',
        stage: 'video',
        quantity: 6,
        unitCredits: 15,
        credits: 90,
      },
    ])
  })

  test('the dollars are the vendor’s', () => {
    expect(price(defaultRateCard, { durationSeconds: 8 }).costMicroUsd).toBe(400_000)
    expect(price(defaultRateCard, { durationSeconds: 8, audio: false }).costMicroUsd).toBe(240_000)
  })
})

describe('laws of every price', () => {
  const factor = fc.record({
    when: fc.record({ resolutions: fc.constant<string[]>(['1080p']) }),
    times: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })),
  })
  const rule: fc.Arbitrary<CreditRule> = fc.oneof(
    fc.record({
      per: fc.constant('second' as const),
      credits: fc.integer({ min: 1, max: 100 }),
      factors: fc.array(factor, { maxLength: 3 }),
      perReference: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({
      per: fc.constant('frame' as const),
      creditsPer100: fc.integer({ min: 1, max: 100 }),
      factors: fc.array(factor, { maxLength: 3 }),
      perReference: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({
      per: fc.constant('character' as const),
      creditsPer1000: fc.integer({ min: 1, max: 100 }),
      factors: fc.array(factor, { maxLength: 3 }),
      perReference: fc.integer({ min: 0, max: 9 }),
    }),
  )
  const seconds = fc.integer({ min: 1, max: 6000 }).map((tenths) => tenths / 10)
  const discount = fc.integer({ min: 0, max: 100 })
  const references = fc
    .integer({ min: 0, max: 9 })
    .map((count) => Array.from({ length: count }, () => ({ role: 'reference' as const, assetId: 'ast_1' })))

  test('whole, never negative, and the total is the sum of the lines', () => {
    fc.assert(
      fc.property(rule, discount, seconds, references, (creditRule, percent, durationSeconds, inputs) => {
        const { lines, credits } = price(cardWith(creditRule, percent), { durationSeconds, inputs, fps: 24 })
        expect(lines.every((line) => Number.isSafeInteger(line.credits))).toBe(true)
        expect(lines.reduce((sum, line) => sum + line.credits, 0)).toBe(credits)
        expect(credits).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('more seconds never cost less', () => {
    fc.assert(
      fc.property(rule, discount, seconds, seconds, (creditRule, percent, one, other) => {
        const card = cardWith(creditRule, percent)
        const [short, long] = [one, other].sort((a, b) => a - b)
        const cost = (durationSeconds = 0) => price(card, { durationSeconds, fps: 24 }).credits
        expect(cost(long)).toBeGreaterThanOrEqual(cost(short))
      }),
    )
  })

  test('a line is rounded up once: never under the exact price, and less than one credit over it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        factor,
        fc.integer({ min: 1, max: 600 }),
        (credits, one, s) => {
          const card = cardWith({ per: 'second', credits, factors: [one], perReference: 0 })
          const charged = price(card, { durationSeconds: s, resolution: '1080p' }).credits
          const [numerator, denominator] = one.times
          expect(charged * denominator).toBeGreaterThanOrEqual(s * credits * numerator)
          expect((charged - 1) * denominator).toBeLessThan(s * credits * numerator)
        },
      ),
    )
  })

  test('a higher resolution never costs less, for every engine as it is', () => {
    const order = '360p 480p 512 540p 720p 768p 1080p 1K 1440p 2K 2160p 4k 4K'.split(' ')
    for (const [card, mode, one] of offered()) {
      const prices = [...(card.resolutions ?? [])]
        .sort((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((resolution) => {
          const example = { ...exampleRequest(mode, card), resolution }
          return priceStage(defaultRateCard, one, mode, example, 'video')
        })
      const credits = prices.map((each) => each.credits)
      expect(credits, `${one.id} ${mode}`).toEqual([...credits].sort((a, b) => a - b))
      const dollars = prices.map((each) => each.costMicroUsd)
      expect(dollars, `${one.id} ${mode}`).toEqual([...dollars].sort((a, b) => a - b))
    }
  })
})

test('every choice that a card offers has a price, and a hosted one is not sold below its cost', () => {
  for (const [card, mode, one] of offered()) {
    for (const resolution of card.resolutions ?? [null]) {
      for (const audio of [true, false]) {
        const example = { ...exampleRequest(mode, card), resolution, audio }
        const { credits, costMicroUsd } = priceStage(defaultRateCard, one, mode, example, 'video')
        expect(
          one.price.credits.per === 'free' ? credits === 0 : credits > 0,
          `${one.id} ${mode} ${resolution}`,
        ).toBe(true)
        // A credit lists at ten cents.
        expect(costMicroUsd).toBeLessThanOrEqual(credits * 100_000)
      }
    }
  }
})

describe('the other ways to count', () => {
  test('local engines are free and say so', () => {
    const local = priceStage(defaultRateCard, engine('draft-video'), 't2v', request(), 'video')
    expect(local).toMatchObject({ credits: 0, costMicroUsd: 0, billsModerated: false, billsFailed: false })
    expect(local.lines).toEqual([
      {
        code: 'base',
        label: '4 s at 720p with sound, free',
        stage: 'video',
        quantity: 1,
        unitCredits: 0,
        credits: 0,
      },
    ])
  })

  test('a sound that is only kept is not sold', () => {
    const kept = request({ mode: 'convert', durationSeconds: null, mediaSeconds: 4, resolution: null })
    const { lines } = priceStage(defaultRateCard, engine('local-convert'), 'convert', kept, 'video')
    expect(lines).toMatchObject([{ label: '4 s, free' }])
  })

  test('a line of music does not look like one of ambience', () => {
    const label = (mode: 'music' | 'ambience') =>
      priceStage(defaultRateCard, engine(`local-${mode}`), mode, request({ mode, resolution: null }), mode)
        .lines[0]?.label
    expect([label('music'), label('ambience')]).toEqual(['4 s of music, free', '4 s of ambience, free'])
  })

  test('pictures count references', () => {
    const inputs = [1, 2].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
    const changes = { mode: 'i2i' as Mode, durationSeconds: null, audio: false, resolution: '1080p', inputs }
    const picture = priceStage(defaultRateCard, engine('flux-2-pro'), 'i2i', request(changes), 'image')
    expect(picture.lines.map(({ label, credits }) => [label, credits])).toEqual([
      ['One picture at 1080p', 1],
      ['2 reference pictures', 2],
    ])
    expect(picture).toMatchObject({ credits: 3, billsModerated: true })
  })

  test.each<[CreditRule, number, string]>([
    [{ per: 'fixed', credits: 7, factors: [], perReference: 0 }, 7, '4 s at 720p with sound'],
    [{ per: 'image', credits: 3, factors: [], perReference: 0 }, 3, '4 s at 720p with sound'],
    // 4 s at 24 fps are 96 frames; 96 × 50 ∕ 100.
    [{ per: 'frame', creditsPer100: 50, factors: [], perReference: 0 }, 48, '4 s at 720p with sound'],
    // "A lighthouse" has 12 characters; 12 × 100 ∕ 1000 is 1.2.
    [{ per: 'character', creditsPer1000: 100, factors: [], perReference: 0 }, 2, '4 s at 720p with sound'],
  ])('%o', (rule, credits, label) => {
    const priced = price(cardWith(rule), { fps: 24 })
    expect([priced.credits, priced.lines[0]?.label]).toEqual([credits, label])
  })

  test('factors multiply, by what they look at', () => {
    const card = cardWith({
      per: 'second',
      credits: 10,
      perReference: 0,
      factors: [
        { when: { audio: true }, times: [11, 10] },
        { when: { fromSeconds: 8 }, times: [3, 1] },
      ],
    })
    expect(price(card, { durationSeconds: 10 }).credits).toBe(330)
    expect(price(card, { durationSeconds: 7, audio: false }).credits).toBe(70)
    expect(price(card, { durationSeconds: 7 }).credits).toBe(77)
  })

  test('a member’s discount is a line of its own', () => {
    const { lines, credits } = price(cardWith({ per: 'default' }, 12), { durationSeconds: 4 })
    expect(lines[1]).toMatchObject({ code: 'discount', label: 'Member discount 12 %', credits: -4 })
    // 12 % of 40 are 4.8: a discount is rounded down, once.
    expect(credits).toBe(36)
  })

  test('speech counts characters, not bytes', () => {
    const { lines } = priceStage(
      defaultRateCard,
      engine('local-voice'),
      'tts',
      request({ prompt: 'Grüße 👋' }),
      'voice',
    )
    expect(lines[0]?.label).toBe('7 characters, free')
  })
})

test('without a price there is no quote', () => {
  const unknown = cardWith({ per: 'unknown' })
  expect(hasPrice(unknown, veo)).toBe(false)
  expect(hasPrice(defaultRateCard, veo)).toBe(true)
  const free: Engine = { ...veo, price: { ...veo.price, cost: null } }
  expect(hasPrice(defaultRateCard, free)).toBe(false)
  for (const attempt of [
    () => price(unknown),
    () => priceStage(defaultRateCard, free, 't2v', request(), 'video'),
  ]) {
    expect(attempt).toThrow(DailiesError)
    expect(attempt).toThrow(/no known price/)
  }
})

test('a rate card cannot make its default rule name itself', () => {
  expect(RateCard.safeParse({ ...defaultRateCard, defaultRule: { per: 'default' } }).success).toBe(false)
  expect(RateCard.safeParse({ ...defaultRateCard, version: 'latest' }).success).toBe(false)
})

/** Every mode of every engine that has a price. */
function offered() {
  return engines
    .filter((one) => hasPrice(defaultRateCard, one))
    .flatMap((one) => Object.entries(one.modes).map(([mode, card]) => [card, mode as Mode, one] as const))
}

test('a given video is a line of its own, by the second begun', () => {
  const rule: CreditRule = { per: 'second', credits: 10, factors: [], perReference: 0, perMediaSecond: 2 }
  const { lines, credits } = price(cardWith(rule), { mediaSeconds: 8.2 })
  expect(lines[1]).toEqual({
    code: 'media',
    label: '9 s of the given file',
    stage: 'video',
    quantity: 9,
    unitCredits: 2,
    credits: 18,
  })
  expect(credits).toBe(58)
  expect(price(cardWith(rule)).lines).toHaveLength(1)
})
