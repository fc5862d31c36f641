import type { EngineHealth } from '#catalog/choose.ts'
import type { Engine } from '#catalog/engine.ts'
import type { KnownFacts } from '#catalog/fit-input.ts'
import type { PublicEngine } from '#catalog/public.ts'
import type { EngineStatus } from '#contract/engine-status.ts'
import type { Mode } from '#contract/generation.ts'
import { hasPrice } from '#pricing/price.ts'
import type { RateCard } from '#pricing/rate-card.ts'

/** What the browser knows of the studio: its engines, which of them work here, and what the house charges. */
export interface StudioFacts {
  engines: readonly Engine[]
  available: ReadonlySet<string>
  /** Why the others do not, by id. */
  unavailable: ReadonlyMap<string, NonNullable<PublicEngine['unavailable']>>
  /** How engines do now, by id. */
  live: ReadonlyMap<string, EngineStatus>
  /** Engines that the workspace's own key pays for, by id. */
  ownKeys: ReadonlySet<string>
  rateCard: RateCard
  /** How long the video that the take works on is, else the sound; null without one. */
  mediaSeconds: number | null
  /** What is known of the files that were put in, by asset. */
  files: ReadonlyMap<string, KnownFacts>
}

type Listed = Pick<PublicEngine, 'id' | 'available'> &
  Partial<Pick<PublicEngine, 'unavailable' | 'status' | 'ownKey'>>

/** The catalog's engines that this studio lists, with what is known of each. */
export function factsOf(
  engines: readonly Engine[],
  listed: readonly Listed[],
  rateCard: RateCard,
): StudioFacts {
  return {
    engines,
    available: new Set(listed.flatMap(({ id, available }) => (available ? [id] : []))),
    unavailable: new Map(listed.flatMap(({ id, unavailable }) => (unavailable ? [[id, unavailable]] : []))),
    live: new Map(listed.flatMap(({ id, status }) => (status ? [[id, status]] : []))),
    ownKeys: new Set(listed.flatMap(({ id, ownKey }) => (ownKey ? [id] : []))),
    rateCard,
    mediaSeconds: null,
    files: new Map(),
  }
}

/** The engines of a mode that work here; all of its engines when none does. */
export function servedEngines(mode: Mode, { engines, available }: StudioFacts): readonly Engine[] {
  const able = engines.filter(({ modes }) => modes[mode])
  const served = able.filter(({ id }) => available.has(id))
  return served.length > 0 ? served : able
}

/** The server's own view of its engines, as far as it shows it: what is listed as available is served. */
export function healthOf({ engines, available, live, rateCard }: StudioFacts): EngineHealth {
  return {
    providers: new Set(
      engines.flatMap((engine) =>
        available.has(engine.id) ? engine.routes.map(({ provider }) => provider) : [],
      ),
    ),
    failing: new Set(engines.flatMap(({ id }) => (available.has(id) ? [] : [id]))),
    live,
    hasPrice: (engine: Engine) => hasPrice(rateCard, engine),
  }
}
