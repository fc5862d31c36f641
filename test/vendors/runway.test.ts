import { expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import { startFakeRunway } from './runway.ts'
import { creditsFor } from './runway-tariff.ts'

const offers = engines.flatMap((engine) =>
  engine.routes
    .filter(({ provider }) => provider === 'runway')
    .flatMap((route) =>
      Object.entries(engine.modes).map(
        ([mode, card]) => [engine.id, mode as Mode, engine, route, card] as const,
      ),
    ),
)

test.each(offers)(
  '%s %s: the catalog expects to the cent what Runway bills',
  (_id, mode, engine, route, card) => {
    const { durations } = card
    const lengths =
      durations === undefined
        ? [null]
        : 'values' in durations
          ? [...durations.values]
          : [durations.min, durations.default, durations.max]
    for (const resolution of card.resolutions ?? []) {
      for (const aspectRatio of card.aspectRatios ?? []) {
        for (const durationSeconds of lengths) {
          const request = { ...exampleRequest(mode, card), resolution, aspectRatio, durationSeconds }
          const billed = creditsFor(route.compile(request).body) * 10_000
          expect(billed).toBeGreaterThan(0)
          expect(
            vendorCost(engine.price.cost, request),
            `${resolution} ${aspectRatio} ${durationSeconds}`,
          ).toBe(billed)
        }
      }
    }
  },
)

test('ill-typed and unknown fields, and calls without a version, are refused, and nothing begins', async () => {
  const fake = await startFakeRunway()
  const send = async (body: object, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${fake.url}/v1/text_to_video`, {
      method: 'POST',
      headers: { authorization: `Bearer ${fake.key}`, 'x-runway-version': '2024-11-06', ...headers },
      body: JSON.stringify(body),
    })
    return reply.status
  }
  const good = { model: 'gen4.5', promptText: 'A fox', ratio: '1280:720', duration: 5 }
  const bad = [
    {},
    { ...good, duration: '5' },
    { ...good, duration: 11 },
    { ...good, ratio: '16:9' },
    { ...good, model: 'gen4_turbo' },
    { ...good, cfgScale: 1 },
    { ...good, promptText: 'x'.repeat(1_001) },
  ]
  for (const body of bad) expect(await send(body), JSON.stringify(body)).toBe(400)
  expect(await send(good, { 'x-runway-version': '2023-01-01' })).toBe(400)
  expect(await send(good, { authorization: 'Bearer wrong' })).toBe(401)
  expect(await send(good)).toBe(200)
  expect(fake.posts.filter(({ requestId }) => requestId !== null)).toHaveLength(1)
  await fake.close()
})
