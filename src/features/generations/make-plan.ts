import { afterErrors } from '#catalog/after-errors.ts'
import { undrawable } from '#catalog/camera-errors.ts'
import { cleanPrompt } from '#catalog/clean-prompt.ts'
import { localCamera, localStyle, toJsonObject } from '#catalog/compile.ts'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { frameSize, linesOf } from '#catalog/frame-size.ts'
import type { StageRequest } from '#catalog/validate.ts'
import { voiceOptions } from '#catalog/voice-stage.ts'
import type { GenerationRequest } from '#contract/generation.ts'
import type { InputRef } from '#jobs/operations.ts'
import type { FieldError } from '#kernel/errors.ts'
import { addEngineStage } from './engine-stage.ts'
import { GenerationErrors } from './errors.ts'
import type { PlanFacts } from './facts.ts'
import { addContinuation, checkRate, type Made, mainInputs, wholeClip } from './main-inputs.ts'
import { namePictures } from './named-pictures.ts'
import { paintedBy } from './painted-clips.ts'
import type { PlannedJob } from './plan.ts'
import { JobBuilder } from './stage-builder.ts'
import { chooseFor, refusal } from './stage-engine.ts'
import { takeHashOf } from './take-hash.ts'

export interface PlannedTake {
  job: PlannedJob
  engineId: string
  /** Why "auto" chose it; null when the user did. */
  engineReason: string | null
  request: GenerationRequest
  builder: JobBuilder
}

/** Stands for the asset that an earlier stage of the same job will make. */
const madeInJob = 'made-in-this-job'

/**
 * One job from one request, decided without looking at anything but its arguments: engines, prices, steps and which
 * step feeds which. Throws `validation_failed`, `unsupported_by_engine`, `engine_unknown` or `engine_unavailable`.
 */
export function planTake(wish: GenerationRequest, facts: PlanFacts): PlannedTake {
  const builder = new JobBuilder()
  const words = { ...wish, prompt: cleanPrompt(wish.prompt), seed: wish.seed ?? facts.freshSeed }
  checkInputs(words, facts)
  const { written, request, reason, notes } = namePictures(words, facts, (asked) =>
    chooseFor(asked.mode, 'auto', stageRequest(asked, asked.inputs, facts), facts),
  )
  builder.notes.push(...notes)
  const inputs: InputRef[] = request.inputs.map(({ role, assetId }) => ({ role, assetId }))
  if (request.image !== undefined)
    inputs.push({ role: 'firstFrame', fromStep: addFirstFrame(builder, request, facts) })

  const main = chooseFor(request.mode, request.engineId, stageRequest(request, inputs, facts), facts)
  checkRate(request.mode, main, facts)
  const impossible = afterErrors(main.engine, main.request, request)
  if (impossible.length > 0) throw refusal(impossible, [])
  const stage = stageNames[main.engine.modes[request.mode]?.output ?? 'video']
  const given = mainInputs(builder, request, main, inputs, facts)
  let position = addEngineStage(builder, stage, main.request.mode, main, given, request.allowFallback, facts)
  let result: Made = { stage, position, request: main.request }
  if (main.request.mode !== request.mode) result = addContinuation(builder, inputs, result)
  else if (request.mode === 'extend' && main.engine.draft) result = wholeClip(result)
  if (stage === 'video') {
    result = addMotion(builder, request, result)
    result = addPost(builder, request, result, main.engine)
    result = addSound(builder, request, result, facts)
    position = result.position
  }
  return {
    job: {
      kind: 'generation',
      engineId: main.engine.id,
      prompt: written.prompt,
      request: toJsonObject(written),
      takeHash: takeHashOf(request, main.engine, main.request),
      stages: builder.stages,
      steps: builder.steps,
    },
    engineId: main.engine.id,
    engineReason: reason ?? main.reason,
    request: { ...written, engineId: main.engine.id },
    builder,
  }
}

const stageNames = { image: 'image', video: 'video', audio: 'audio', text: 'text' } as const

function stageRequest(
  request: GenerationRequest,
  inputs: readonly InputRef[],
  facts: PlanFacts,
): StageRequest {
  return {
    ...request,
    mediaSeconds: mediaSecondsOf(request.inputs, facts),
    mediaShape: mediaShapeOf(request.inputs, facts),
    painted: request.inputs
      .map(({ assetId }) => facts.painted.get(assetId))
      .find((clip) => clip !== undefined),
    inputs: inputs.map((input, index) => ({
      role: request.inputs[index]?.role ?? 'firstFrame',
      assetId: input.assetId ?? madeInJob,
    })),
  }
}

/** The length of the video that the work is on, else of the sound. */
function mediaSecondsOf(inputs: GenerationRequest['inputs'], { assets }: PlanFacts): number | null {
  const ofKind = (kind: string) =>
    inputs.flatMap(({ assetId }) => {
      const asset = assets.get(assetId)
      return asset?.kind === kind ? [asset.durationSeconds] : []
    })
  return [...ofKind('video'), ...ofKind('audio')].find((seconds) => seconds !== null) ?? null
}

