import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evenFrame, sameBytes } from '#media/encode.ts'
import type { Probe } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { openMadeBefore, partKey } from '../cache/made-before.ts'
import type { LocalContext } from '../endpoint.ts'
import { LocalErrors } from '../errors.ts'
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
  const motions = readMotions(await readFile(path, 'utf8'))
  if (motions.length !== clip.frames)
    throw LocalErrors.local_engine_failed({ detail: 'The motion of this video could not be measured.' })
  return motions
}

async function detect({ path, probe, fps, frames }: Clip, { scratch, signal, onProgress }: LocalContext) {
  const { input, filters } = rangeOf(path, probe, fps, { from: 0, to: frames })
  const graph = [
    filters,
    evenFrame,
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
async function explain({ probe }: Clip, { scratch, signal }: LocalContext) {
  const black = `color=s=${probe.width}x${probe.height}:d=1`
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...['-f', 'lavfi', '-i', black, '-frames:v', '1'],
        ...[
          '-vf',
          `${evenFrame},format=yuv420p,vidstabtransform=input=${measured}:debug=1`,
          '-f',
          'null',
          '-',
        ],
      ],
    },
    { cwd: scratch, signal },
  )
}
