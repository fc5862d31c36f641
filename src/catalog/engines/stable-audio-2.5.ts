import { z } from 'zod'
import { countInputs, durationOf, slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { stabilityMaxChars, stabilityPrice, stabilitySeed, stabilitySource } from './stability.ts'

const options = z.strictObject({
  format: z.enum(['mp3', 'wav']).default('mp3'),
  /** More steps, more care. */
  steps: z.int().min(4).max(8).default(8),
  /** How much of a given sound may change. */
  strength: z.number().min(0.01).max(1).default(0.7),
})

const card = (seconds: number): ModeCard => ({
  output: 'audio',
  durations: { min: 1, max: 190, step: 1, default: seconds },
  audio: 'always',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars: stabilityMaxChars },
  inputs: [{ role: 'audio', kind: 'audio', min: 0, max: 1 }],
  camera: 'none',
  styles: false,
  options,
  expectedSeconds: { base: 15, perSecond: 0.1 },
})

export const stableAudio25: Engine = {
  id: 'stable-audio-2.5',
  label: 'Stable Audio 2.5',
  maker: 'Stability AI',
  summary:
    'Music and sounds of up to three minutes from words, or on from a sound of yours; one price for any length.',
  tags: ['music', 'sfx'],
  draft: false,
  source: stabilitySource.source,
  modes: { music: card(60), sfx: card(10) },
  price: stabilityPrice('fixed', 20),
  routes: [{ provider: 'stability', compile }],
}

function compile(request: RouteRequest): Compiled {
  const { format, steps, strength } = options.parse(request.options)
  const given = countInputs(request, 'audio') > 0
  return {
    endpoint: `audio/stable-audio-2/${given ? 'audio-to-audio' : 'text-to-audio'}`,
    body: {
      model: 'stable-audio-2.5',
      prompt: request.prompt,
      duration: durationOf(request),
      seed: stabilitySeed(request),
      steps,
      output_format: format,
      ...(given ? { strength } : {}),
    },
    slots: slotFor(request, 'audio', 'audio'),
  }
}
