import type { Measured } from './outputs.ts'

/** Vertex AI's own price list in dollars for a second, with sound and without, kept apart from the house's cards. */
const perSecond: Record<string, Record<string, [sound: number, silent: number]>> = {
  'veo-3.1-generate-001': { '720p': [0.4, 0.2], '1080p': [0.4, 0.2], '4k': [0.6, 0.4] },
  'veo-3.1-fast-generate-001': { '720p': [0.1, 0.08], '1080p': [0.12, 0.1], '4k': [0.3, 0.25] },
  'veo-3.1-lite-generate-001': { '720p': [0.05, 0.03], '1080p': [0.08, 0.05] },
}

/** By the seconds, the lines and the sound of the film that was made. */
export function bill(model: string, _body: Record<string, unknown>, made: Measured): number {
  const lines = Math.min(made.width, made.height)
  const resolution = lines >= 2_160 ? '4k' : `${lines}p`
  const usd = perSecond[model]?.[resolution]?.[made.soundSeconds > 0 ? 0 : 1] ?? Number.NaN
  return Math.ceil(usd * Math.round(made.seconds) * 1_000_000)
}
