import { captionsFor } from '#catalog/film-captions.ts'
import { frameSize } from '#catalog/frame-size.ts'
import type { StageRequest } from '#catalog/validate.ts'
import type { FilmRequest } from '#contract/film.ts'
import { addEngineStage } from '#features/generations/engine-stage.ts'
import type { PlanFacts } from '#features/generations/facts.ts'
import type { PlannedJob } from '#features/generations/plan.ts'
import { JobBuilder } from '#features/generations/stage-builder.ts'
import { chooseFor } from '#features/generations/stage-engine.ts'
import type { InputRef } from '#jobs/operations.ts'
import { toJsonObject } from '#kernel/json.ts'
import { FilmErrors } from './errors.ts'
import { addAmbience, addMusic, addVoices } from './film-sound.ts'
import { dissolveSeconds, leadSeconds, shotLengths } from './shot-lengths.ts'
import { mostShots, type PlannedShot, planShots, splitSentences } from './shots.ts'

export interface PlannedFilm {
  job: PlannedJob
  builder: JobBuilder
  engineId: string
  engineReason: string | null
  durationSeconds: number
}

/** One job for the whole film: every shot, the sound and the assembly are its steps, so all of it is durable and priced. */
export function planFilm(wish: FilmRequest, facts: PlanFacts): PlannedFilm {
  const seed = wish.seed ?? facts.freshSeed
  const builder = new JobBuilder()
  const sentences = splitSentences(wish.text).length
  const shots = planShots(wish.text, seed)
  if (shots.length === 0) throw refusal('text', 'Write at least one sentence.')
  if (sentences > mostShots)
    builder.notes.push(`The text has ${sentences} sentences. A film takes the first ${mostShots}.`)
  const { videos, lengths, ...engine } = addShots(builder, wish, shots, seed, facts)
  const captions = captionsFor(wish)
  if (captions !== 'none' && !wish.narrate)
    throw refusal('captions', 'Captions are what the voice says: ask for narration, too.')
  if (captions === 'burned' && !hasOutlines(wish.text))
    builder.notes.push('The captions’ font lacks letters of this text: they become a track, not pictures.')
  const startOf = (index: number) =>
    lengths.slice(0, index).reduce((sum, seconds) => sum + seconds - dissolveSeconds, 0)
  const durationSeconds = startOf(lengths.length) + dissolveSeconds
  const sounds = { builder, wish, seed, facts }
  const voices = wish.narrate ? addVoices(sounds, shots) : []
  const ambience = addAmbience(sounds, durationSeconds)
  const music = addMusic(sounds, durationSeconds)
  builder.addLocal(
    'film',
    'film',
    {
      ...frameSize(wish.resolution, wish.aspectRatio),
      fps: wish.fps,
      transitions: shots.slice(1).map(() => ({ kind: 'dissolve', seconds: dissolveSeconds })),
      voiceAt: voices.map(({ shot }) => startOf(shot) + leadSeconds),
      captions,
    },
    [...videos, ...voices.map(({ input }) => input), ambience, ...music],
    2 + durationSeconds,
  )
  return {
    ...{ builder, durationSeconds, ...engine },
    job: {
      kind: 'film',
      engineId: engine.engineId,
      prompt: wish.text,
      request: toJsonObject({ ...wish, seed, prompt: wish.text, shots }),
      takeHash: null,
      stages: builder.stages,
      steps: builder.steps,
    },
  }
}

function addShots(
  builder: JobBuilder,
  wish: FilmRequest,
  shots: readonly PlannedShot[],
  seed: number,
  facts: PlanFacts,
) {
  const requestOf = (shot: PlannedShot, durationSeconds: number): StageRequest => ({
    prompt: shot.prompt,
    negativePrompt: '',
    inputs: [],
    options: {},
    durationSeconds,
    resolution: wish.resolution,
    aspectRatio: wish.aspectRatio,
    // One scene, several looks: shots of a film share the seed, so that its light and places stay the same.
    seed,
    styleId: wish.styleId,
    camera: { presetId: shot.cameraPresetId, strength: shot.strength },
  })
  const [first] = shots
  if (first === undefined) throw new TypeError('A film has at least one shot.')
  const { engine, reason } = chooseFor('t2v', wish.engineId, requestOf(first, wish.secondsPerShot), facts)
  const card = engine.modes.t2v
  const spoken = shots.map(({ narration }) => ({ narration: wish.narrate ? narration : '' }))
  const { lengths, lateSeconds } = shotLengths(spoken, wish.secondsPerShot, card?.durations)
  if (lateSeconds > 0)
    builder.notes.push(
      `${engine.label} has no shot as long as the last sentence. The last picture is held until it is said.`,
    )
  const fps = card?.fps?.includes(wish.fps) ? { fps: wish.fps } : {}
  const videos = shots.map((shot, index): InputRef => {
    const request = { ...requestOf(shot, lengths[index] ?? wish.secondsPerShot), ...fps }
    const chosen = chooseFor('t2v', engine.id, request, facts)
    const fromStep = addEngineStage(builder, `shot-${index + 1}`, 't2v', chosen, [], false, facts)
    return { role: 'video', fromStep }
  })
  return { videos, lengths, engineId: engine.id, engineReason: reason }
}

/** The font of burned captions has these scripts, and no other. What it really lacks is seen when they are drawn. */
const hasOutlines = (text: string) =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text)

function refusal(path: string, message: string) {
  return FilmErrors.validation_failed({
    detail: message,
    errors: [{ path, code: 'validation_failed', message }],
  })
}
