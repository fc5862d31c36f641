import { expect, test } from 'vitest'
import { engines, findEngine } from './engines.ts'
import { checkPrices, endpointsOf, type LivePrice } from './price-drift.ts'

const cards = ['veo-3.1', 'pika-2.2', 'sync-lipsync-2', 'topaz-adjust'].flatMap((id) => findEngine(id) ?? [])

const statesFor = (list: Record<string, LivePrice>) =>
  Object.fromEntries(
    checkPrices(cards, 'fal', new Map(Object.entries(list))).map(({ endpoint, state }) => [endpoint, state]),
  )

test('a card agrees when the vendor’s base price is one of its own, whatever the unit', () => {
  expect(
    statesFor({
      'fal-ai/veo3.1': { usd: 0.4, unit: 'second' },
      'fal-ai/veo3.1/image-to-video': { usd: 0.5, unit: 'second' },
      'fal-ai/pika/v2.2/text-to-video': { usd: 0.04, unit: 'seconds' },
      'fal-ai/pika/v2.2/image-to-video': { usd: 0.2, unit: 'video' },
      'fal-ai/sync-lipsync/v2': { usd: 3, unit: 'minute' },
    }),
  ).toEqual({
    'fal-ai/veo3.1': 'same',
    'fal-ai/veo3.1/image-to-video': 'drift',
    'fal-ai/pika/v2.2/text-to-video': 'same',
    'fal-ai/pika/v2.2/image-to-video': 'same',
    'fal-ai/sync-lipsync/v2': 'same',
    'topaz/adjust/image': 'unnamed',
  })
})

test('a card without a price is told apart from one that drifted', () => {
  const [veo] = cards
  if (!veo) throw new Error('No card')
  const priceless = { ...veo, price: { ...veo.price, cost: null } }
  const list = new Map([['fal-ai/veo3.1', { usd: 0.4, unit: 'second' }]])
  expect(checkPrices([priceless], 'fal', list)[0]).toMatchObject({ state: 'unpriced', card: [] })
})

test('every address of a provider is asked for once, and no other’s', () => {
  const endpoints = endpointsOf(engines, 'fal')
  expect(new Set(endpoints).size).toBe(endpoints.length)
  expect(endpoints).toContain('fal-ai/mmaudio-v2')
  expect(endpoints).not.toContain('ray-3.2')
})
