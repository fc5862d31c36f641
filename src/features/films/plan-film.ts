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
import { planShots } from './shots.ts'

export interface PlannedFilm {
  job: PlannedJob
  builder: JobBuilder
  engineId: string
  engineReason: string | null
  durationSeconds: number
}

/** How long one shot melts into the next. */
const dissolveSeconds = 0.5

/** One job for the whole film: every shot, the sound and the assembly are its steps, so all of it is durable and priced. */
export function planFilm(wish: FilmRequest, facts: PlanFacts): PlannedFilm {
  const seed = wish.seed ?? facts.freshSeed
  const builder = new JobBuilder()
  const shots = planShots(wish.text, seed)
  if (shots.length === 0) {
    throw FilmErrors.validation_failed({
      errors: [{ path: 'text', code: 'validation_failed', message: 'Write at least one sentence.' }],
    })
  }
  const videos: InputRef[] = []
  let engineId = wish.engineId
  let engineReason: string | null = null
  let shotSeconds = wish.secondsPerShot
  for (const [index, shot] of shots.entries()) {
    const request: StageRequest = {
      prompt: shot.prompt,
      negativePrompt: '',
      inputs: [],
      options: {},
      durationSeconds: wish.secondsPerShot,
      resolution: wish.resolution,
      aspectRatio: wish.aspectRatio,
      // One scene, several looks: shots of a film share the seed, so that its light and places stay the same.
      seed,
      styleId: wish.styleId,
      camera: { presetId: shot.cameraPresetId, strength: shot.strength },
    }
    const chosen = chooseFor('t2v', wish.engineId, request, facts)
    engineId = chosen.engine.id
    engineReason = chosen.reason
    shotSeconds = chosen.request.durationSeconds ?? shotSeconds
    videos.push({
      role: 'video',
      fromStep: addEngineStage(builder, `shot-${index + 1}`, 't2v', chosen, [], false, facts),
    })
  }
  const durationSeconds = shots.length * shotSeconds - (shots.length - 1) * dissolveSeconds
  const startOf = (index: number) => index * (shotSeconds - dissolveSeconds)
  const voices = wish.narrate ? addVoices(builder, wish, shots, seed, facts) : []
  const ambience = addAmbience(builder, wish, seed, durationSeconds, facts)
  builder.addLocal(
    'film',
    'film',
    {
      ...frameSize(wish.resolution, wish.aspectRatio),
      fps: wish.fps,
      transitions: shots.slice(1).map(() => ({ kind: 'dissolve', seconds: dissolveSeconds })),
      voiceAt: voices.map(({ shot }) => startOf(shot) + 0.6),
    },
    [...videos, ...voices.map(({ input }) => input), ambience],
    2 + durationSeconds,
  )
  return {
    builder,
    engineId,
    engineReason,
    durationSeconds,
    job: {
      kind: 'film',
      engineId,
      prompt: wish.text,
      request: toJsonObject({ ...wish, seed, prompt: wish.text, shots }),
      takeHash: null,
      stages: builder.stages,
      steps: builder.steps,
    },
  }
}

function addVoices(
  builder: JobBuilder,
  wish: FilmRequest,
  shots: readonly { narration: string }[],
  seed: number,
  facts: PlanFacts,
): { shot: number; input: InputRef }[] {
  return shots.flatMap(({ narration }, shot) => {
    if (narration === '') return []
    const options = wish.voiceId === undefined ? {} : { voiceId: wish.voiceId }
    const chosen = chooseFor(
      'tts',
      'local-voice',
      { prompt: narration, negativePrompt: '', inputs: [], options, seed },
      facts,
    )
    const fromStep = addEngineStage(builder, `voice-${shot + 1}`, 'tts', chosen, [], false, facts)
    return [{ shot, input: { role: 'voice', fromStep } }]
  })
}

function addAmbience(
  builder: JobBuilder,
  wish: FilmRequest,
  seed: number,
  durationSeconds: number,
  facts: PlanFacts,
): InputRef {
  const request: StageRequest = {
    prompt: wish.text,
    negativePrompt: '',
    inputs: [],
    options: {},
    seed,
    durationSeconds,
  }
  const chosen = chooseFor('ambience', 'local-ambience', request, facts)
  return {
    role: 'ambience',
    fromStep: addEngineStage(builder, 'ambience', 'ambience', chosen, [], false, facts),
  }
}
