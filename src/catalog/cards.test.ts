import { describe, expect, test } from 'vitest'
import { type Mode, modes } from '#contract/generation.ts'
import { InputLimits } from '#contract/input-limits.ts'
import { priceStage } from '#pricing/price.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { tariffs } from '../../test/vendors/tariffs.ts'
import { endpointsWithSchema, ownModes, postsOf } from './cards.fixture.ts'
import type { Engine, ModeCard } from './engine.ts'
import { engines } from './engines.ts'
import { limitsOf } from './input-limits.ts'
import { posts } from './posts.fixture.ts'
import { vendorCost } from './price-rule.ts'
import { exampleRequest } from './public.ts'
import { safeLimits, vendorLimits } from './vendor-limits.ts'

const hosted = engines.filter(({ draft }) => !draft)
const rows = hosted.map((engine) => [engine.id, engine] as const)
/** What a text model is asked is our own form, and it is billed by what it wrote: its own tests look at both. */
const media = rows.filter(([, { modes }]) => modes.text === undefined)

const dated = {
  url: expect.stringMatching(/^https:\/\//),
  checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
}

const madeByUs = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4'],
  audio: ['audio/mpeg'],
}

describe('no hosted card without proof', () => {
  test.each(rows)('%s says where its limits and its price were read, and when', (_id, { source, price }) => {
    expect(source).toEqual(dated)
    expect(price.source).toEqual(dated)
  })

  test.each(rows)('%s posts what it should, and nothing else', (id, engine) => {
    expect(postsOf(engine)).toEqual(posts[id])
  })

  test.each(media)('%s is checked against what its vendor publishes', (_id, engine) => {
    for (const [mode, card] of ownModes(engine)) {
      for (const { provider, compile } of engine.routes) {
        const { endpoint } = compile(exampleRequest(mode, card))
        expect(endpointsWithSchema(provider).has(endpoint), `${provider} ${endpoint}`).toBe(true)
      }
    }
  })

  test.each(media)(
    '%s is held against its vendor’s price list, or has no price and is not sold',
    (_id, engine) => {
      for (const { provider } of engine.routes) expect(tariffs[provider], provider).toBeDefined()
      expect(engine.price.cost === null).toBe(engine.price.credits.per === 'unknown')
    },
  )

  test.each(rows)('%s states what it takes as a file, where it takes one', (_id, engine) => {
    const inputs = ownModes(engine).flatMap(([, card]) => card.inputs)
    const vendors = inputs.length === 0 ? [] : engine.routes.map(({ provider }) => provider)
    for (const provider of vendors) expect(vendorLimits[provider], provider).toBeDefined()
    for (const input of inputs) {
      const limits = InputLimits.parse(limitsOf(engine, input))
      expect(limits.formats).toEqual(expect.arrayContaining(madeByUs[input.kind]))
      if (input.kind === 'video') expect(limits.codecs).toContain('h264')
      expect(limits.maxSeconds ?? Number.POSITIVE_INFINITY).toBeGreaterThan(limits.minSeconds ?? 0)
      // What is made smaller is never too small.
      const { minSide = 1, maxSide = Number.POSITIVE_INFINITY, maxPixels = Number.POSITIVE_INFINITY } = limits
      const longest = Math.max(limits.maxRatio ?? 1, 1 / (limits.minRatio ?? 1))
      expect(Math.min(maxSide / longest, Math.sqrt(maxPixels / longest))).toBeGreaterThan(minSide)
    }
  })

  test('what vendors publish of files is dated; what they do not is safe', () => {
    for (const [id, { source, image }] of Object.entries(vendorLimits)) {
      if (source === null) expect(image.formats, id).toEqual(safeLimits.image.formats)
      else expect(source, id).toEqual(dated)
    }
  })

  test('the list of posts names no card that is gone', () => {
    expect(Object.keys(posts).sort()).toEqual(hosted.map(({ id }) => id).sort())
  })
})

/** What is left of the price of each choice when the vendor is paid, as a share of the price. */
function marginsOf(engine: Engine, choices: typeof everyChoice): number[] {
  return ownModes(engine).flatMap(([mode, card]) =>
    choices(mode, card).map((request) => {
      const cost = vendorCost(engine.price.cost, request) ?? Number.NaN
      return 1 - cost / 100_000 / priceStage(defaultRateCard, engine, mode, request, 'video').credits
    }),
  )
}

const usual = (mode: Mode, card: ModeCard) => [exampleRequest(mode, card)]

function everyChoice(mode: Mode, card: ModeCard) {
  const { durations } = card
  const lengths = !durations
    ? [null]
    : 'values' in durations
      ? durations.values
      : [durations.min, durations.default, durations.max]
  const sounds = card.audio === 'optional' ? [true, false] : [card.audio === 'always']
  return (card.resolutions ?? [null]).flatMap((resolution) =>
    lengths.flatMap((durationSeconds) =>
      sounds.map((audio) => ({ ...exampleRequest(mode, card), resolution, durationSeconds, audio })),
    ),
  )
}

test.each(media.filter(([, { price }]) => price.cost !== null))(
  '%s earns what it should, and no choice of it costs the house money',
  (_id, engine) => {
    expect(Math.min(...marginsOf(engine, usual))).toBeGreaterThanOrEqual(0.2)
    expect(Math.min(...marginsOf(engine, everyChoice))).toBeGreaterThanOrEqual(0)
  },
)

describe('the catalog as a whole', () => {
  test('has enough hosted cards over enough providers, each with its own id', () => {
    expect(new Set(engines.map(({ id }) => id)).size).toBe(engines.length)
    expect(hosted.length).toBeGreaterThanOrEqual(45)
    expect(Object.keys(tariffs).length).toBeGreaterThanOrEqual(13)
    const served = new Set(hosted.flatMap(({ routes }) => routes.map(({ provider }) => provider)))
    for (const provider of Object.keys(tariffs)) expect(served.has(provider), provider).toBe(true)
  })

  test.each(engines.map((engine) => [engine.id, engine] as const))(
    '%s is told in few words',
    (_id, engine) => {
      expect(engine.label.length).toBeLessThanOrEqual(28)
      expect(engine.summary.length).toBeLessThanOrEqual(120)
    },
  )

  // The sound of a place, the mix of a voice and work that ffmpeg does are made here.
  const ours: readonly Mode[] = ['ambience', 'voice-over', 'speed', 'stabilize', 'convert']
  const needed: [string, Mode, Partial<{ output: string; takes: string }>][] = [
    ...modes.filter((mode) => !ours.includes(mode)).map((mode) => [mode, mode, {}] as [string, Mode, object]),
    ['i2v between two frames', 'i2v', { takes: 'lastFrame' }],
    ['upscale of a picture', 'upscale', { output: 'image' }],
    ['upscale of a video', 'upscale', { output: 'video' }],
    ['remove-bg of a picture', 'remove-bg', { output: 'image' }],
    ['remove-bg of a video', 'remove-bg', { output: 'video' }],
    ['color-enhance of a picture', 'color-enhance', { output: 'image' }],
    ['color-enhance of a video', 'color-enhance', { output: 'video' }],
    ['sfx for a video', 'sfx', { takes: 'video' }],
  ]
  test.each(needed)('%s can be bought', (_what, mode, { output, takes }) => {
    const able = hosted.filter(({ modes, price, deprecatedAt }) => {
      const card = modes[mode]
      if (!card || card.via !== undefined || price.cost === null || deprecatedAt) return false
      return (!output || card.output === output) && (!takes || card.inputs.some(({ role }) => role === takes))
    })
    expect(able.map(({ id }) => id)).not.toEqual([])
  })
})
