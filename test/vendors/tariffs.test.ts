import { expect, test } from 'vitest'
import type { ModeCard } from '#catalog/engine.ts'
import { filled } from '#catalog/engines/compiled.fixture.ts'
import { engines } from '#catalog/engines.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import { bill as bfl } from './bfl-tariff.ts'
import { bill as elevenlabs } from './elevenlabs-tariff.ts'
import { bill as google } from './google-tariff.ts'
import { bill as kling } from './kling-tariff.ts'
import { bill as luma } from './luma-tariff.ts'
import { bill as minimax } from './minimax-tariff.ts'
import { bill as openai } from './openai-tariff.ts'
import { bill as replicate } from './replicate-tariff.ts'
import { bill as stability } from './stability-tariff.ts'
import { bill as vertex } from './vertex-tariff.ts'
import { bill as xai } from './xai-tariff.ts'

/** Each vendor's own price list, typed from its page and never from our cards. */
const tariffs: Record<string, (endpoint: string, body: Record<string, unknown>) => number> = {
  replicate,
  luma,
  kling,
  minimax,
  xai,
  bfl,
  openai,
  stability,
  elevenlabs,
  google,
  vertex,
}

function lengthsOf({ durations }: ModeCard): (number | null)[] {
  if (!durations) return [null]
  return 'values' in durations ? [...durations.values] : [durations.min, durations.max]
}

test('the catalog expects to the cent what the vendor bills', () => {
  const sold = engines
    .filter(({ price }) => price.cost !== null && price.cost.per !== 'token')
    .flatMap((engine) =>
      engine.routes.flatMap(({ provider, compile }) => {
        const tariff = tariffs[provider]
        return tariff ? [{ engine, compile, tariff }] : []
      }),
    )
  expect(sold.length).toBeGreaterThan(0)
  for (const { engine, compile, tariff } of sold) {
    for (const [mode, card] of Object.entries(engine.modes)) {
      // It is bought as the mode by which it is made.
      if (card.via !== undefined) continue
      for (const resolution of card.resolutions ?? [null]) {
        for (const durationSeconds of lengthsOf(card)) {
          for (const audio of card.audio === 'optional' ? [true, false] : [card.audio === 'always']) {
            const request = { ...exampleRequest(mode as Mode, card), resolution, audio, durationSeconds }
            const compiled = compile(request)
            const expected = vendorCost(engine.price.cost, request) ?? Number.NaN
            const billed = tariff(compiled.endpoint, filled(compiled))
            const choice = `${engine.id} ${mode} ${resolution} ${durationSeconds} ${audio}`
            expect(Math.abs(expected - billed), choice).toBeLessThan(10_000)
          }
        }
      }
    }
  }
})
