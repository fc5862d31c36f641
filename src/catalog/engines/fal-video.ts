import type { ModeCard, RouteRequest } from '../engine.ts'
import type { PriceRule } from '../price-rule.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

type Tier = { resolutions?: string[]; audio?: boolean; usdPerSecond: number }

/** Credits by the house's default rule; dollars per second by the vendor's own list, first match first. */
export function videoPrice(source: { url: string; checkedAt: string }, tiers: Tier[]): PriceRule {
  return {
    credits: { per: 'default' },
    cost: {
      per: 'second',
      tiers: tiers.map(({ usdPerSecond, ...when }) => ({
        when,
        microUsd: Math.round(usdPerSecond * 1_000_000),
      })),
    },
    // fal's queue documents that work ending in a server error is not billed; refused prompts never reach the model.
    billsModerated: false,
    billsFailed: false,
    source,
  }
}

/** The same, for a list whose first tier holds where no other does. */
export function tieredVideoPrice(
  source: { url: string; checkedAt: string },
  tiers: Parameters<typeof tieredPrice>[1],
): PriceRule {
  return { ...byHouseRule(tieredPrice('second', tiers)), billsModerated: false, billsFailed: false, source }
}

/** What all hosted video models share: words for the camera, styles by words, no choice of frame rate. */
export const hostedVideo = {
  output: 'video',
  camera: 'words',
  styles: true,
} as const satisfies Partial<ModeCard>

export const firstFrame = { role: 'firstFrame', kind: 'image', min: 1, max: 1 } as const
export const lastFrame = { role: 'lastFrame', kind: 'image', min: 0, max: 1 } as const

/** Spreads to nothing when there is nothing to say: vendors tell an empty text from an absent one. */
export function whenWritten(field: string, text: string): Record<string, string> {
  return text === '' ? {} : { [field]: text }
}

/** Seconds as a vendor spells them: Veo "8s", Kling and Seedance "8". */
export const secondsText = (request: RouteRequest, suffix = '') => `${request.durationSeconds ?? 0}${suffix}`
