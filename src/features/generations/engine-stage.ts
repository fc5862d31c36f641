import { limitsByRole } from '#catalog/input-limits.ts'
import type { Mode } from '#contract/generation.ts'
import type { InputRef } from '#jobs/operations.ts'
import { priceStage } from '#pricing/price.ts'
import { GenerationErrors } from './errors.ts'
import type { PlanFacts } from './facts.ts'
import { fitSeconds } from './input-files.ts'
import type { JobBuilder } from './stage-builder.ts'
import { type Chosen, otherEngines, routesOf } from './stage-engine.ts'

/** Adds a stage by a chosen engine; returns the position of the step that delivers its assets. */
export function addEngineStage(
  builder: JobBuilder,
  stage: string,
  mode: Mode,
  chosen: Chosen,
  inputs: readonly InputRef[],
  allowFallback: boolean,
  facts: PlanFacts,
): number {
  const { engine, request, note } = chosen
  if (note !== undefined) builder.notes.push(note)
  const [first, ...others] = routesOf(engine, mode, request, facts)
  if (first === undefined) throw GenerationErrors.engine_unavailable()
  const price = priceStage(facts.rateCard, engine, mode, request, stage, first.payer)
  const possible =
    allowFallback && !first.inline ? [...others, ...otherEngines(mode, chosen, price.credits, facts)] : []
  // Whoever pays was told the price; nobody else takes over.
  const fallbacks = possible.filter(({ payer }) => payer === first.payer)
  const expected = engine.modes[mode]?.expectedSeconds ?? { base: 10, perSecond: 0 }
  const kind = first.inline ? 'inline.render' : 'remote.wait'
  const factor = facts.factors.get(`${kind}:${engine.id}`)?.p50 ?? 1
  return builder.add({
    stage,
    routes: [first, ...fallbacks],
    inputs,
    fitSeconds: fitSeconds(inputs, limitsByRole(engine, first.request.mode), facts),
    expectedSeconds:
      (expected.base + expected.perSecond * (request.durationSeconds ?? request.mediaSeconds ?? 0)) * factor,
    price,
    chargeWhenBilled:
      price.billsModerated && (first.payer === 'workspace' || facts.whoPaysModerated === 'user'),
  })
}
