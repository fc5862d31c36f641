import { todayUtc, wishInForce } from '#catalog/retirement.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { StudioFacts } from './facts.ts'

/** A draft for a retired engine counts as one for its successor. */
export const inForce = (draft: ShotRequest, { engines }: Pick<StudioFacts, 'engines'>): ShotRequest =>
  wishInForce(draft, todayUtc(), engines)
