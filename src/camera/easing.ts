import type { TrackEasing } from './preset.ts'

const EXPONENT = 10
const OVERSHOOT = 0.06
const OVERSHOOT_PEAK = 0.72

const smoothstep = (t: number): number => t * t * (3 - 2 * t)

const curves: Record<TrackEasing, (t: number) => number> = {
  lin: (t) => t,
  in: (t) => t * t,
  out: (t) => t * (2 - t),
  inOut: smoothstep,
  exp: (t) => (2 ** (EXPONENT * t) - 1) / (2 ** EXPONENT - 1),
  overshoot: (t) =>
    t < OVERSHOOT_PEAK
      ? (1 + OVERSHOOT) * smoothstep(t / OVERSHOOT_PEAK)
      : 1 + OVERSHOOT * (1 - smoothstep((t - OVERSHOOT_PEAK) / (1 - OVERSHOOT_PEAK))),
}

/** Eased progress; `t` is held to 0–1, and 0 and 1 map to themselves. All but `overshoot` never turn back. */
export function ease(easing: TrackEasing, t: number): number {
  if (!(t > 0)) return 0
  if (t >= 1) return 1
  return curves[easing](t)
}
