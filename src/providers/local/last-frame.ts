import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Argument, source } from '#media/command.ts'
import { sameBytes } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import type { InlineContext } from '#providers/spec/provider.ts'
import { endpoint, inputOf } from './endpoint.ts'
import { LocalErrors } from './errors.ts'

/** The last picture of a video, for an engine that goes on from it. */
export const lastFrame = endpoint(z.strictObject({}), async (_, context) => {
  const { path: video } = inputOf(context, 'video')
  const path = await writeLastFrame(video, context)
  context.onProgress(1)
  return [{ kind: 'image', path, contentType: 'image/png' }]
})

/** How far before the end the search for the last picture begins. */
const nearEndSeconds = 2

export async function writeLastFrame(
  video: string,
  { scratch, signal }: Pick<InlineContext, 'scratch' | 'signal'>,
): Promise<string> {
  const probe = await probeFile(video, signal)
  const filters = [
    ...(await toSdr(probe)),
    'scale=flags=bicubic+accurate_rnd+full_chroma_int',
    'format=rgb24',
  ]
  const path = join(scratch, 'last-frame.png')
  const nearEnd = Math.max(0, (probe.durationSeconds ?? 0) - nearEndSeconds)
  // Sound may go on for long after the last picture; then that one is looked for from the beginning.
  for (const from of nearEnd > 0 ? [nearEnd, 0] : [0]) {
    await runMedia(
      { program: 'ffmpeg', args: lastOf(video, from, filters.join(','), path) },
      { cwd: scratch, signal },
    )
    if (await access(path).then(always, never)) return path
  }
  throw LocalErrors.validation_failed({ detail: 'This video has no picture.' })
}

const always = () => true
const never = () => false

/** Seeking lands on the key frame before; every frame from there overwrites the one before it. */
const lastOf = (video: string, from: number, filters: string, out: string): Argument[] => [
  ...[...source(video, '-ss', from.toFixed(3)), '-map', '0:v:0'],
  ...['-vf', filters],
  ...['-fps_mode', 'passthrough', '-c:v', 'png', '-f', 'image2', '-update', '1'],
  ...[...sameBytes, { output: out }],
]
