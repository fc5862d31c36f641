import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sameBytes } from '#media/encode.ts'
import type { Probe } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { openMadeBefore, partKey } from '../cache/made-before.ts'
import type { LocalContext } from '../endpoint.ts'
import { LocalErrors } from '../errors.ts'
import { evenSize } from '../frames.ts'
import { rangeOf } from '../part-source.ts'
import type { Motion } from './path.ts'
import { readMotions } from './transforms.ts'

export interface Clip {
  path: string
  probe: Probe
  fps: number
  frames: number
}

const measured = 'motion.trf'
/** Where vid.stab writes what it makes of its measurements, when it is asked to explain itself. */
const explained = 'global_motions.trf'

/** The camera's motion from each frame of a clip to the next. It takes a run through all of it, so it is kept for a second try. */
export async function measureMotion(clip: Clip, context: LocalContext): Promise<Motion[]> {
  const path = join(context.scratch, explained)
  const cache = context.parts && openMadeBefore(context.parts.folder, context.parts.maxBytes)
  const key = context.parts ? partKey(context.parts.work, 'motion') : ''
  const found = (await cache?.find(key, context.scratch)) ?? null
  if (found === null) {
    await detect(clip, context)
    await explain(clip, context)
    await cache?.keep(key, [{ kind: 'video', path, contentType: 'text/plain' }])
  }
  const shrink = shrinkOf(clip)
  const motions = readMotions(await readFile(path, 'utf8')).map(({ x, y, angle }) => ({
    ...{ x: shrink * x, y: shrink * y, angle },
  }))
  if (motions.length !== clip.frames)
    throw LocalErrors.local_engine_failed({ detail: 'The motion of this video could not be measured.' })
  return motions
}

/** In more lines than these a hand's shaking is no clearer, only slower to find. */
const enoughLines = 1_080

const shrinkOf = ({ probe: { width, height } }: Clip): number =>
  Math.max(1, Math.ceil(Math.min(width ?? 1, height ?? 1) / enoughLines))

/** The frame in which motion is measured. */
const measuredFrame = (clip: Clip): string => {
  const { width, height } = evenSize(clip.probe)
  const side = (length: number) => 2 * Math.max(1, Math.round(length / shrinkOf(clip) / 2))
  return `${side(width)}x${side(height)}`
}

async function detect(clip: Clip, { scratch, signal, onProgress }: LocalContext) {
  const { path, probe, fps, frames } = clip
  const { input, filters } = rangeOf(path, probe, fps, { from: 0, to: frames })
  const graph = [
    filters,
    `scale=s=${measuredFrame(clip)}:flags=area`,
    'format=yuv420p',
    `vidstabdetect=shakiness=8:accuracy=15:result=${measured}`,
  ]
  await runMedia(
    {
      program: 'ffmpeg',
      args: [...input, '-map', '0:v:0', '-vf', graph.join(','), ...sameBytes, '-f', 'null', '-'],
      durationSeconds: frames / fps,
    },
    { cwd: scratch, signal, onProgress, limits: { seconds: 3_500 } },
  )
}

/** One black frame of the clip's size is enough to have it read the measurements and write the whole clip's motion. */
async function explain(clip: Clip, { scratch, signal }: LocalContext) {
  const black = `color=s=${measuredFrame(clip)}:d=1`
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...['-f', 'lavfi', '-i', black, '-frames:v', '1'],
        ...['-vf', `format=yuv420p,vidstabtransform=input=${measured}:debug=1`, '-f', 'null', '-'],
      ],
    },
    { cwd: scratch, signal },
  )
}
