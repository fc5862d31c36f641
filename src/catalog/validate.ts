import type { GenerationRequest, Mode } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import { hashText } from '#kernel/random.ts'
import { cameraErrors } from './camera-errors.ts'
import { cleanPrompt } from './clean-prompt.ts'
import type { Engine, ModeCard, RouteRequest } from './engine.ts'
import { enlargeErrors } from './enlarge-errors.ts'
import type { KnownFacts } from './fit-input.ts'
import { nearestRatio } from './frame-size.ts'
import { inputErrors } from './input-errors.ts'
import { findStyle } from './presets/styles.ts'

/** The fields that validation reads; the rest of a GenerationRequest says what happens around this stage. */
export type StageRequest = Pick<GenerationRequest, 'prompt' | 'negativePrompt' | 'inputs' | 'options'> &
  Partial<
    Pick<
      GenerationRequest,
      'durationSeconds' | 'resolution' | 'aspectRatio' | 'fps' | 'audio' | 'seed' | 'camera' | 'styleId'
    >
  > & {
    /** How long the video that it works on is, else the sound: known where assets are. */
    mediaSeconds?: number | null
    /** Width by height of the picture or video that it works on. */
    mediaShape?: number | null
    /** What is known of the inputs' files, by asset: known where assets are. */
    files?: ReadonlyMap<string, KnownFacts>
    /** How the built-in painter painted the video that it works on. */
    painted?: JsonObject | undefined
  }

export type Normalized = { ok: true; request: RouteRequest } | { ok: false; errors: FieldError[] }

/** `unsupported_by_engine`: another engine may do it. `validation_failed`: no engine can. */
export type FieldCode = 'unsupported_by_engine' | 'validation_failed'

export function fieldError(path: string, code: FieldCode, message: string): FieldError {
  return { path, code, message }
}

/**
 * Fills in every default and checks every limit against the card: the same rules in the browser and on the server.
 * Without a seed the prompt makes one; a caller who wants variety gives a seed. A seed that the engine cannot use is no
 * error, so that one request can be tried on several engines.
 */
export function normalizeRequest(engine: Engine, mode: Mode, request: StageRequest): Normalized {
  const card = engine.modes[mode]
  if (!card) {
    const message = `${engine.label} cannot do ${mode}. It can do ${Object.keys(engine.modes).join(', ')}.`
    return { ok: false, errors: [fieldError('mode', 'unsupported_by_engine', message)] }
  }
  const errors: FieldError[] = []
  const pick = <T>(path: string, wish: T | undefined, allowed: readonly T[] | undefined): T | null => {
    if (wish === undefined) return card.keepsInput ? null : (allowed?.[0] ?? null)
    if (allowed?.includes(wish)) return wish
    const can = allowed ? `It can do ${allowed.join(', ')}.` : 'It has no such choice.'
    errors.push(fieldError(path, 'unsupported_by_engine', `${engine.label} cannot do ${wish}. ${can}`))
    return null
  }

  // Where no words are read, those of the shot are no mistake.
  const prompt = card.prompt.maxChars === 0 ? '' : cleanPrompt(request.prompt)
  const negativePrompt = cleanPrompt(request.negativePrompt)
  errors.push(...promptErrors(engine, card, prompt, negativePrompt))
  const durationSeconds = duration(engine, card, request.durationSeconds, errors)
  const resolution = pick('resolution', request.resolution, card.resolutions)
  const shape = request.aspectRatio ?? likeMedia(mode, card, request.mediaShape)
  const aspectRatio = pick('aspectRatio', shape, card.aspectRatios)
  if (mode === 'upscale') {
    const files = request.inputs.map(({ assetId }) => request.files?.get(assetId))
    errors.push(...enlargeErrors(files, resolution, aspectRatio))
  }
  const fps = pick('fps', request.fps, card.fps)
  const audio = sound(engine, card, request.audio, errors)
  errors.push(...inputErrors(engine, card, request.inputs, request.files))
  errors.push(...cameraErrors(engine, card, request, durationSeconds))
  const styleId = style(engine, card, request.styleId ?? null, errors)
  const options = engineOptions(engine, card, request.options, errors)

  if (errors.length > 0) return { ok: false, errors }
  const { via } = card
  const asked: RouteRequest = {
    mode: via ?? mode,
    prompt,
    negativePrompt,
    durationSeconds,
    mediaSeconds: via === undefined ? (request.mediaSeconds ?? null) : null,
    ...(request.painted === undefined || via !== undefined ? {} : { painted: request.painted }),
    resolution,
    aspectRatio,
    fps,
    audio,
    seed: request.seed ?? hashText(prompt),
    inputs: request.inputs.map(({ role, assetId }) => ({
      // What goes to the engine is a picture that is made of the video.
      role: via !== undefined && role === 'video' ? 'firstFrame' : role,
      assetId,
    })),
    camera: request.camera ?? null,
    styleId,
    options,
  }
  const whole = card.settle?.(asked) ?? asked
  const wrong = card.check?.(whole) ?? []
  return wrong.length > 0 ? { ok: false, errors: wrong } : { ok: true, request: whole }
}

