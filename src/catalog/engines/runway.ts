import { z } from 'zod'
import type { Engine, RouteRequest } from '../engine.ts'

/** Runway names a frame by its pixels, and each model has a list of its own. */
export type Frames = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The frame for a resolution and an aspect ratio; a card lists only what its table has. */
export function pixelsOf(frames: Frames, { resolution, aspectRatio }: RouteRequest): string {
  const pixels = frames[resolution ?? '']?.[aspectRatio ?? '']
  if (pixels === undefined) throw new Error(`Runway has no frame for ${resolution} ${aspectRatio}.`)
  return pixels
}

/** Prompts of Runway's own models, in UTF-16 units; nearly every character is one. */
export const maxChars = 1_000

export const moderation = z.strictObject({
  /** "low" is less strict about people who are known in public. */
  publicFigures: z.enum(['auto', 'low']).default('auto'),
})

export const moderationOf = (request: RouteRequest) => ({
  contentModeration: { publicFigureThreshold: moderation.strip().parse(request.options).publicFigures },
})

/** Limits: the types of Runway's own client, release 4.20.1. Prices: the list for agents that Runway publishes. */
export const runwaySource = {
  source: { url: 'https://github.com/runwayml/sdk-node', checkedAt: '2026-11-21' },
  priceSource: { url: 'https://github.com/runwayml/skills', checkedAt: '2026-11-21' },
}

/** Runway does not say that a refused input is free, so the house assumes the worse; failed work is refunded. */
export const runwayBilling = { billsModerated: true, billsFailed: false } satisfies Partial<Engine['price']>
