import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { expectedSeconds, type PublicEngine } from '#catalog/public.ts'
import { isRetired, todayUtc } from '#catalog/retirement.ts'
import { normalizeRequest } from '#catalog/validate.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { StudioFacts } from './facts.ts'
import { modesLike } from './modes.ts'
import { type OneChange, oneChange } from './one-change.ts'
import { modeOf, stageRequestOf } from './resolve.ts'
import { roleLabels } from './roles.ts'
import { draftPrice } from './take-price.ts'

type Unavailable = NonNullable<PublicEngine['unavailable']>

interface Row {
  engine: Engine
  /** For all takes of the request, in credits; null when nobody knows. */
  credits: number | null
  seconds: number | null
}

export type EngineFit =
  | (Row & { kind: 'fits' })
  | (Row & { kind: 'one-change'; change: OneChange })
  | (Row & { kind: 'cannot'; reason: string })
  /** Would do it, but does not work in this studio: no key of its provider, or it is down. */
  | (Row & { kind: 'unavailable'; providers: readonly string[]; why: Unavailable })

/** Every engine that makes this kind of thing, by how it stands to the settings at hand. */
export function fitsOf(draft: ShotRequest, facts: StudioFacts): EngineFit[] {
  const like = modesLike(modeOf(draft))
  const today = todayUtc()
  return facts.engines
    .filter((engine) => !isRetired(engine, today) && like.some((mode) => engine.modes[mode]))
    .map((engine) => fitOf(engine, draft, facts))
}

export function fitOf(engine: Engine, draft: ShotRequest, facts: StudioFacts): EngineFit {
  const own = forEngine(draft, engine)
  const result = normalizeRequest(engine, modeOf(own), stageRequestOf(own, facts))
  if (result.ok)
    return available(engine, facts, { ...rowOf(engine, own, result.request, facts), kind: 'fits' })
  const change = oneChange(engine, own, result.errors, facts)
  if (change) {
    const changed = { ...own, ...change.patch }
    const row = rowOf(engine, changed, change.request, facts)
    return available(engine, facts, { ...row, kind: 'one-change', change })
  }
  const reason = whatIsMissing(engine, own) ?? result.errors[0]?.message ?? `${engine.label} cannot do this.`
  return available(engine, facts, { engine, credits: null, seconds: null, kind: 'cannot', reason })
}

/** An input that only a person can give: "Needs a first frame". */
function whatIsMissing(engine: Engine, draft: ShotRequest): string | null {
  const given = new Set((draft.inputs ?? []).map(({ role }) => role))
  if (draft.image) given.add('firstFrame')
  const cards = modesLike(modeOf(draft)).flatMap((mode) => engine.modes[mode] ?? [])
  const missing = cards.map(({ inputs }) => inputs.find(({ role, min }) => min > 0 && !given.has(role)))
  const [first] = missing
  return first && missing.every((input) => input !== undefined)
    ? `Needs a ${roleLabels[first.role].toLowerCase()}`
    : null
}

/** The draft as it is when this engine is picked: options are the other engine's own and stay behind. */
export function forEngine(draft: ShotRequest, { id }: { id: string }): ShotRequest {
  return draft.engineId === id ? draft : { ...draft, engineId: id, options: {} }
}

function rowOf(engine: Engine, draft: ShotRequest, request: RouteRequest, facts: StudioFacts): Row {
  const card = engine.modes[request.mode]
  return {
    engine,
    credits: draftPrice(draft, facts),
    seconds: card ? secondsNow(engine, expectedSeconds(card, request), facts) : null,
  }
}

/** The guess, as much longer as takes are than usual. */
export function secondsNow({ id }: Engine, guess: number, { live }: StudioFacts): number {
  const { level, medianSeconds, usualSeconds } = live.get(id) ?? {}
  return level === 'slow' && medianSeconds && usualSeconds ? (guess * medianSeconds) / usualSeconds : guess
}

function available(engine: Engine, facts: StudioFacts, fit: EngineFit): EngineFit {
  if (facts.available.has(engine.id)) return fit
  const { credits, seconds } = fit
  return {
    engine,
    credits,
    seconds,
    kind: 'unavailable',
    providers: engine.routes.map(({ provider }) => provider),
    why: facts.unavailable.get(engine.id) ?? 'no-key',
  }
}
