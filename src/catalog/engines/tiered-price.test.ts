import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionHolds, type PricedRequest } from '../price-rule.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const request = (audio: boolean): PricedRequest => ({
  resolution: null,
  audio,
  durationSeconds: 1,
  mediaSeconds: null,
  fps: null,
  prompt: '',
  mode: 't2v',
  inputs: [],
  options: {},
  aspectRatio: null,
})

test('each tier’s credits are its dollars at ten cents a credit, and three tenths more', () => {
  const usd = fc.integer({ min: 1, max: 30_000 }).map((cents) => cents / 10_000)
  fc.assert(
    fc.property(usd, usd, (base, other) => {
      const { credits } = tieredPrice('second', [
        { audio: false, usd: base },
        { audio: true, usd: other },
      ])
      if (credits.per !== 'second') throw new Error(credits.per)
      for (const [audio, dollars] of [
        [false, base],
        [true, other],
      ] as const) {
        const charged = credits.factors
          .filter(({ when }) => conditionHolds(when, request(audio)))
          .reduce((sum, { times }) => (sum * times[0]) / times[1], credits.credits)
        expect(charged).toBeCloseTo(dollars * 13, 3)
      }
    }),
  )
})

test('the house’s rule leaves what the vendor takes as it is', () => {
  const price = tieredPrice('second', [{ usd: 0.2 }])
  expect(byHouseRule(price)).toEqual({ credits: { per: 'default' }, cost: price.cost })
})
