import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { FilmCaptions } from '#contract/film.ts'
import { type BurnedCaption, drawBurned } from './captions/burned.ts'
import { addTextTrack } from './captions/text-track.ts'
import { endpoint, evenPixels, framesPerSecond, inputOf, inputsOf } from './endpoint.ts'
import { makePicture, readClips } from './film-picture.ts'
import { filmStems } from './film-stems.ts'
import { placedVoices, wordFacts } from './film-words.ts'
import { mixToAac } from './mix.ts'
import { loudnessFacts } from './mux.ts'
import { joinParts } from './parts.ts'
import { filmPieces, heldPiece } from './pieces.ts'

const body = z.strictObject({
  width: evenPixels,
  height: evenPixels,
  fps: framesPerSecond,
  /** Between one clip and the next; fewer than the joins means cuts after that. */
  transitions: z
    .array(z.strictObject({ kind: z.enum(['cut', 'dissolve', 'dip']), seconds: z.number().min(0).max(5) }))
    .max(200),
  /** Before when no voice begins, in the film's own seconds. */
  voiceAt: z.array(z.number().min(0).max(3_600)).max(200),
  /** What the voices say. */
  captions: FilmCaptions.default('none'),
})

/**
 * Clips, in order, with their transitions, voices, music and ambience → one film. Voices wait for each other, and the last
 * picture for the last of them: no word is lost.
 */
export const film = endpoint(body, async (request, context) => {
  const { scratch, signal, onProgress } = context
  const { fps } = request
  inputOf(context, 'video')
  const paths = inputsOf(context, 'video').map(({ path }) => path)
  const clips = await readClips(paths, request, context)
  const { pieces, totalFrames, starts } = filmPieces(clips, request.transitions, fps)
  const voiceFiles = inputsOf(context, 'voice')
  const { voices, heldSeconds } = await placedVoices(voiceFiles, request.voiceAt, totalFrames / fps, signal)
  const heldFrames = Math.ceil(heldSeconds * fps)
  const last = clips.at(-1)
  if (last && heldFrames > 0) pieces.push(heldPiece(last, heldFrames))
  const durationSeconds = (totalFrames + heldFrames) / fps

  const words = voices.flatMap((voice) => voice.words)
  const asked = words.length > 0 ? request.captions : 'none'
  const nothing: { captions: BurnedCaption[]; missing: string | null } = { captions: [], missing: null }
  const burned = asked === 'burned' ? await drawBurned(words, request, context) : nothing
  const captions = burned.missing === null ? asked : 'track'
  const parts = await makePicture(pieces, burned.captions, request, {
    ...context,
    onProgress: (fraction) => onProgress(0.85 * fraction),
  })

  const stems = filmStems({
    ...{ clips, starts, fps, voices, durationSeconds },
    ...{ ambiences: inputsOf(context, 'ambience'), music: inputsOf(context, 'music') },
  })
  const sound = join(scratch, 'sound.m4a')
  const loudness = await mixToAac(stems, durationSeconds, sound, { scratch, signal })
  const joined = join(scratch, 'joined.mp4')
  const mixed = loudness ? { path: sound, codec: ['-c:a', 'copy'] } : null
  await joinParts(parts, { fps, sound: mixed }, joined, { signal })
  const path = join(scratch, 'film.mp4')
  if (captions === 'track') await addTextTrack(joined, words, path, context)
  else await rename(joined, path)
  onProgress(1)
  const facts = {
    ...{ ...loudnessFacts(loudness), durationSeconds, clips: clips.length, captions, ...wordFacts(voices) },
    ...(burned.missing === null ? {} : { captionsLack: burned.missing }),
    ...(heldFrames > 0 ? { heldFromSeconds: totalFrames / fps } : {}),
  }
  return [{ kind: 'video', path, contentType: 'video/mp4', facts }]
})
