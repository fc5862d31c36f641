import type { EngineHealth } from '#catalog/choose.ts'
import type { Engine } from '#catalog/engine.ts'
import type { NamedPictures } from '#catalog/references.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { RateCard } from '#pricing/rate-card.ts'

/** What a plan is made from, besides the request. Gathered once; the plan itself looks at nothing. */
export interface PlanFacts {
  /** The catalog's, and the workspace's own. */
  engines: readonly Engine[]
  rateCard: RateCard
  health: EngineHealth
  /** Providers that work inside the step. */
  inlineProviders: ReadonlySet<string>
  /** The kinds of the workspace's ready assets that the request names. */
  assets: ReadonlyMap<
    string,
    {
      kind: string
      durationSeconds: number | null
      width: number | null
      height: number | null
      fps: number | null
      contentType: string
      bytes: number
      probe: unknown
    }
  >
  /** Videos among them that the built-in painter painted, and how. */
  painted: ReadonlyMap<string, JsonObject>
  /** The saved sets of pictures that the request names. */
  references: readonly NamedPictures[]
  whoPaysModerated: 'house' | 'user'
  /** How history corrects the cards' guesses, by `durationKey`. */
  factors: ReadonlyMap<string, { p50: number; p95: number }>
  /** The most that one take may cost, where the caller says so. */
  maxCredits: number | null
  /** For engines that retire, by UTC: "2026-11-30". */
  today: string
  /** For requests without a seed. */
  freshSeed: number
}
