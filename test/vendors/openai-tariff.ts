import type { Measured } from './outputs.ts'

/** OpenAI's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const longSide: Record<string, Record<string, number>> = {
  'gpt-image-2': { low: 16, medium: 48, high: 96 },
  'gpt-image-2.5': { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
}

/** The calculator of the guide on pictures. */
export function outputTokens(model: string, quality: string, size: string): number {
  const [width = 0, height = 0] = size.split('x').map(Number)
  const base = longSide[model.replace(/-(sunburst|flare)$/, '')]?.[quality] ?? Number.NaN
  const scaled = (base * Math.min(width, height)) / Math.max(width, height)
  const rows = Math.abs(scaled % 1) === 0.5 ? 2 * Math.round(scaled / 2) : Math.round(scaled)
  return Math.ceil((base * rows * (2e6 + width * height)) / 4e6)
}

export interface TokenCount {
  text: number
  picture: number
  made: number
}

/** The words, the given pictures (each as many tokens as a published edit of one), and the picture that was made. */
export function tokensOf(body: Record<string, unknown>, { width, height }: Measured): TokenCount {
  const pictures = Array.isArray(body.image) ? body.image.length : 0
  return {
    text: Math.ceil(String(body.prompt).length / 4),
    picture: 1_100 * pictures,
    made: outputTokens(String(body.model), String(body.quality), `${width}x${height}`),
  }
}

export function bill(endpoint: string, body: Record<string, unknown>, output: Measured): number {
  // About a cent and a half a minute.
  if (endpoint === 'audio/speech') return Math.ceil(output.soundSeconds * (15_000 / 60))
  const { text, picture, made } = tokensOf(body, output)
  return 5 * text + 8 * picture + 30 * made * output.pictures
}
