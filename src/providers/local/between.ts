import type { Argument } from '#media/command.ts'
import type { Probe } from '#media/probe.ts'
import { toSdr } from '#media/tone-map.ts'
import { rangeOf } from './part-source.ts'
import type { FrameRange } from './parts.ts'

/** Frames in between: moved along what moves, or a mix of both neighbours. A cut is left as it is. */
const filterOptions = {
  motion: 'mi_mode=mci:mc_mode=aobmc:me_mode=bidir:me=epzs:vsbmc=1:scd=fdiff',
  blend: 'mi_mode=blend:scd=fdiff',
} as const
export const betweenMethods = ['motion', 'blend'] as const
export type BetweenMethod = (typeof betweenMethods)[number]

/** So many frames before a range that its first ones are made with all that they are made from; where a video goes on, it is cut behind. */
const leadFrames = 8

/** As `rangeOf` at a higher rate, with frames that the video does not have made of those that it has. SDR comes out. */
export async function rangeBetween(
  path: string,
  probe: Probe,
  { fps, method }: { fps: number; method: BetweenMethod },
  range: FrameRange,
): Promise<{ input: Argument[]; filters: string }> {
  const { input, filters } = rangeOf(path, probe, fps, range)
  const lead = `trim=start=${(range.from / fps - leadFrames / (probe.fps ?? fps)).toFixed(6)}`
  // The filter needs a frame behind the last one; without it the end would be missing.
  const smooth = `tpad=stop=4:stop_mode=clone,minterpolate=fps=${fps}:${filterOptions[method]}`
  return { input, filters: [lead, ...(await toSdr(probe)), smooth, filters].join(',') }
}

/** Motion is looked for at a few frames a second, and nothing is written before the first are found. */
export const slowWork = { seconds: 3_500, stallSeconds: 180 }
