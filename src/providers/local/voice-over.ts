import { join } from 'node:path'
import { z } from 'zod'
import { evenFrame, h264, toBt709 } from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { endpoint, inputOf } from './endpoint.ts'
import { mixToAac, type Stem } from './mix.ts'
import { isPlainMp4, joinArguments, loudnessFacts, voiceStem } from './mux.ts'

const body = z.strictObject({
  /** When the voice begins. */
  startSeconds: z.number().min(0).max(3_600),
  /** How loud the video's own sound stays where nobody speaks: 1 is as it is beside the voice, 0 is gone. */
  ownSound: z.number().min(0).max(1),
})

/** After the last word. */
const restSeconds = 0.4

/**
 * A voice over a video: the video's own sound steps back while it speaks, and the whole is mastered. A voice that is longer
 * than the pictures holds the last one until it is done, so that no word is lost.
 */
export const voiceOver = endpoint(body, async ({ startSeconds, ownSound }, context) => {
  const { scratch, signal, onProgress } = context
  const video = inputOf(context, 'video')
  const voice = inputOf(context, 'audio')
  const probe = await probeFile(video.path, signal)
  const pictureSeconds = probe.durationSeconds ?? 0
  const spoken = (await probeFile(voice.path, signal)).durationSeconds ?? 0
  const held = startSeconds + spoken > pictureSeconds
  const durationSeconds = held ? startSeconds + spoken + restSeconds : pictureSeconds
  const stems: Stem[] = [voiceStem(voice.path, startSeconds, spoken, durationSeconds)]
  if (probe.hasAudio && ownSound > 0)
    stems.push({
      ...{ kind: 'scene', path: video.path, atSeconds: 0, lengthSeconds: pictureSeconds },
      ...{ fadeInSeconds: 0, fadeOutSeconds: 0.2, gainDb: 20 * Math.log10(ownSound) },
    })
  const sound = join(scratch, 'sound.m4a')
  const loudness = await mixToAac(stems, durationSeconds, sound, { scratch, signal })
  onProgress(0.5)
  const path = join(scratch, 'voice-over.mp4')
  const codec = await codecOf(probe, held ? durationSeconds - pictureSeconds : 0)
  const args = joinArguments(video.path, loudness ? sound : null, codec, path)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [...args.slice(0, -1), '-t', String(durationSeconds), ...args.slice(-1)],
      durationSeconds,
    },
    { cwd: scratch, signal, onProgress: (fraction) => onProgress(0.5 + fraction / 2) },
  )
  const facts = {
    ...loudnessFacts(loudness),
    durationSeconds,
    voiceSeconds: spoken,
    ...(held ? { heldFromSeconds: pictureSeconds } : {}),
  }
  return [{ kind: 'video', path, contentType: 'video/mp4', facts }]
})

/** The picture is copied where the file can carry it and nothing is added to its end. */
async function codecOf(probe: Probe, holdSeconds: number): Promise<string[]> {
  if (holdSeconds === 0 && isPlainMp4(probe)) return ['-c:v', 'copy']
  const fps = probe.fps ?? 24
  const hold = holdSeconds > 0 ? [`tpad=stop_mode=clone:stop_duration=${holdSeconds + 1}`] : []
  return ['-vf', [...(await toSdr(probe)), ...hold, evenFrame, 'setsar=1', toBt709].join(','), ...h264(fps)]
}
