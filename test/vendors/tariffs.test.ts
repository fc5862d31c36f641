import { expect, test } from 'vitest'
import type { ModeCard } from '#catalog/engine.ts'
import { filled } from '#catalog/engines/compiled.fixture.ts'
import { engines } from '#catalog/engines.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import { makes } from './makes.ts'
import { fiveSeconds, measureOf } from './outputs.ts'
import { tariffs } from './tariffs.ts'

function lengthsOf({ durations }: ModeCard): (number | null)[] {
  if (!durations) return [null]
  return 'values' in durations ? [...durations.values] : [durations.min, durations.max]
}

/** The requests that a price may tell apart: each resolution, shape, length and sound of a mode. */
function requestsOf(mode: Mode, card: ModeCard) {
  const sounds = card.audio === 'optional' ? [true, false] : [card.audio === 'always']
  return (card.resolutions ?? [null]).flatMap((resolution) =>
    (card.aspectRatios ?? [null]).flatMap((aspectRatio) =>
      lengthsOf(card).flatMap((durationSeconds) =>
        sounds.map((audio) => ({
          ...exampleRequest(mode, card),
          resolution,
          aspectRatio,
          durationSeconds,
          audio,
        })),
      ),
    ),
  )
}

test('the catalog expects to the cent what the vendor bills, and in an unusual shape no less', () => {
  for (const engine of engines) {
    const { cost } = engine.price
    // A text is billed by what was written, which its own test looks at.
    if (engine.draft || cost === null || cost.per === 'token') continue
    for (const { provider, compile } of engine.routes) {
      const [tariff, make] = [tariffs[provider], new Map(Object.entries(makes)).get(provider)]
      if (!tariff || !make) throw new Error(`No tariff of ${provider}`)
      for (const [mode, card] of Object.entries(engine.modes)) {
        // It is bought as the mode by which it is made.
        if (card.via !== undefined) continue
        for (const request of requestsOf(mode as Mode, card)) {
          const compiled = compile(request)
          const expected = vendorCost(cost, request) ?? Number.NaN
          const body = filled(compiled)
          const made = measureOf(make(compiled.endpoint, body, fiveSeconds))
          const billed = tariff(compiled.endpoint, body, made, fiveSeconds)
          const { resolution, aspectRatio, durationSeconds, audio } = request
          const choice = [engine.id, provider, mode, resolution, aspectRatio, durationSeconds, audio].join(
            ' ',
          )
          expect(billed, choice).toBeGreaterThan(0)
          const more = expected - billed
          expect(more, choice).toBeGreaterThan(-10_000)
          if (aspectRatio === (card.aspectRatios?.[0] ?? null)) expect(more, choice).toBeLessThan(10_000)
        }
      }
    }
  }
})
