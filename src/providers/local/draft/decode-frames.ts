import type { Probe } from '#media/probe.ts'
import { toSdr } from '#media/tone-map.ts'
import { fitInto } from '../frames.ts'
import { rangeOf } from '../part-source.ts'
import type { FrameRange } from '../parts.ts'
import { type FrameReader, readFrames } from './read-frames.ts'

interface Options {
  probe: Probe
  width: number
  height: number
  fps: number
  range: FrameRange
  scratch: string
  signal: AbortSignal
}

/** Reads frames of a video as RGBA, one after the other. */
export async function decodeFrames(
  path: string,
  { probe, width, height, fps, range, scratch, signal }: Options,
): Promise<FrameReader> {
  const { input, filters } = rangeOf(path, probe, fps, range)
  const graph = [filters, fitInto(width, height), ...(await toSdr(probe)), 'format=rgba'].join(',')
  return readFrames(
    {
      program: 'ffmpeg',
      args: [
        ...[...input, '-map', '0:v:0', '-vf', graph],
        ...['-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'],
      ],
    },
    width * height * 4,
    { cwd: scratch, signal },
  )
}
