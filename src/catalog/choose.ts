import type { EngineStatus } from '#contract/engine-status.ts'
import type { Mode } from '#contract/generation.ts'
import type { Payer } from '#contract/payer.ts'
import type { FieldError } from '#kernel/errors.ts'
import { formatUsd } from '#kernel/money.ts'
import type { Engine, RouteRequest } from './engine.ts'
import { modeWords } from './mode-words.ts'
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
  /** How engines do now, by id. */
  live?: ReadonlyMap<string, EngineStatus>
  /** Engines, by id, that lack parts of this machine's ffmpeg, and which. */
  lacking?: ReadonlyMap<string, readonly string[]>
  /** False: the rate card has no price for this engine. */
  hasPrice?: (engine: Engine) => boolean
  /** The most that it may cost, and what an engine would cost here. */
  limit?: { maxCredits: number; creditsOf(engine: Engine, request: RouteRequest): number }
}

export type Choice = { engine: Engine; reason: string } | { errors: FieldError[] }

/** An engine is served here by a provider that has a key and works. */
export const isServed = (engine: Engine, health: EngineHealth): boolean =>
  whyUnserved(engine, health) === null

export type Unserved = 'no-key' | 'key-broken' | 'not-answering' | 'lacks-parts'

/** Why an engine is not served here now; null when it is. */
export function whyUnserved(engine: Engine, health: EngineHealth): Unserved | null {
  const reachable = engine.routes.filter(({ provider }) => hasKey(provider, health))
  if (reachable.length === 0)
    return engine.routes.some(({ provider }) => health.brokenKeys?.has(provider)) ? 'key-broken' : 'no-key'
  if (health.lacking?.has(engine.id)) return 'lacks-parts'
  const answers =
    !health.failing?.has(engine.id) && reachable.some(({ provider }) => !health.failing?.has(provider))
  return answers ? null : 'not-answering'
}

/** What an engine of this machine lacks, and what brings it; null where it lacks nothing. */
export function lackWords({ id, label }: Engine, { lacking }: EngineHealth): string | null {
  const parts = lacking?.get(id)
  return parts === undefined
    ? null
    : `${label} needs ${parts.join(' and ')}, which the ffmpeg of this machine does not have. Install a full one (apt-get install ffmpeg), or name one by FFMPEG_PATH.`
}

/** Who pays for a provider's work: the workspace, where it has brought a key of its own. */
export const payerOf = (provider: string, health: EngineHealth): Payer =>
  health.ownKeys?.has(provider) ? 'workspace' : 'studio'

/** The code of the refusal when engines could do it, but each for more than is allowed. */
export const aboveMaxCredits = 'above_max_credits'

/**
 * Picks for "auto": of the engines that can do the request, have a price, stay within what it may cost and are served
 * here, a hosted one before a draft, then the least money for a take that is kept, where one that is slow or fails now
 * counts as dearer. The draft engines are there when nothing else is; they never stand in for a price.
 */
export function chooseEngine(
  mode: Mode,
  request: StageRequest,
  health: EngineHealth,
  among: readonly Engine[],
): Choice {
  const able = among.filter((engine) => engine.modes[mode] && !engine.deprecatedAt && !engine.onlyByName)
  if (able.length === 0) return refuse('mode', `No engine here can do ${mode}.`)
  const served = able.filter((engine) => isServed(engine, health))
  if (served.length === 0) {
    const lacks = able.flatMap((engine) => lackWords(engine, health) ?? [])
    return refuse('engineId', ['No engine that can do this is available now.', ...lacks].join(' '))
  }

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
    const { request: asked } = normalized
    fitting.push({
      engine,
      request: asked,
      cost,
      weight: (cost / keepRateOf(engine, health)) * strain(engine, health),
    })
  }
  const within = fitting.filter((candidate) => isWithin(candidate, health))
  const onlyDear = fitting.some(({ engine }) => !engine.draft) && within.every(({ engine }) => engine.draft)
  if (onlyDear) return tooDear(fitting, health)
  const best = within.sort(better)[0]
  if (best) return { engine: best.engine, reason: reasonFor(best, within, able, health) }
  const nearest = refusals.sort((a, b) => unsolved(a) - unsolved(b) || a.length - b.length)[0]
  return nearest ? { errors: nearest } : refuse('engineId', 'No engine that can do this has a price here.')
}

