import { moves } from './moves.ts'
import { signals } from './signals.ts'
import { things } from './things.ts'

/** Every sound that is made here, by its name. */
export const effects = { ...moves, ...things, ...signals }
export type EffectName = keyof typeof effects
