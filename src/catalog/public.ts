import { z } from 'zod'
import { EngineStatus } from '#contract/engine-status.ts'
import { inputRoles, Mode } from '#contract/generation.ts'
import type { Engine, ModeCard, RouteRequest } from './engine.ts'
import { defaultOptions } from './validate.ts'

const mediaKind = z.enum(['image', 'video', 'audio'])

const PublicMode = z.object({
  output: z.enum(['image', 'video', 'audio', 'text']),
  durations: z
    .union([
      z.object({ values: z.array(z.number()) }),
      z.object({ min: z.number(), max: z.number(), step: z.number(), default: z.number() }),
    ])
    .nullable(),
  resolutions: z.array(z.string()),
  aspectRatios: z.array(z.string()),
  fps: z.array(z.number()),
  /** What is not asked for of resolution, shape and rate stays as the input has it; else the first of each list is taken. */
  keepsInput: z.boolean(),
  audio: z.enum(['none', 'optional', 'always']),
  seed: z.boolean(),
  negativePrompt: z.boolean(),
  prompt: z.object({ required: z.boolean(), maxChars: z.number() }),
  inputs: z.array(z.object({ role: z.enum(inputRoles), kind: mediaKind, min: z.number(), max: z.number() })),
  inputTotal: z.object({ min: z.number(), max: z.number() }).nullable(),
  camera: z.enum(['exact', 'native', 'words', 'none']),
  styles: z.boolean(),
  /** JSON Schema of the engine's own options; null when it has none. */
  options: z.record(z.string(), z.unknown()).nullable(),
  /** What the defaults cost; null when nobody knows. */
  priceExample: z.object({ label: z.string(), credits: z.number().int() }).nullable(),
  expectedSeconds: z.number(),
})

/** What `GET /engines` returns for one engine. */
export const PublicEngine = z.object({
  id: z.string(),
  label: z.string(),
  maker: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  draft: z.boolean(),
  available: z.boolean(),
  /** Why not: no key for its provider, a key of the workspace that the provider refuses, an outage, an ffmpeg without what it needs, no price. */
  unavailable: z.enum(['no-key', 'key-broken', 'not-answering', 'lacks-parts', 'no-price']).nullable(),
  /** The workspace's own key is used: no credits, its vendor bills it. */
  ownKey: z.boolean(),
  /** How it does now. */
  status: EngineStatus,
  providers: z.array(z.string()),
  deprecatedAt: z.string().nullable(),
  replacedBy: z.string().nullable(),
  billsModerated: z.boolean(),
  billsFailed: z.boolean(),
  source: z.object({ url: z.string(), checkedAt: z.string() }).nullable(),
  /** Where the vendor's tariff was read. */
  priceSource: z.object({ url: z.string(), checkedAt: z.string() }).nullable(),
  modes: z.partialRecord(Mode, PublicMode),
})
export type PublicEngine = z.infer<typeof PublicEngine>

export interface PublicContext {
  unavailable: PublicEngine['unavailable']
  ownKey: boolean
  status: EngineStatus
  /** The price of one request, by the house's rate card; null when there is none. */
  priceOf(engine: Engine, mode: Mode, request: RouteRequest): { label: string; credits: number } | null
}

/** The card without its functions, with what it costs and how long it takes at its defaults. */
export function publicEngine(engine: Engine, context: PublicContext): PublicEngine {
  const modes: PublicEngine['modes'] = {}
  for (const [name, card] of Object.entries(engine.modes)) {
    const mode = Mode.parse(name)
    modes[mode] = publicMode(engine, mode, card, context)
  }
  return {
    id: engine.id,
    label: engine.label,
    maker: engine.maker,
    summary: engine.summary,
    tags: [...engine.tags],
    draft: engine.draft,
    available: context.unavailable === null,
    unavailable: context.unavailable,
    ownKey: context.ownKey,
    status: context.status,
    providers: engine.routes.map(({ provider }) => provider),
    deprecatedAt: engine.deprecatedAt ?? null,
    replacedBy: engine.replacedBy ?? null,
    billsModerated: engine.price.billsModerated,
    billsFailed: engine.price.billsFailed,
    source: engine.source,
    priceSource: engine.price.source,
    modes,
  }
}

function publicMode(engine: Engine, mode: Mode, card: ModeCard, context: PublicContext) {
  const request = exampleRequest(mode, card)
  const { durations } = card
  return {
    output: card.output,
    durations: !durations
      ? null
      : 'values' in durations
        ? { values: [...durations.values] }
        : { min: durations.min, max: durations.max, step: durations.step, default: durations.default },
    resolutions: [...(card.resolutions ?? [])],
    aspectRatios: [...(card.aspectRatios ?? [])],
    fps: [...(card.fps ?? [])],
    keepsInput: card.keepsInput ?? false,
    audio: card.audio,
    seed: card.seed,
    negativePrompt: card.negativePrompt,
    prompt: card.prompt,
    inputs: card.inputs.map(({ role, kind, min, max }) => ({ role, kind, min, max })),
    inputTotal: card.inputTotal ?? null,
    camera: card.camera,
    styles: card.styles,
    options: card.options ? { ...z.toJSONSchema(card.options, { io: 'input' }) } : null,
    priceExample: context.priceOf(engine, mode, request),
    expectedSeconds: expectedSeconds(card, request),
  }
}

/** Work on a file is shown at the price of so long a file. */
const exampleMediaSeconds = 5

/** The request that a card's defaults make, with a hundred characters of prompt. */
export function exampleRequest(mode: Mode, card: ModeCard): RouteRequest {
  const { durations } = card
  const first = durations && ('values' in durations ? durations.values[0] : durations.default)
  return {
    // It is bought as the mode by which it is made.
    mode: card.via ?? mode,
    prompt: 'x'.repeat(Math.min(100, card.prompt.maxChars)),
    negativePrompt: '',
    durationSeconds: first ?? null,
    mediaSeconds: card.inputs.some(({ kind, min }) => kind !== 'image' && min > 0)
      ? exampleMediaSeconds
      : null,
    ...(card.keepsInput
      ? { resolution: null, aspectRatio: null, fps: null }
      : {
          resolution: card.resolutions?.[0] ?? null,
          aspectRatio: card.aspectRatios?.[0] ?? null,
          fps: card.fps?.[0] ?? null,
        }),
    audio: card.audio !== 'none',
    seed: 0,
    inputs: card.inputs.flatMap(({ role, min }) =>
      Array.from({ length: min }, () => ({ role, assetId: '' })),
    ),
    camera: null,
    styleId: null,
    options: defaultOptions(card),
  }
}

/** First guess of the time to make it, before there is history. */
export function expectedSeconds(
  card: ModeCard,
  request: Pick<RouteRequest, 'durationSeconds' | 'mediaSeconds'>,
): number {
  const seconds = request.durationSeconds ?? request.mediaSeconds ?? 0
  return card.expectedSeconds.base + card.expectedSeconds.perSecond * seconds
}
