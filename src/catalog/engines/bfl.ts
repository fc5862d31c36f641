import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { countInputs, frameOf } from '../compile.ts'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'

export const bflSource = {
  source: { url: 'https://docs.bfl.ai/api-reference', checkedAt: '2026-11-21' },
  priceSource: { url: 'https://docs.bfl.ai/quick_start/pricing', checkedAt: '2026-11-27' },
}

/** Nothing says that a withheld picture is free, so the house assumes the worse; failed work costs nothing. */
export const bflBilling = { billsModerated: true, billsFailed: false } satisfies Partial<Engine['price']>

export const bflFormat = z.enum(['png', 'jpeg']).default('png')

const toSixteen = (pixels: number) => 16 * Math.round(pixels / 16)

/** The sides of a FLUX.2 picture are multiples of 16. */
function sixteenthsOf(request: RouteRequest): { width: number; height: number } {
  const { width, height } = frameOf(request)
  return { width: toSixteen(width), height: toSixteen(height) }
}

/** The first picture's field has no number. */
export function numberedSlots(request: RouteRequest): Compiled['slots'] {
  return Array.from({ length: countInputs(request, 'reference') }, (_, index) => ({
    role: 'reference',
    index,
    at: [index === 0 ? 'input_image' : `input_image_${index + 1}`],
  }))
}

/** One address makes and edits pictures; all FLUX.2 models take the same fields. */
export function compileFlux2(endpoint: string, request: RouteRequest, body: JsonObject): Compiled {
  return {
    endpoint,
    body: { ...body, ...sixteenthsOf(request), seed: request.seed },
    slots: numberedSlots(request),
  }
}
