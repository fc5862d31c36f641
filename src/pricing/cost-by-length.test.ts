import { expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { findEngine } from '#catalog/engines.ts'
import type { PricedRequest } from '#catalog/price-rule.ts'
import { costByLength } from './cost-by-length.ts'

const request: PricedRequest = {
  mode: 't2v',
  resolution: '720p',
  aspectRatio: '16:9',
  audio: false,
  durationSeconds: 4,
  mediaSeconds: null,
  fps: null,
  prompt: 'A lighthouse',
  inputs: [],
  options: {},
}
const costsOf = (engineId: string, changes: Partial<PricedRequest> = {}) =>
  costByLength(findEngine(engineId)?.price.cost ?? null, { ...request, ...changes })

test('by the second: each length has its cost, and the last is what was expected', () => {
  expect(costsOf('veo-3.1-lite')).toEqual([30_000, 60_000, 90_000, 120_000])
  const { costMicroUsd } = compiledBy('veo-3.1-lite', {
    ...{ mode: 't2v', prompt: 'A lighthouse', durationSeconds: 8, resolution: '720p', audio: false },
  })
  expect(costsOf('veo-3.1-lite', { durationSeconds: 8 })?.at(-1)).toBe(costMicroUsd)
})

test('in blocks: what is shorter than the shortest that is sold costs as much', () => {
  const costs = costsOf('ray-3.2', { durationSeconds: 10 })
  expect(costs).toEqual([...Array.from({ length: 9 }, () => 300_000), 900_000])
  expect(costsOf('ray-3.2', { durationSeconds: 5 })).toBeNull()
})

test('an edit is as long as what it was made of, which is billed as before', () => {
  const costs = costsOf('gemini-omni-1.1-flash', { mode: 'v2v', durationSeconds: null, mediaSeconds: 2 })
  expect(costs).toEqual([100_000 + 2 * 8_700, 200_000 + 2 * 8_700])
})

test('a price that the length of the take does not change has none', () => {
  expect(
    costsOf('bytedance-upscaler', { mode: 'upscale', durationSeconds: null, mediaSeconds: 5 }),
  ).toBeNull()
  expect(costsOf('elevenlabs-sound-effects', { mode: 'sfx', durationSeconds: 20 })).toBeNull()
  expect(costsOf('flux-2-pro', { mode: 't2i', durationSeconds: null })).toBeNull()
  expect(costsOf('gpt-6-luna', { mode: 'text', durationSeconds: null })).toBeNull()
})
