import { join } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { type Argument, source } from '#media/command.ts'
import { evenFrame, h264, sameBytes, toBt709 } from '#media/encode.ts'
import type { Loudness } from '#media/loudness.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { endpoint, inputOf, inputsOf } from './endpoint.ts'
import { mixToAac, type Stem } from './mix.ts'

const body = z.strictObject({ durationSeconds: z.number().positive().max(3_600).nullable() })

const bedFadeSeconds = 0.4

/** A picture with its voice and its ambience → one film file. The picture is copied, not encoded again, where it can be. */
export const mux = endpoint(body, async ({ durationSeconds: asked }, context) => {
  const { scratch, signal, onProgress } = context
  const video = inputOf(context, 'video')
  const probe = await probeFile(video.path, signal)
  const durationSeconds = Math.min(asked ?? Number.POSITIVE_INFINITY, probe.durationSeconds ?? asked ?? 0)
  const stems: Stem[] = []
  if (probe.hasAudio) stems.push({ ...bed, kind: 'own', path: video.path, fadeInSeconds: 0 })
  for (const input of inputsOf(context, 'ambience'))
    stems.push({ ...bed, kind: 'ambience', path: input.path })
  let at = 0
  for (const input of inputsOf(context, 'voice')) {
    const length = (await probeFile(input.path, signal)).durationSeconds ?? 0
    stems.push(voiceStem(input.path, at, length, durationSeconds))
    at += length + 0.4
  }
  const sound = join(scratch, 'sound.m4a')
  const loudness = await mixToAac(stems, durationSeconds, sound, { scratch, signal })
  onProgress(0.6)
  const path = join(scratch, 'mux.mp4')
  const encode = [
    '-vf',
    [...(await toSdr(probe)), evenFrame, 'setsar=1', toBt709].join(','),
    ...h264(probe.fps ?? 24),
  ]
  const codec = isPlainMp4(probe) ? ['-c:v', 'copy'] : encode
  const args = joinArguments(video.path, loudness ? sound : null, codec, path)
  await runMedia(
    { program: 'ffmpeg', args: ['-t', String(durationSeconds), ...args] },
    { cwd: scratch, signal },
  )
  onProgress(1)
  const cut = at > 0 && at - 0.4 > durationSeconds + 0.05
  return [
    {
      kind: 'video',
      path,
      contentType: 'video/mp4',
      facts: {
        ...loudnessFacts(loudness),
        durationSeconds,
        ...(cut ? { voiceCutAtSeconds: durationSeconds } : {}),
      },
    },
  ]
})

const bed: Omit<Stem, 'kind' | 'path'> = {
  atSeconds: 0,
  lengthSeconds: null,
  fadeInSeconds: bedFadeSeconds,
  fadeOutSeconds: bedFadeSeconds,
}

/** A voice that runs over the end is faded there; one that ends before keeps its own end. */
export function voiceStem(path: string, atSeconds: number, length: number, durationSeconds: number): Stem {
  const over = atSeconds + length > durationSeconds
  const lengthSeconds = over ? Math.max(0.01, durationSeconds - atSeconds) : null
  return { kind: 'voice', path, atSeconds, lengthSeconds, fadeInSeconds: 0, fadeOutSeconds: over ? 0.15 : 0 }
}

export function loudnessFacts(loudness: Loudness | null): JsonObject {
  if (!loudness || !Number.isFinite(loudness.integratedLufs)) return { loudness: null }
  return { loudness: { integratedLufs: loudness.integratedLufs, truePeakDbtp: loudness.truePeakDbtp } }
}

/** Its picture can be copied into the file that everybody plays. */
export const isPlainMp4 = ({ videoCodec, contentType, hdr }: Probe): boolean =>
  videoCodec === 'h264' && contentType === 'video/mp4' && hdr === null

/** Picture and finished sound into one file that starts to play before it is whole. */
export function joinArguments(
  picture: string,
  sound: string | null,
  codec: string[],
  out: string,
): Argument[] {
  return [
    ...source(picture),
    ...(sound ? source(sound) : []),
    ...['-map', '0:v:0', ...(sound ? ['-map', '1:a:0', '-c:a', 'copy'] : ['-an'])],
    ...[...codec, '-video_track_timescale', '90000', '-movflags', '+faststart', '-f', 'mp4'],
    ...[...sameBytes, { output: out }],
  ]
}
