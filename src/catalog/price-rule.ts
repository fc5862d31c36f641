import { z } from 'zod'
import { type GenerationRequest, type InputRole, Mode } from '#contract/generation.ts'
import type { MicroUsd } from '#kernel/money.ts'
import { tokensOf } from './text/tokens.ts'

/** What a price may depend on, besides the quantity. An absent field matches everything. */
export const PriceCondition = z.strictObject({
  resolutions: z.array(z.string()).min(1).optional(),
  aspectRatios: z.array(z.string()).min(1).optional(),
  audio: z.boolean().optional(),
  /** Matches requests of at least this many seconds. */
  fromSeconds: z.number().positive().optional(),
  modes: z.array(Mode).min(1).optional(),
  /** Values of the engine's own options, e.g. `{ quality: ['high'] }`. */
  options: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1)).optional(),
})
export type PriceCondition = z.infer<typeof PriceCondition>

/** An exact multiplier as [numerator, denominator], so that 1.1 never turns 110 credits into 111. */
export const PriceFactor = z.strictObject({
  when: PriceCondition,
  times: z.tuple([z.int().positive(), z.int().positive()]),
})
export type PriceFactor = z.infer<typeof PriceFactor>

const factors = z.array(PriceFactor).default([])
/** Credits for each reference picture or character above what the base includes. */
const perReference = z.int().min(0).default(0)

/** How many credits a request costs. A new way to count is a new member here and a branch in `#pricing/price.ts`. */
export const CreditRule = z.discriminatedUnion('per', [
  z.strictObject({ per: z.literal('free') }),
  /** The house's rule for hosted video, kept on the rate card. */
  z.strictObject({ per: z.literal('default') }),
  z.strictObject({
    per: z.literal('second'),
    credits: z.int().positive(),
    factors,
    perReference,
    /** Credits for each second begun of the given video or sound. */
    perMediaSecond: z.int().positive().optional(),
  }),
  z.strictObject({ per: z.literal('image'), credits: z.int().positive(), factors, perReference }),
  z.strictObject({ per: z.literal('frame'), creditsPer100: z.int().positive(), factors, perReference }),
  z.strictObject({ per: z.literal('character'), creditsPer1000: z.int().positive(), factors, perReference }),
  z.strictObject({ per: z.literal('fixed'), credits: z.int().positive(), factors, perReference }),
  /** By the tokens read, and the most that may be written. */
  z.strictObject({
    per: z.literal('token'),
    creditsPerMillion: z.strictObject({ input: z.int().min(0), output: z.int().min(0) }),
  }),
  /** Nobody knows what it costs: it cannot be picked until a rate card says so. */
  z.strictObject({ per: z.literal('unknown') }),
])
export type CreditRule = z.infer<typeof CreditRule>

const TokenCost = z.strictObject({
  per: z.literal('token'),
  microUsdPerMillion: z.strictObject({ input: z.int().min(0), output: z.int().min(0) }),
})

/** What the vendor takes from the house. The first tier that matches counts; none: the cost of this request is unknown. */
const UnitCost = z.strictObject({
  per: z.enum(['second', 'image', 'frame', 'character', 'fixed']),
  tiers: z.array(z.strictObject({ when: PriceCondition, microUsd: z.int().min(0) })).min(1),
  /** Seconds are sold in blocks of so many; one begun counts whole. */
  stepSeconds: z.int().positive().optional(),
  /** For each second begun of the given video or sound on top. */
  perMediaSecondMicroUsd: z.int().min(0).optional(),
  /** For each reference picture, character or style picture on top. */
  perReferenceMicroUsd: z.int().min(0).optional(),
  /** For each given picture on top, frames too, after so many that are free. */
  perPictureMicroUsd: z.int().min(0).optional(),
  freePictures: z.int().min(0).optional(),
  /** The least that one request costs. */
  minimumMicroUsd: z.int().min(0).optional(),
})
export const VendorCost = z.discriminatedUnion('per', [UnitCost, TokenCost])
export type VendorCost = z.infer<typeof VendorCost>

