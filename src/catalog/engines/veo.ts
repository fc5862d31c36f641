import { z } from 'zod'
import { countInputs, slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, Route, RouteRequest } from '../engine.ts'
import type { PriceRule } from '../price-rule.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame, secondsText, whenWritten } from './fal-video.ts'

export const veoMaxChars = 20_000

/** They are fal's; Google's own service has neither. */
export const veoOptions = z.strictObject({
  /** Lets the vendor rewrite a prompt that its filter would refuse. Off: what you wrote is what is made. */
  autoFix: z.boolean().default(false),
  /** 1 is the most strict. */
  safetyTolerance: z.enum(['1', '2', '3', '4', '5', '6']).default('4'),
})

interface VeoTier {
  id: string
  label: string
  summary: string
  tags: readonly string[]
  source: NonNullable<Engine['source']>
  resolutions: readonly string[]
  price: PriceRule
  routes: Engine['routes']
  expectedSeconds: ModeCard['expectedSeconds']
}

/** The tiers of Veo 3.1 differ in address, resolutions, price and speed, and in nothing else. */
export function veo(tier: VeoTier): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    ...hostedVideo,
    durations: { values: [4, 6, 8] },
    resolutions: tier.resolutions,
    aspectRatios: ['16:9', '9:16'],
    audio: 'optional',
    seed: true,
    negativePrompt: true,
    prompt: { required: true, maxChars: veoMaxChars },
    ...(tier.routes.some(({ provider }) => provider === 'fal') ? { options: veoOptions } : {}),
    expectedSeconds: tier.expectedSeconds,
  }
  return {
    id: tier.id,
    label: tier.label,
    maker: 'Google',
    summary: tier.summary,
    tags: tier.tags,
    draft: false,
    source: tier.source,
    modes: { t2v: { ...common, inputs: [] }, i2v: { ...common, inputs: [firstFrame, lastFrame] } },
    price: tier.price,
    routes: tier.routes,
  }
}

export const veoAtFal = { url: 'https://fal.ai/models/fal-ai/veo3.1', checkedAt: '2026-11-21' }

export const veoByFal = (endpoint: string): Route => ({
  provider: 'fal',
  compile: (request) => compileVeo(endpoint, request),
})

function compileVeo(endpoint: string, request: RouteRequest): Compiled {
  const { autoFix, safetyTolerance } = veoOptions.parse(request.options)
  const body = {
    prompt: promptInWords(request, veoMaxChars),
    ...whenWritten('negative_prompt', negativeInWords(request)),
    duration: secondsText(request, 's'),
    resolution: request.resolution,
    aspect_ratio: request.aspectRatio,
    generate_audio: request.audio,
    seed: request.seed,
    auto_fix: autoFix,
    safety_tolerance: safetyTolerance,
  }
  if (request.mode === 't2v') return { endpoint, body, slots: [] }
  if (countInputs(request, 'lastFrame') === 0) {
    const slots = slotFor(request, 'firstFrame', 'image_url')
    return { endpoint: `${endpoint}/image-to-video`, body, slots }
  }
  return {
    endpoint: `${endpoint}/first-last-frame-to-video`,
    body,
    slots: [
      ...slotFor(request, 'firstFrame', 'first_frame_url'),
      ...slotFor(request, 'lastFrame', 'last_frame_url'),
    ],
  }
}
