import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { voiceOptions } from '#catalog/voice-stage.ts'
import type { Mode } from '#contract/generation.ts'
import { ShotRequest } from '#contract/project.ts'
import { hasPrice, priceStage } from '#pricing/price.ts'
import type { StudioFacts } from './facts.ts'
import { type Resolved, resolve, resolveDraft, stageRequestOf } from './resolve.ts'

/** What one take costs on this engine, with the stages around it, as the server will quote it; null: nobody knows. */
export function takePrice(
  draft: ShotRequest,
  engine: Engine,
  request: RouteRequest,
  facts: StudioFacts,
): number | null {
  const main = stagePrice(request.mode, { engine, request }, facts)
  const around = stagesAround(draft, request, facts)
  return [main, ...around].reduce(
    (sum, credits) => (sum === null || credits === null ? null : sum + credits),
    0,
  )
}

/** What all takes of the draft cost together; a sweep may make each one dearer than the last. */
export function draftPrice(draft: ShotRequest, facts: StudioFacts): number | null {
  const { sweep, variations = 1 } = draft
  const takes =
    sweep === undefined ? [draft] : sweep.values.map((value) => swept(draft, sweep.parameter, value))
  const prices = takes.map((take) => {
    const { engine, request } = resolveDraft(take, facts)
    return engine && request ? takePrice(take, engine, request, facts) : null
  })
  return prices.reduce<number | null>(
    (sum, credits) => (sum === null || credits === null ? null : sum + credits * variations),
    0,
  )
}

type Sweep = NonNullable<ShotRequest['sweep']>

function swept(
  draft: ShotRequest,
  parameter: Sweep['parameter'],
  value: Sweep['values'][number],
): ShotRequest {
  const [field = '', part] = parameter.split('.')
  const change = { [field]: part === undefined ? value : { ...draft.camera, [part]: value } }
  return ShotRequest.parse({ ...draft, ...change, sweep: undefined })
}

/** How many takes the request makes. */
export const takesOf = ({ variations = 1, sweep }: ShotRequest): number => sweep?.values.length ?? variations

type Stage = Pick<Resolved, 'engine' | 'request'>

function stagePrice(mode: Mode, { engine, request }: Stage, facts: StudioFacts): number | null {
  const { rateCard, ownKeys } = facts
  if (!engine || !request || !hasPrice(rateCard, engine)) return null
  if (vendorCost(engine.price.cost, request) === null) return null
  const payer = ownKeys.has(engine.id) ? 'workspace' : 'studio'
  return priceStage(rateCard, engine, mode, request, '', payer).credits
}

/** The stages before and after the main one that an engine works on; all other steps are our own, and free. */
function stagesAround(draft: ShotRequest, main: RouteRequest, facts: StudioFacts): (number | null)[] {
  const { image, voice, ambience, aspectRatio } = draft
  const words = (prompt: string) => ({ ...stageRequestOf({}), prompt })
  const price = (mode: Mode, engineId: string, wish: ReturnType<typeof stageRequestOf>) =>
    stagePrice(mode, resolve(mode, engineId, wish, facts), facts)
  return [
    ...(image ? [price('t2i', image.engineId, { ...words(image.prompt ?? main.prompt), aspectRatio })] : []),
    ...(voice ? [price('tts', voice.engineId, { ...words(voice.text), options: voiceOptions(voice) })] : []),
    ...(ambience
      ? [
          price('ambience', ambience.engineId, {
            ...words(ambience.prompt || main.prompt),
            durationSeconds: Math.ceil(main.durationSeconds ?? 4),
          }),
        ]
      : []),
  ]
}
