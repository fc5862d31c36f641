import { type EngineHealth, isServed } from '../choose.ts'
import type { Engine } from '../engine.ts'
import { enginesFor } from '../engines.ts'
import { vendorCost } from '../price-rule.ts'
import { exampleRequest } from '../public.ts'

/** The text model that helps with prompts: the one that was chosen while it is served, else the cheapest; null without any. */
export function pickTextEngine(health: EngineHealth, chosenId: string | null): Engine | null {
  const served = enginesFor('text').filter((engine) => !engine.deprecatedAt && isServed(engine, health))
  return served.find(({ id }) => id === chosenId) ?? served.sort((a, b) => costOf(a) - costOf(b))[0] ?? null
}

function costOf(engine: Engine): number {
  const card = engine.modes.text
  const cost = card && vendorCost(engine.price.cost, exampleRequest('text', card))
  return cost ?? Number.POSITIVE_INFINITY
}
