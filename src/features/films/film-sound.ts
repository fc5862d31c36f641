import type { StageRequest } from '#catalog/validate.ts'
import type { FilmRequest } from '#contract/film.ts'
import { addEngineStage } from '#features/generations/engine-stage.ts'
import type { PlanFacts } from '#features/generations/facts.ts'
import type { JobBuilder } from '#features/generations/stage-builder.ts'
import { chooseFor } from '#features/generations/stage-engine.ts'
import type { InputRef } from '#jobs/operations.ts'

/** A film's sounds come from the engines of this machine. */
interface Sounds {
  builder: JobBuilder
  wish: FilmRequest
  seed: number
  facts: PlanFacts
}

/** A voice for each shot that has words, with the shot's number. */
export function addVoices(
  { builder, wish, seed, facts }: Sounds,
  shots: readonly { narration: string }[],
): { shot: number; input: InputRef }[] {
  return shots.flatMap(({ narration }, shot) => {
    if (narration === '') return []
    const options: StageRequest['options'] = wish.voiceId === undefined ? {} : { voiceId: wish.voiceId }
    const chosen = chooseFor('tts', 'local-voice', { ...words(narration, seed), options }, facts)
    const fromStep = addEngineStage(builder, `voice-${shot + 1}`, 'tts', chosen, [], false, facts)
    return [{ shot, input: { role: 'voice', fromStep } }]
  })
}

export function addAmbience({ builder, wish, seed, facts }: Sounds, durationSeconds: number): InputRef {
  const request = { ...words(wish.text, seed), durationSeconds: tenths(durationSeconds) }
  const chosen = chooseFor('ambience', 'local-ambience', request, facts)
  return {
    role: 'ambience',
    fromStep: addEngineStage(builder, 'ambience', 'ambience', chosen, [], false, facts),
  }
}

const longestMusicSeconds = 300

/** A piece as long as the film, that ends with it; none where none is wanted. */
export function addMusic({ builder, wish, seed, facts }: Sounds, durationSeconds: number): InputRef[] {
  if (wish.music === 'none') return []
  const request: StageRequest = {
    ...words(wish.music === 'auto' ? wish.text : '', seed),
    options: { mood: wish.music },
    durationSeconds: Math.min(longestMusicSeconds, tenths(durationSeconds)),
  }
  const chosen = chooseFor('music', 'local-music', request, facts)
  return [{ role: 'music', fromStep: addEngineStage(builder, 'music', 'music', chosen, [], false, facts) }]
}

const words = (prompt: string, seed: number): StageRequest => ({
  ...{ prompt, negativePrompt: '', inputs: [], options: {}, seed },
})
const tenths = (seconds: number) => Math.round(seconds * 10) / 10
