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
  generationConfig?: { imageConfig?: { imageSize?: string } }
  input?: { type: string }[]
  response_format?: { resolution?: string; duration?: string }
}

export const modelIn = (endpoint: string): string =>
  endpoint.replace('models/', '').replace(':generateContent', '')

/** What Google counts for a picture or for speech: 25 tokens a second, some fifteen characters. */
export function tokensFor(endpoint: string, body: Record<string, unknown>): { input: number; file: number } {
  const { contents, generationConfig } = body as Parts
  const parts = contents?.[0]?.parts ?? []
  const text = parts.map((part) => part.text ?? '').join('')
  const size = generationConfig?.imageConfig?.imageSize
  const images = parts.filter(({ fileData }) => fileData).length * 560
  return {
    input: Math.ceil(text.length / 4) + images,
    file: picture[modelIn(endpoint)]?.[size ?? '1K'] ?? Math.ceil((text.length / 15) * 25),
  }
}

export function bill(endpoint: string, body: Record<string, unknown>): number {
  if (endpoint === 'interactions') {
    const { input = [], response_format: { resolution = '720p', duration = '5s' } = {} } = body as Parts
    // How long a given clip is the body does not say: five seconds. An edit is as long.
    const seconds = Number.parseInt(duration, 10)
    const tokens = input.reduce(
      (sum, { type }) => sum + (type === 'video' ? read.video * 5 : type === 'image' ? read.image : 0),
      0,
    )
    return Math.ceil((second[resolution] ?? Number.NaN) * seconds * 1_000_000 + tokens * 1.5)
  }
  const { input, file } = tokensFor(endpoint, body)
  const model = modelIn(endpoint)
  return Math.ceil(file * (made[model] ?? Number.NaN) + input * (asked[model] ?? 1))
}
