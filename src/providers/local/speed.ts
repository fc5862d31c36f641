import { join } from 'node:path'
import { z } from 'zod'
import { evenFrame, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { betweenMethods, rangeBetween, slowWork } from './between.ts'
import { endpoint, framesPerSecond, inputOf } from './endpoint.ts'
import { framesIn, rangeOf } from './part-source.ts'
import { type FrameRange, makeInParts } from './parts.ts'
import { writeAtTempo } from './tempo.ts'

const body = z.strictObject({
  /** 2: twice as fast, half as long. */
  speed: z.number().min(0.25).max(4),
  /** Where slow motion asks for more frames than there are. */
  between: z.enum([...betweenMethods, 'hold']),
  /** Null: as the video has it. */
  fps: framesPerSecond.nullable(),
  sound: z.boolean(),
})

/** Above this, frames are missing and not only a little late. */
const missing = 1.01

/** A slower or faster video, its sound at its own pitch. */
export const speed = endpoint(body, async ({ speed, between, fps: asked, sound }, context) => {
  const { scratch, signal } = context
  const { path: video } = inputOf(context, 'video')
  const probe = await probeFile(video, signal)
  const from = probe.fps ?? 24
  const fps = asked ?? from
  // The frames of the result are those that the video has at this rate, shown at the other.
  const sourceFps = fps / speed
  const frames = framesIn(probe, sourceFps)
  const method = sourceFps > from * missing && between !== 'hold' ? between : null
  const rangeFrom = async (range: FrameRange) => {
    if (method !== null) return rangeBetween(video, probe, { fps: sourceFps, method }, range)
    const { input, filters } = rangeOf(video, probe, sourceFps, range)
    return { input, filters: [filters, ...(await toSdr(probe))].join(',') }
  }
  const seconds = frames / fps
  const heard = sound && probe.hasAudio
  const tempo = heard ? await writeAtTempo(video, { speed, seconds }, { scratch, signal }) : null
  const out = join(scratch, 'speed.mp4')
  await makeInParts(
    {
      ...{ frames, fps },
      sound: tempo === null ? null : { path: tempo, codec: ['-c:a', 'copy'] },
      async make(range, path, onProgress) {
        const { input, filters } = await rangeFrom(range)
        const graph = [filters, `settb=1/${fps}`, 'setpts=N', evenFrame, 'setsar=1', toBt709].join(',')
        await runMedia(
          {
            program: 'ffmpeg',
            args: [
              ...[...input, '-map', '0:v:0', '-vf', graph, '-r', String(fps)],
              ...[...h264(fps), ...sameBytes, { output: path }],
            ],
            durationSeconds: (range.to - range.from) / fps,
          },
          { cwd: scratch, signal, onProgress, limits: slowWork },
        )
        return {}
      },
    },
    out,
    context,
  )
  const facts = { speed, between: method ?? 'hold', fromFps: from, fps, frames, durationSeconds: seconds }
  return [{ kind: 'video', path: out, contentType: 'video/mp4', facts }]
})
