import { join } from 'node:path'
import { z } from 'zod'
import { probeFile } from '#media/probe.ts'
import { endpoint, evenPixels, framesPerSecond, inputOf, inputsOf } from './endpoint.ts'
import { makePicture } from './film-picture.ts'
import { mixToAac, type Stem } from './mix.ts'
import { loudnessFacts, voiceStem } from './mux.ts'
import { joinParts } from './parts.ts'

const body = z.strictObject({
  width: evenPixels,
  height: evenPixels,
  fps: framesPerSecond,
  /** Between one clip and the next; fewer than the joins means cuts after that. */
  transitions: z
    .array(z.strictObject({ kind: z.enum(['cut', 'dissolve', 'dip']), seconds: z.number().min(0).max(5) }))
    .max(200),
  /** When each voice begins, in the film's own seconds. */
  voiceAt: z.array(z.number().min(0).max(3_600)).max(200),
})

/** Clips, in order, with their transitions, voices and ambience → one film. */
export const film = endpoint(body, async (request, context) => {
  const { scratch, signal, onProgress } = context
  inputOf(context, 'video')
  const inputs = inputsOf(context, 'video').map(({ path }) => path)
  const { parts, clips, totalFrames, starts } = await makePicture(inputs, request, {
    ...context,
    onProgress: (fraction) => onProgress(0.85 * fraction),
  })
  const durationSeconds = totalFrames / request.fps
  const stems: Stem[] = []
  for (const [index, clip] of clips.entries()) {
    if (!clip.probe.hasAudio) continue
    const { atFrame, fadeInFrames, fadeOutFrames } = starts[index] ?? {
      atFrame: 0,
      fadeInFrames: 0,
      fadeOutFrames: 0,
    }
    const lengthSeconds = clip.frames / request.fps
    const seconds = (frames: number) => Math.max(0.02, frames / request.fps)
    stems.push({
      ...{ kind: 'own', path: clip.path, atSeconds: atFrame / request.fps, lengthSeconds },
      ...{ fadeInSeconds: seconds(fadeInFrames), fadeOutSeconds: seconds(fadeOutFrames) },
    })
  }
  const ambiences = inputsOf(context, 'ambience')
  for (const { path } of ambiences) {
    stems.push({
      kind: 'ambience',
      path,
      atSeconds: 0,
      lengthSeconds: null,
      fadeInSeconds: 0.5,
      fadeOutSeconds: 0.8,
    })
  }
  for (const [index, { path }] of inputsOf(context, 'voice').entries()) {
    const at = request.voiceAt[index] ?? 0
    if (at >= durationSeconds) continue
    const { durationSeconds: length } = await probeFile(path, signal)
    stems.push(voiceStem(path, at, length ?? 0, durationSeconds))
  }
  const sound = join(scratch, 'sound.m4a')
  const loudness = await mixToAac(stems, durationSeconds, sound, { scratch, signal })
  const path = join(scratch, 'film.mp4')
  const mixed = loudness ? { path: sound, codec: ['-c:a', 'copy'] } : null
  await joinParts(parts, { fps: request.fps, sound: mixed }, path, { signal })
  onProgress(1)
  const facts = { ...loudnessFacts(loudness), durationSeconds, clips: clips.length }
  return [{ kind: 'video', path, contentType: 'video/mp4', facts }]
})
