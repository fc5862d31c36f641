import { aac } from '#media/encode.ts'
import type { Probe } from '#media/probe.ts'

/** Fits any picture into a frame without stretching it: bars where the shapes differ. */
export function fitInto(width: number, height: number): string {
  return `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos,pad=${width}:${height}:-1:-1:color=black,setsar=1`
}

/** Another frame rate: frames in between are blends, because doubled ones stutter; fewer are chosen, not blended. */
export function atRate(from: number | null, to: number): string {
  return from !== null && to > from * 1.01 ? `minterpolate=fps=${to}:mi_mode=blend:scd=fdiff` : `fps=${to}`
}

/** Sound as it is where the file can carry it, else as AAC. */
export const keptSound = ({ audioCodec }: Pick<Probe, 'audioCodec'>): string[] =>
  audioCodec === 'aac' ? ['-c:a', 'copy'] : aac

/** What `evenFrame` leaves of a picture; one without a size, or smaller, gets the least. */
export const evenSize = ({ width, height }: Pick<Probe, 'width' | 'height'>, least = 2) => ({
  width: Math.max(least, evenFloor(width ?? 0)),
  height: Math.max(least, evenFloor(height ?? 0)),
})

const evenFloor = (pixels: number): number => pixels - (pixels % 2)

/** Smaller pictures get bars: encoders and effects want some room. */
export const leastFrame = 16
