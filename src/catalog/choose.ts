import type { Mode } from '#contract/generation.ts'
import type { Payer } from '#contract/payer.ts'
import type { FieldError } from '#kernel/errors.ts'
import { formatUsd } from '#kernel/money.ts'
import type { Engine } from './engine.ts'
import { engines } from './engines.ts'
import { vendorCost } from './price-rule.ts'
import { normalizeRequest, type StageRequest } from './validate.ts'

/** What is known about the world right now; the catalog itself looks at nothing. */
export interface EngineHealth {
  /** Providers that have a key here. `local` needs none and always counts. */
  providers: ReadonlySet<string>
  /** Of those, the ones that the workspace pays itself, by a key of its own. */
  ownKeys?: ReadonlySet<string>
  /** Providers whose own key of the workspace does not work (any more); the studio's is no substitute for it. */
  brokenKeys?: ReadonlySet<string>
  /** Ids of engines, and of providers, that fail at the moment. */
  failing?: ReadonlySet<string>
  /** The share of takes that people kept, 0 to 1, by engine id. */
  keepRate?: ReadonlyMap<string, number>
  /** False: the rate card has no price for this engine. */
  hasPrice?: (engine: Engine) => boolean
}

export type Choice = { engine: Engine; reason: string } | { errors: FieldError[] }

/** An engine is served here by a provider that has a key and works. */
export const isServed = (engine: Engine, health: EngineHealth): boolean =>
  whyUnserved(engine, health) === null

export type Unserved = 'no-key' | 'key-broken' | 'not-answering'

/** Why an engine is not served here now; null when it is. */
export function whyUnserved(engine: Engine, health: EngineHealth): Unserved | null {
  const reachable = engine.routes.filter(({ provider }) => hasKey(provider, health))
  if (reachable.length === 0)
    return engine.routes.some(({ provider }) => health.brokenKeys?.has(provider)) ? 'key-broken' : 'no-key'
  const answers =
    !health.failing?.has(engine.id) && reachable.some(({ provider }) => !health.failing?.has(provider))
  return answers ? null : 'not-answering'
}

/** Who pays for a provider's work: the workspace, where it has brought a key of its own. */
export const payerOf = (provider: string, health: EngineHealth): Payer =>
  health.ownKeys?.has(provider) ? 'workspace' : 'studio'

/**
 * Picks for "auto": of the engines that can do the request, have a price and are served here, a hosted one before a draft,
 * then the least money for a take that is kept. The draft engines are there when nothing else is.
 */
export function chooseEngine(
  mode: Mode,
  request: StageRequest,
  health: EngineHealth,
  among: readonly Engine[] = engines,
): Choice {
  const able = among.filter((engine) => engine.modes[mode] && !engine.deprecatedAt)
  if (able.length === 0) return refuse('mode', `No engine here can do ${mode}.`)
  const served = able.filter((engine) => isServed(engine, health))
  if (served.length === 0) return refuse('engineId', 'No engine that can do this is available now.')

  const refusals: FieldError[][] = []
  const fitting: Candidate[] = []
  for (const engine of served) {
    const normalized = normalizeRequest(engine, mode, request)
    if (!normalized.ok) {
      refusals.push(normalized.errors)
      continue
    }
    const cost = vendorCost(engine.price.cost, normalized.request)
    const priced = engine.price.credits.per !== 'unknown' || health.hasPrice?.(engine) === true
    if (cost === null || !priced || health.hasPrice?.(engine) === false) continue
    fitting.push({ engine, cost, costPerKeptTake: cost / keepRateOf(engine, health) })
  }
  const best = fitting.sort(better)[0]
  if (best) return { engine: best.engine, reason: reasonFor(best, fitting, able, health) }
  const nearest = refusals.sort((a, b) => a.length - b.length)[0]
  return nearest ? { errors: nearest } : refuse('engineId', 'No engine that can do this has a price here.')
}

interface Candidate {
  engine: Engine
  cost: number
  costPerKeptTake: number
}

function better(a: Candidate, b: Candidate): number {
  if (a.engine.draft !== b.engine.draft) return a.engine.draft ? 1 : -1
  return a.costPerKeptTake - b.costPerKeptTake || (a.engine.id < b.engine.id ? -1 : 1)
}

const hasKey = (provider: string, health: EngineHealth) =>
  provider === 'local' || health.providers.has(provider)

/** Unknown engines count as average; the floor keeps one bad day from ruling an engine out for good. */
const keepRateOf = (engine: Engine, health: EngineHealth) =>
  Math.max(0.1, health.keepRate?.get(engine.id) ?? 0.5)

function reasonFor(
  best: Candidate,
  fitting: Candidate[],
  able: readonly Engine[],
  health: EngineHealth,
): string {
  const { engine, cost } = best
  if (engine.draft) {
    const hosted = able.filter(({ draft }) => !draft)
    if (hosted.length === 0) return `${engine.label} does this on this machine, free.`
    const keys = hosted.some(({ routes }) => routes.some(({ provider }) => hasKey(provider, health)))
    const why = keys ? 'no hosted engine can do this request now' : 'no hosted engine has a key here'
    return `${engine.label}: ${why}, so the free draft engine is used.`
  }
  const others = fitting.filter((candidate) => !candidate.engine.draft).length - 1
  const dollars = `$${formatUsd(cost).replace(/(\.\d\d)0+$/, '$1')}`
  if (others === 0) return `${engine.label}: the only hosted engine that can do this now (${dollars}).`
  return `${engine.label}: the least money for a take that is kept, of ${others + 1} that can do this (${dollars}).`
}

const refuse = (path: string, message: string): Choice => ({
  errors: [{ path, code: 'unsupported_by_engine', message }],
})
