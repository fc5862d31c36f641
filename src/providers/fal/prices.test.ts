import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeFal, startFakeFal } from '../../../test/vendors/fal.ts'
import { ProviderError } from '../spec/provider.ts'
import { falPrices } from './prices.ts'

let fake: FakeFal
beforeAll(async () => {
  fake = await startFakeFal()
})
afterAll(async () => {
  await fake.close()
})
const calm = () => new AbortController().signal

test('the list is read a page at a time, and what it does not name is absent', async () => {
  let calls = 0
  const counting: typeof fetch = (input, init) => {
    calls++
    return fetch(input, init)
  }
  const unknown = Array.from({ length: 60 }, (_, n) => `fal-ai/unknown-${n}`)
  const asked = ['fal-ai/mmaudio-v2', ...unknown, 'topaz/adjust/image']
  const prices = await falPrices({ key: fake.key, baseUrl: fake.url, fetch: counting }, asked, calm())
  expect(calls).toBe(2)
  expect([...prices]).toEqual([
    ['fal-ai/mmaudio-v2', { usd: 0.001, unit: 'second' }],
    ['topaz/adjust/image', { usd: 0.08, unit: 'image' }],
  ])
})

test('other money is no price, a wrong key is said so, a page that cannot be read as well', async () => {
  const price = { endpoint_id: 'a/b', unit_price: 1, unit: 'image', currency: 'EUR' }
  const replying = (reply: Response) => ({ key: 'id:secret', fetch: async () => reply })
  expect((await falPrices(replying(Response.json({ prices: [price] })), ['a/b'], calm())).size).toBe(0)
  const wrong = falPrices({ key: 'wrong', baseUrl: fake.url }, ['a/b'], calm())
  await expect(wrong).rejects.toBeInstanceOf(ProviderError)
  await expect(falPrices(replying(new Response('<html>')), ['a/b'], calm())).rejects.toBeInstanceOf(
    ProviderError,
  )
})