/** Width by height of what the work is on. */
function mediaShapeOf(inputs: GenerationRequest['inputs'], { assets }: PlanFacts): number | null {
  const shapes = inputs.flatMap(({ role, assetId }) => {
    const { width, height } = assets.get(assetId) ?? { width: null, height: null }
    return width && height && role !== 'background' ? [width / height] : []
  })
  return shapes[0] ?? null
}

function checkInputs(request: GenerationRequest, facts: PlanFacts): void {
  const errors: FieldError[] = request.inputs.flatMap(({ assetId }, index) =>
    facts.assets.has(assetId)
      ? []
      : [{ path: `inputs.${index}.assetId`, code: 'not_found', message: 'There is no such asset here.' }],
  )
  if (request.image !== undefined && request.mode !== 'i2v') {
    errors.push({
      path: 'image',
      code: 'validation_failed',
      message: 'A first frame from words goes with mode i2v.',
    })
  }
  if (errors.length > 0) throw GenerationErrors.validation_failed({ errors })
}

function addFirstFrame(builder: JobBuilder, request: GenerationRequest, facts: PlanFacts): number {
  const wish: StageRequest = {
    prompt: request.image?.prompt ?? request.prompt,
    negativePrompt: '',
    inputs: [],
    options: {},
    seed: request.seed,
    ...(request.aspectRatio === undefined ? {} : { aspectRatio: request.aspectRatio }),
  }
  const chosen = chooseFor('t2i', request.image?.engineId ?? 'auto', wish, facts)
  return addEngineStage(builder, 'image', 't2i', chosen, [], request.allowFallback, facts)
}

function addMotion(builder: JobBuilder, request: GenerationRequest, made: Made): Made {
  if (request.motion === undefined) return made
  const wrong = undrawable('The second camera pass', request.motion.camera, 'motion.camera')
  if (wrong.length > 0) throw refusal(wrong, [])
  const frame = frameOfRequest(made.request)
  const camera = localCamera(request.motion)
  const position = builder.addLocal(
    'motion',
    'motion',
    { ...frame, camera, seed: made.request.seed },
    [{ role: 'video', fromStep: made.position }],
    3 + (made.request.durationSeconds ?? 4),
  )
  return { ...made, stage: 'motion', position }
}

function addPost(builder: JobBuilder, request: GenerationRequest, made: Made, engine: Engine): Made {
  let { position } = made
  const { upscale, fps, format } = request.post ?? {}
  const seconds = made.request.durationSeconds ?? 4
  const aspectRatio = made.request.aspectRatio ?? '16:9'
  if (upscale !== undefined) {
    if ((linesOf(upscale) ?? 0) <= (linesOf(made.request.resolution ?? '720p') ?? 0)) {
      throw GenerationErrors.validation_failed({
        errors: [
          { path: 'post.upscale', code: 'validation_failed', message: 'The picture is that large already.' },
        ],
      })
    }
    position = builder.addLocal(
      'upscale',
      'upscale',
      { ...frameSize(upscale, aspectRatio), painted: paintedBy(builder.steps, position) },
      [{ role: 'video', fromStep: position }],
      2 + 4 * seconds,
    )
  }
  // A hosted engine is told the style in words; its look itself is the same for every engine because we apply it.
  const styleId = engine.draft ? null : (request.styleId ?? null)
  if (styleId !== null || fps !== undefined || (format !== undefined && format !== 'mp4')) {
    const body = {
      width: null,
      height: null,
      fps: fps ?? null,
      format: format ?? 'mp4',
      style: localStyle(styleId),
      seed: made.request.seed,
    }
    position = builder.addLocal(
      'post',
      'post',
      body,
      [{ role: 'video', fromStep: position }],
      1 + 2 * seconds,
    )
  }
  return { ...made, position }
}

function addSound(builder: JobBuilder, request: GenerationRequest, made: Made, facts: PlanFacts): Made {
  const inputs: InputRef[] = [{ role: 'video', fromStep: made.position }]
  if (request.voice !== undefined) {
    const { text, engineId } = request.voice
    const options = voiceOptions(request.voice)
    const chosen = chooseFor(
      'tts',
      engineId,
      { prompt: text, negativePrompt: '', inputs: [], options, seed: request.seed },
      facts,
    )
    inputs.push({
      role: 'voice',
      fromStep: addEngineStage(builder, 'voice', 'tts', chosen, [], request.allowFallback, facts),
    })
  }
  if (request.ambience !== undefined) {
    const wish: StageRequest = {
      prompt: request.ambience.prompt || request.prompt,
      negativePrompt: '',
      inputs: [],
      options: {},
      seed: request.seed,
      durationSeconds: Math.ceil(made.request.durationSeconds ?? 4),
    }
    const chosen = chooseFor('ambience', request.ambience.engineId, wish, facts)
    inputs.push({
      role: 'ambience',
      fromStep: addEngineStage(builder, 'ambience', 'ambience', chosen, [], request.allowFallback, facts),
    })
  }
  if (inputs.length === 1) return made
  const position = builder.addLocal(
    'mux',
    'mux',
    { durationSeconds: made.request.durationSeconds },
    inputs,
    2,
  )
  return { ...made, stage: 'mux', position }
}

function frameOfRequest(request: RouteRequest): { width: number; height: number } {
  return frameSize(request.resolution ?? '720p', request.aspectRatio ?? '16:9')
}
