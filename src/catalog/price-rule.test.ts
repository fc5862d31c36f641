import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PricedRequest, type VendorCost, vendorCost } from './price-rule.ts'

const request: PricedRequest = {
  resolution: '720p',
  aspectRatio: '16:9',
  audio: false,
  durationSeconds: 5,
  mediaSeconds: null,
  fps: null,
  prompt: 'fox',
  mode: 't2v',
  inputs: [],
  options: {},
}

type UnitCost = Exclude<VendorCost, { per: 'token' }>
const cost = (rule: Partial<UnitCost> & Pick<UnitCost, 'tiers'>, changes: Partial<PricedRequest> = {}) =>
  vendorCost({ per: 'second', ...rule }, { ...request, ...changes })

test('the first tier that matches counts, by mode, option, shape, resolution and length', () => {
  const tiers = [
    { when: { modes: ['v2v' as const] }, microUsd: 1 },
    { when: { options: { quality: ['high', 'best'] } }, microUsd: 2 },
    { when: { aspectRatios: ['1:1'] }, microUsd: 4 },
    { when: { resolutions: ['720p'], fromSeconds: 5 }, microUsd: 3 },
  ]
  expect(cost({ tiers, per: 'fixed' }, { mode: 'v2v', options: { quality: 'high' } })).toBe(1)
  expect(cost({ tiers, per: 'fixed' }, { options: { quality: 'best' } })).toBe(2)
  expect(cost({ tiers, per: 'fixed' })).toBe(3)
  expect(cost({ tiers, per: 'fixed' }, { aspectRatio: '1:1' })).toBe(4)
  expect(cost({ tiers, per: 'fixed' }, { durationSeconds: 4 })).toBeNull()
})

test('work on a file is sold by the length of the file', () => {
  const tiers = [{ when: {}, microUsd: 1_000 }]
  expect(cost({ tiers }, { durationSeconds: null, mediaSeconds: 2.5 })).toBe(2_500)
  expect(cost({ tiers }, { durationSeconds: 4, mediaSeconds: 2.5 })).toBe(4_000)
  expect(cost({ tiers, minimumMicroUsd: 5_000 }, { durationSeconds: null, mediaSeconds: 2.5 })).toBe(5_000)
})

test('references cost extra, frames do not, and the least is never undercut', () => {
  const roles = fc.array(fc.constantFrom('reference', 'character', 'style', 'firstFrame', 'video'))
  fc.assert(
    fc.property(roles, fc.nat(1_000), fc.nat(1_000), (given, perReferenceMicroUsd, minimumMicroUsd) => {
      const inputs = given.map((role) => ({ role }))
      const references = given.filter((role) => ['reference', 'character', 'style'].includes(role)).length
      const rule = { tiers: [{ when: {}, microUsd: 10 }], perReferenceMicroUsd, minimumMicroUsd }
      const expected = Math.max(50 + references * perReferenceMicroUsd, minimumMicroUsd)
      expect(cost(rule, { inputs })).toBe(expected)
    }),
  )
})

test('seconds in blocks, seconds of a given file, and pictures after the free ones', () => {
  const tiers = [{ when: {}, microUsd: 10 }]
  expect([4, 5, 5.1].map((durationSeconds) => cost({ tiers, stepSeconds: 5 }, { durationSeconds }))).toEqual([
    50, 50, 100,
  ])
  const extended = { tiers, perMediaSecondMicroUsd: 3 }
  expect(cost(extended, { mediaSeconds: 7.2 })).toBe(50 + 8 * 3)
  expect(cost(extended)).toBe(50)
  const roles = ['firstFrame', 'reference', 'reference', 'video', 'audio'] as const
  const inputs = roles.map((role) => ({ role }))
  expect(cost({ tiers, perPictureMicroUsd: 4 }, { inputs })).toBe(50 + 3 * 4)
  expect(cost({ tiers, perPictureMicroUsd: 4, freePictures: 2 }, { inputs })).toBe(50 + 4)
  expect(cost({ tiers, perPictureMicroUsd: 4, freePictures: 9 }, { inputs })).toBe(50)
})