/** How much of a refusal leaves the person without another way. */
const unsolved = (errors: readonly FieldError[]) => errors.filter(({ instead }) => !instead).length

interface Candidate {
  engine: Engine
  request: RouteRequest
  cost: number
  /** What a kept take costs, by the vendor's price and by what is known of the engine. */
  weight: number
}

function better(a: Candidate, b: Candidate): number {
  if (a.engine.draft !== b.engine.draft) return a.engine.draft ? 1 : -1
  return a.weight - b.weight || (a.engine.id < b.engine.id ? -1 : 1)
}

/** A slow engine is taken when it saves a third, a failing one when nothing else comes near. */
const strains = { ok: 1, unknown: 1, slow: 1.5, failing: 4 } as const
const strain = ({ id }: Engine, { live }: EngineHealth): number => strains[live?.get(id)?.level ?? 'unknown']

const isWithin = ({ engine, request }: Candidate, { limit }: EngineHealth): boolean =>
  limit === undefined || limit.creditsOf(engine, request) <= limit.maxCredits

function tooDear(fitting: readonly Candidate[], { limit }: EngineHealth): Choice {
  const hosted = fitting.filter(({ engine }) => !engine.draft)
  const least = Math.min(...hosted.map(({ engine, request }) => limit?.creditsOf(engine, request) ?? 0))
  const message = `The least that an engine takes for this is ${least} credits.`
  return { errors: [{ path: 'maxCredits', code: aboveMaxCredits, message }] }
}

const hasKey = (provider: string, health: EngineHealth) =>
  provider === 'local' || health.providers.has(provider)

/** Unknown engines count as average; the floor keeps one bad day from ruling an engine out for good. */
const keepRateOf = (engine: Engine, health: EngineHealth) =>
  Math.max(0.1, health.keepRate?.get(engine.id) ?? 0.5)

function reasonFor(
  best: Candidate,
  fitting: readonly Candidate[],
  able: readonly Engine[],
  health: EngineHealth,
): string {
  const { engine, request, cost } = best
  if (engine.draft) {
    const hosted = able.filter(({ draft }) => !draft)
    if (hosted.length === 0) return `${engine.label} does this on this machine, free.`
    const keys = hosted.some(({ routes }) => routes.some(({ provider }) => hasKey(provider, health)))
    const why = keys ? 'no hosted engine can do this request now' : 'no hosted engine has a key here'
    return `${engine.label}: ${why}, so the free draft engine is used.`
  }
  const others = fitting.filter((candidate) => !candidate.engine.draft && candidate !== best)
  const dollars = `$${formatUsd(cost).replace(/(\.\d\d)0+$/, '$1')}`
  const why =
    others.length === 0
      ? `the only hosted engine that can do this now (${dollars}).`
      : `the least money for a take that is kept, of ${others.length + 1} that can do this (${dollars}).`
  return [`${engine.label} for ${askedWords(request)}: ${why}`, ...history(best, others, health)].join(' ')
}

function askedWords({ mode, durationSeconds, resolution }: RouteRequest): string {
  const size = [durationSeconds === null ? null : `${durationSeconds} s`, resolution].filter(
    (word) => word !== null,
  )
  return size.length === 0 ? modeWords[mode] : `${modeWords[mode]}, ${size.join(' at ')}`
}

/** What is known of the chosen engine, and of one that only its health kept from being chosen. */
function history({ engine, cost }: Candidate, others: readonly Candidate[], health: EngineHealth): string[] {
  const words: string[] = []
  const rate = health.keepRate?.get(engine.id)
  if (rate !== undefined) words.push(`You keep ${Math.round(rate * 100)}% of its takes.`)
  const live = health.live?.get(engine.id)
  if (live?.level === 'slow' || live?.level === 'failing') words.push(`${live.words}.`)
  const passed = others.find((other) => other.cost < cost && strain(other.engine, health) > 1)
  const level = passed && health.live?.get(passed.engine.id)?.level
  if (passed)
    words.push(`${passed.engine.label} costs less, but ${level === 'slow' ? 'is slow today' : 'fails now'}.`)
  return words
}

const refuse = (path: string, message: string): Choice => ({
  errors: [{ path, code: 'unsupported_by_engine', message }],
})