export const PriceRule = z.strictObject({
  credits: CreditRule,
  /** null: unknown. Free engines cost nothing and say so with a tier of 0. */
  cost: VendorCost.nullable(),
  /** The vendor takes money for a result that its filter withheld. */
  billsModerated: z.boolean(),
  /** The vendor takes money for work that failed. */
  billsFailed: z.boolean(),
  /** Where the vendor's tariff was read, and when; null where nothing is paid. */
  source: z.strictObject({ url: z.url(), checkedAt: z.iso.date() }).nullable(),
})
export type PriceRule = z.infer<typeof PriceRule>

/** The facts of a request that a price reads. */
export interface PricedRequest {
  resolution: string | null
  aspectRatio: string | null
  audio: boolean
  durationSeconds: number | null
  /** How long the video or sound that it works on is; such work is sold by the length of its input. */
  mediaSeconds: number | null
  fps: number | null
  prompt: string
  mode: Mode
  inputs: readonly { role: InputRole }[]
  options: GenerationRequest['options']
}

const referenceRoles: readonly InputRole[] = ['reference', 'character', 'style']

export const countReferences = ({ inputs }: Pick<PricedRequest, 'inputs'>): number =>
  inputs.filter(({ role }) => referenceRoles.includes(role)).length

const soundAndFilm: readonly InputRole[] = ['video', 'audio']

const countPictures = ({ inputs }: PricedRequest): number =>
  inputs.filter(({ role }) => !soundAndFilm.includes(role)).length

const secondsOf = ({ durationSeconds, mediaSeconds }: PricedRequest): number =>
  durationSeconds ?? mediaSeconds ?? 0

export function conditionHolds(when: PriceCondition, request: PricedRequest): boolean {
  if (when.resolutions && !when.resolutions.includes(request.resolution ?? '')) return false
  if (when.aspectRatios && !when.aspectRatios.includes(request.aspectRatio ?? '')) return false
  if (when.audio !== undefined && when.audio !== request.audio) return false
  if (when.modes && !when.modes.includes(request.mode)) return false
  for (const [name, values] of Object.entries(when.options ?? {})) {
    if (!values.some((value) => value === request.options[name])) return false
  }
  return when.fromSeconds === undefined || secondsOf(request) >= when.fromSeconds
}

/** How many units of `per` a request asks for; seconds may be fractional, all else is whole. */
export function quantityOf(per: z.infer<typeof UnitCost>['per'], request: PricedRequest): number {
  switch (per) {
    case 'second':
      return secondsOf(request)
    case 'frame':
      return Math.ceil(secondsOf(request) * (request.fps ?? 0))
    case 'character':
      return [...request.prompt].length
    case 'image':
    case 'fixed':
      return 1
  }
}

/** What the vendor will take, in micro-dollars; null when the card does not know. */
export function vendorCost(cost: VendorCost | null, request: PricedRequest): MicroUsd | null {
  if (!cost) return null
  if (cost.per === 'token') return perMillion(cost.microUsdPerMillion, request)
  const tier = cost.tiers.find(({ when }) => conditionHolds(when, request))
  if (!tier) return null
  const { stepSeconds = 0, freePictures = 0 } = cost
  const asked = quantityOf(cost.per, request)
  const quantity = stepSeconds > 0 ? Math.ceil(asked / stepSeconds) * stepSeconds : asked
  const pictures = Math.max(0, countPictures(request) - freePictures)
  const total =
    Math.ceil(quantity * tier.microUsd) +
    Math.ceil(request.mediaSeconds ?? 0) * (cost.perMediaSecondMicroUsd ?? 0) +
    countReferences(request) * (cost.perReferenceMicroUsd ?? 0) +
    pictures * (cost.perPictureMicroUsd ?? 0)
  return Math.max(total, cost.minimumMicroUsd ?? 0)
}

/** What a text costs at a rate for a million tokens, rounded up once. */
export function perMillion(rate: { input: number; output: number }, request: PricedRequest): number {
  const { input, output } = tokensOf(request)
  return Math.ceil((input * rate.input + output * rate.output) / 1_000_000)
}

/** The price of everything that this machine makes by itself. */
export const freePrice: PriceRule = {
  credits: { per: 'free' },
  cost: { per: 'fixed', tiers: [{ when: {}, microUsd: 0 }] },
  billsModerated: false,
  billsFailed: false,
  source: null,
}