/** What goes on from a video, or enlarges it, keeps its shape as nearly as the engine can. */
function likeMedia(mode: Mode, card: ModeCard, shape: number | null | undefined): string | undefined {
  const keeps = mode === 'extend' || mode === 'upscale'
  return keeps && shape ? nearestRatio(card.aspectRatios ?? [], shape) : undefined
}

function promptErrors(engine: Engine, card: ModeCard, prompt: string, negativePrompt: string): FieldError[] {
  const errors: FieldError[] = []
  const { required, maxChars } = card.prompt
  const characters = [...prompt].length
  if (required && characters === 0) {
    errors.push(fieldError('prompt', 'validation_failed', 'Say in a few words what should be made.'))
  }
  if (characters > maxChars) {
    const message = `${engine.label} reads at most ${maxChars} characters; this prompt has ${characters}.`
    errors.push(fieldError('prompt', 'unsupported_by_engine', message))
  }
  if (negativePrompt !== '' && !card.negativePrompt) {
    const message = `${engine.label} has no negative prompt. Say it in the prompt instead.`
    errors.push(fieldError('negativePrompt', 'unsupported_by_engine', message))
  }
  return errors
}

function duration(
  engine: Engine,
  card: ModeCard,
  wish: number | undefined,
  errors: FieldError[],
): number | null {
  const { durations } = card
  const refuse = (can: string) => {
    const message = `${engine.label} cannot make ${wish} s. ${can}`
    errors.push(fieldError('durationSeconds', 'unsupported_by_engine', message))
    return null
  }
  if (!durations) return wish === undefined ? null : refuse('What it makes here has no length to choose.')
  if ('values' in durations) {
    if (wish === undefined) return durations.values[0] ?? null
    return durations.values.includes(wish) ? wish : refuse(`It makes ${durations.values.join(', ')} s.`)
  }
  if (wish === undefined) return durations.default
  const { min, max, step } = durations
  const steps = (wish - min) / step
  // 0.1 has no exact binary form, so a step is met when it is met to a millionth.
  const onStep = Math.abs(steps - Math.round(steps)) < 1e-6
  const fits = wish >= min && wish <= max && onStep
  return fits ? wish : refuse(`It makes ${min} to ${max} s in steps of ${step} s.`)
}

function sound(engine: Engine, card: ModeCard, wish: boolean | undefined, errors: FieldError[]): boolean {
  if (wish === true && card.audio === 'none') {
    errors.push(fieldError('audio', 'unsupported_by_engine', `${engine.label} makes no sound.`))
  }
  if (wish === false && card.audio === 'always') {
    errors.push(fieldError('audio', 'unsupported_by_engine', `${engine.label} always makes sound.`))
  }
  return wish ?? card.audio !== 'none'
}

function style(engine: Engine, card: ModeCard, styleId: string | null, errors: FieldError[]): string | null {
  if (styleId === null) return null
  if (!findStyle(styleId)) {
    errors.push(fieldError('styleId', 'validation_failed', `There is no style ${styleId}.`))
  } else if (!card.styles) {
    errors.push(fieldError('styleId', 'unsupported_by_engine', `${engine.label} has no styles.`))
  }
  return styleId
}

function engineOptions(
  engine: Engine,
  card: ModeCard,
  options: GenerationRequest['options'],
  errors: FieldError[],
): GenerationRequest['options'] {
  if (!card.options) {
    for (const name of Object.keys(options)) {
      const message = `${engine.label} has no option ${name}.`
      errors.push(fieldError(`options.${name}`, 'unsupported_by_engine', message))
    }
    return options
  }
  const parsed = card.options.safeParse(options)
  if (parsed.success) return Object.fromEntries(scalars(parsed.data))
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : null
    for (const name of unknown ?? [issue.path.join('.')]) {
      const message = unknown ? `${engine.label} has no option ${name}.` : issue.message
      errors.push(
        fieldError(`options.${name}`, unknown ? 'unsupported_by_engine' : 'validation_failed', message),
      )
    }
  }
  return options
}

/** What the options are when nobody chose. */
export function defaultOptions(card: ModeCard): GenerationRequest['options'] {
  const parsed = card.options?.safeParse({})
  return parsed?.success ? Object.fromEntries(scalars(parsed.data)) : {}
}

function scalars(parsed: Record<string, unknown>): [string, string | number | boolean | null][] {
  return Object.entries(parsed).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
      ? [[name, value] as [string, string | number | boolean | null]]
      : [],
  )
}
