import { z } from 'zod'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { tieredPrice } from './tiered-price.ts'

export const stabilitySource = {
  source: { url: 'https://platform.stability.ai/docs/api-reference', checkedAt: '2026-11-27' },
  priceSource: { url: 'https://stability.ai/api-pricing-update-25', checkedAt: '2026-11-27' },
}

/** A result that the filter blurs counts as made; failed work costs nothing. */
const billing = { billsModerated: true, billsFailed: false }

/** A credit is one cent. */
export const stabilityPrice = (per: 'image' | 'fixed', credits: number): Engine['price'] => ({
  ...tieredPrice(per, [{ usd: credits / 100 }]),
  ...billing,
  source: stabilitySource.priceSource,
})

export const stabilityMaxChars = 10_000

/** The largest number is one short of 32 bits. */
export const stabilitySeed = ({ seed }: RouteRequest): number => seed % 4_294_967_295

export const stabilityFormat = z.enum(['png', 'jpeg', 'webp']).default('png')

export const stylePreset = z
  .enum([
    'none',
    '3d-model',
    'analog-film',
    'anime',
    'cinematic',
    'comic-book',
    'digital-art',
    'enhance',
    'fantasy-art',
    'isometric',
    'line-art',
    'low-poly',
    'modeling-compound',
    'neon-punk',
    'origami',
    'photographic',
    'pixel-art',
    'tile-texture',
  ])
  .default('none')

export const presetField = (preset: string): Record<string, string> =>
  preset === 'none' ? {} : { style_preset: preset }

export const onePicture = { role: 'reference', kind: 'image', min: 1, max: 1 } as const

/** About one megapixel, whatever the shape. */
export const stabilityPicture: Omit<ModeCard, 'inputs'> = {
  output: 'image',
  audio: 'none',
  seed: true,
  negativePrompt: true,
  prompt: { required: true, maxChars: stabilityMaxChars },
  camera: 'words',
  styles: true,
  expectedSeconds: { base: 12, perSecond: 0 },
}

export const stabilityShapes = ['16:9', '9:16', '1:1', '3:2', '2:3', '5:4', '4:5', '21:9', '9:21']
