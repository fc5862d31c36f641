import type { z } from 'zod'
import type { CameraRequest, GenerationRequest, InputRole, Mode } from '#contract/generation.ts'
import type { InputLimits } from '#contract/input-limits.ts'
import type { FieldError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { PriceRule } from './price-rule.ts'

/** What a user picks. One file an engine; limits, inputs, price and docs all read this card. */
export interface Engine {
  id: string
  label: string
  /** Who makes the model, e.g. "Google"; "Dailies" for the local engines. */
  maker: string
  summary: string
  tags: readonly string[]
  /** A tool for one purpose: it is named, and "auto" never takes it. */
  onlyByName?: true
  /** The built-in engines: procedural, free, deterministic; said so wherever they are shown. */
  draft: boolean
  /** Encoders and filters of ffmpeg that it cannot do without and not every ffmpeg has. */
  needs?: readonly string[]
  /** It changes with what people may edit of the engine: takes of another revision are not the same takes. */
  revision?: string
  /** Where the facts come from, and when they were read; null for our own engines. */
  source: { url: string; checkedAt: string } | null
  deprecatedAt?: string
  replacedBy?: string
  modes: Partial<Record<Mode, ModeCard>>
  /** How its prompts call a picture that it is given, counted from 1; absent: "image 1". */
  pictureName?: (number: number) => string
  price: PriceRule
  /** In order of preference; the next is used on a vendor's failure when the user allows it. */
  routes: readonly [Route, ...Route[]]
}

export interface ModeCard {
  output: 'image' | 'video' | 'audio' | 'text'
  /** Seconds. The first value is the default. Absent: the output has no length of its own (pictures, or as long as its input). */
  durations?: { values: readonly number[] } | { min: number; max: number; step: number; default: number }
  /** The first entry of each list is the default. */
  resolutions?: readonly string[]
  aspectRatios?: readonly string[]
  fps?: readonly number[]
  /** What is not asked for of these stays as the input has it; there is no default. */
  keepsInput?: true
  audio: 'none' | 'optional' | 'always'
  seed: boolean
  negativePrompt: boolean
  prompt: { required: boolean; maxChars: number }
  inputs: readonly InputCard[]
  /** How many inputs over all roles, where any one of several roles will do. */
  inputTotal?: { min: number; max: number }
  /** Not the engine's own work: it is done by this mode of it, with steps of ours around it. */
  via?: Mode
  /** How a camera preset reaches the engine. */
  camera: 'exact' | 'native' | 'words' | 'none'
  styles: boolean
  options?: z.ZodObject
  /** What follows for the rest of a request from the options that were chosen. */
  settle?: (request: RouteRequest) => RouteRequest
  /** Nothing can be done to what comes of this request: it is no video that goes on. */
  isLast?: (request: RouteRequest) => boolean
  /** What is wrong with the request as a whole, where no limit of one field says it. */
  check?: (request: RouteRequest) => FieldError[]
  /** The voices of a speech model, where they come with it; absent: this machine or the account at the vendor has them. */
  voices?: readonly CardVoice[]
  /** First guess before there is history: `base + perSecond × duration`. */
  expectedSeconds: { base: number; perSecond: number }
}

/** A voice that comes with a model, for the option `voiceId`. */
export interface CardVoice {
  id: string
  label: string
  /** BCP 47, the first what it speaks best; empty: whatever the model speaks. */
  languages: readonly string[]
  gender: string | null
  age: string | null
  accent: string | null
  description: string | null
}

export interface InputCard {
  role: InputRole
  kind: 'image' | 'video' | 'audio'
  min: number
  max: number
  /** The shortest and the longest video or sound that it takes. */
  minSeconds?: number
  maxSeconds?: number
  /** Where this model takes less, or more, than `vendor-limits.ts` says of its vendor. */
  limits?: Partial<InputLimits>
}

export interface Route {
  provider: string
  compile(request: RouteRequest): Compiled
}

/** A request with every default filled in and every limit checked against the card. */
export interface RouteRequest {
  mode: Mode
  prompt: string
  negativePrompt: string
  durationSeconds: number | null
  /** How long the given video is, else the given sound; null without one, or before it is made. */
  mediaSeconds: number | null
  /** How the built-in painter painted the given video, in its own words; absent when it did not. */
  painted?: JsonObject
  resolution: string | null
  aspectRatio: string | null
  fps: number | null
  audio: boolean
  seed: number
  inputs: readonly { role: InputRole; assetId: string }[]
  camera: CameraRequest | null
  styleId: string | null
  options: GenerationRequest['options']
}

/** The same shape as the provider contract's CompiledRequest; the catalog stays free of providers. */
export interface Compiled {
  endpoint: string
  body: JsonObject
  slots: { role: string; index: number; at: (string | number)[] }[]
}
