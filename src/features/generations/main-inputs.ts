import type { RouteRequest } from '#catalog/engine.ts'
import { voiceOptions } from '#catalog/voice-stage.ts'
import type { GenerationRequest, Mode } from '#contract/generation.ts'
import type { InputRef } from '#jobs/operations.ts'
import { addEngineStage } from './engine-stage.ts'
import { GenerationErrors } from './errors.ts'
import type { PlanFacts } from './facts.ts'
import type { JobBuilder } from './stage-builder.ts'
import { type Chosen, chooseFor } from './stage-engine.ts'

export interface Made {
  stage: string
  /** The step whose output holds the assets. */
  position: number
  request: RouteRequest
}

/** What the main stage works on: what was given, or what a stage before it makes of that. */
export function mainInputs(
  builder: JobBuilder,
  request: GenerationRequest,
  main: Chosen,
  inputs: readonly InputRef[],
  facts: PlanFacts,
): readonly InputRef[] {
  if (main.request.mode !== request.mode) return addLastFrame(builder, inputs, main)
  if (request.mode === 'extend' && main.engine.draft) builder.notes.push(paintsOn(main))
  if (request.mode === 'voice-over' && main.engine.draft)
    return addSpeech(builder, request, main, inputs, facts)
  return inputs
}

/** An engine that has no way to extend starts from the last picture of the video. */
function addLastFrame(builder: JobBuilder, inputs: readonly InputRef[], { engine }: Chosen): InputRef[] {
  builder.notes.push(`${engine.label} goes on from the last picture of the video.`)
  const frame = builder.addLocal('frame', 'last.frame', {}, videoOf(inputs), 1)
  return inputs.map((input) => (input.role === 'video' ? { role: 'firstFrame', fromStep: frame } : input))
}

const paintsOn = ({ engine: { label }, request: { painted } }: Chosen): string =>
  painted === undefined
    ? `${label} did not paint this video, so it goes on from its last picture.`
    : `${label} paints on: the same scene, from the frame after the last one.`

/** What comes out is the video with what follows it; what is done next is done to all of it. */
export function wholeClip({ request, ...made }: Made): Made {
  const { durationSeconds, mediaSeconds } = request
  const whole = durationSeconds === null || mediaSeconds === null ? null : mediaSeconds + durationSeconds
  return { ...made, request: { ...request, durationSeconds: whole } }
}

/** The video and what was made from its last picture become one; it is as long as both. */
export function addContinuation(builder: JobBuilder, inputs: readonly InputRef[], made: Made): Made {
  const position = builder.addLocal(
    'join',
    'continue',
    {},
    [...videoOf(inputs), { role: 'continuation', fromStep: made.position }],
    3 + 2 * (made.request.durationSeconds ?? 4),
  )
  return { stage: 'join', position, request: { ...made.request, durationSeconds: null } }
}

const videoOf = (inputs: readonly InputRef[]) => inputs.filter(({ role }) => role === 'video')

/** Words that are to be said over a video are spoken first, by any speech engine. */
function addSpeech(
  builder: JobBuilder,
  request: GenerationRequest,
  { request: { options } }: Chosen,
  inputs: readonly InputRef[],
  facts: PlanFacts,
): readonly InputRef[] {
  if (inputs.some(({ role }) => role === 'audio')) return inputs
  if (request.prompt === '') throw wrong('prompt', 'Write what is said, or give a recording.')
  // Two stages of one name would wait for each other's work.
  if (request.voice !== undefined)
    throw wrong('voice', 'The prompt is what is said; leave the voice line out.')
  const { voiceEngine, voiceId, speed } = options
  const wish = {
    prompt: request.prompt,
    ...{ negativePrompt: '', inputs: [], seed: request.seed },
    options: voiceOptions({
      ...(typeof voiceId === 'string' ? { voiceId } : {}),
      ...(typeof speed === 'number' ? { speed } : {}),
    }),
  }
  const speaker = chooseFor('tts', typeof voiceEngine === 'string' ? voiceEngine : 'auto', wish, facts)
  const fromStep = addEngineStage(builder, 'voice', 'tts', speaker, [], request.allowFallback, facts)
  return [...inputs, { role: 'audio', fromStep }]
}

const wrong = (path: string, message: string) =>
  GenerationErrors.validation_failed({
    detail: message,
    errors: [{ path, code: 'validation_failed', message }],
  })

/** More frames than the video has, or there is nothing to do. */
export function checkRate(mode: Mode, { request, engine }: Chosen, { assets }: PlanFacts): void {
  const { fps } = request
  const has = request.inputs
    .map(({ assetId }) => assets.get(assetId)?.fps ?? null)
    .find((rate) => rate !== null)
  if (mode !== 'interpolate' || fps === null || has === undefined || fps > has) return
  const message = `This video has ${has} frames a second; ${engine.label} makes more, not fewer.`
  throw wrong('fps', message)
}
