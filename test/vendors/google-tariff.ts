import type { Given, Measured } from './outputs.ts'

/** Google's own price list, kept apart from the house's cards so that a wrong card shows. */

/** Dollars for a second of Omni 1.1. */
const second: Record<string, number> = { '360p': 0.1 / 3, '720p': 0.1, '1080p': 0.15, '4k': 0.3 }
/** Tokens that it reads for a second of video and for a picture, at 1.5 dollars a million. */
const read = { video: 5_792, image: 2_040 }

/** Tokens of a picture. */
const picture: Record<string, Record<string, number>> = {
  'gemini-3-pro-image': { '1K': 1_120, '2K': 1_120, '4K': 2_000 },
  'gemini-3.1-flash-image': { '512': 747, '1K': 1_120, '2K': 1_680, '4K': 2_520 },
}
/** Dollars for a million tokens of what is made; speech as from January 2027. */
const made: Record<string, number> = {
  'gemini-3-pro-image': 120,
  'gemini-3.1-flash-image': 60,
  'gemini-3.8-flash-tts': 18,
  'gemini-3.8-flash-lite-tts': 12,
}
const asked: Record<string, number> = { 'gemini-3-pro-image': 2, 'gemini-3.1-flash-image': 0.5 }

interface Parts {
  contents?: { parts: { text?: string; fileData?: object }[] }[]
  input?: { type: string }[]
}

export const modelIn = (endpoint: string): string =>
  endpoint.replace('models/', '').replace(':generateContent', '')

/** What Google counts for the words, the given pictures, and the picture or the speech that it made: 25 tokens a second. */
export function tokensFor(
  endpoint: string,
  body: Record<string, unknown>,
  output: Measured,
): { input: number; file: number } {
  const { contents } = body as Parts
  const parts = contents?.[0]?.parts ?? []
  const text = parts.map((part) => part.text ?? '').join('')
  const images = parts.filter(({ fileData }) => fileData).length * 560
  return {
    input: Math.ceil(text.length / 4) + images,
    file: picture[modelIn(endpoint)]?.[sizeOf(output)] ?? Math.ceil(output.soundSeconds * 25),
  }
}

/** Pictures are of so many pixels, in whatever shape. */
function sizeOf({ width, height }: Measured): string {
  const side = Math.sqrt(width * height)
  return side < 700 ? '512' : side < 1_500 ? '1K' : side < 3_000 ? '2K' : '4K'
}

/** By the seconds and the lines of the film that was made, and what was read for it; else by tokens. */
export function bill(
  endpoint: string,
  body: Record<string, unknown>,
  output: Measured,
  given: Given,
): number {
  if (endpoint === 'interactions') {
    const { input = [] } = body as Parts
    const lines = Math.min(output.width, output.height)
    const rate = second[lines >= 2_160 ? '4k' : `${lines}p`] ?? Number.NaN
    const tokens = input.reduce(
      (sum, { type }) =>
        sum + (type === 'video' ? read.video * given.video : type === 'image' ? read.image : 0),
      0,
    )
    return Math.ceil(rate * Math.round(output.seconds) * 1_000_000 + tokens * 1.5)
  }
  const { input, file } = tokensFor(endpoint, body, output)
  const model = modelIn(endpoint)
  return Math.ceil(file * (made[model] ?? Number.NaN) + input * (asked[model] ?? 1))
}
