import type { Measured } from './outputs.ts'

/** MiniMax's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
type Body = Record<string, unknown>

const hailuo: Record<string, number> = {
  'MiniMax-Hailuo-2.3-Fast 768P 6': 190_000,
  'MiniMax-Hailuo-2.3-Fast 768P 10': 320_000,
  'MiniMax-Hailuo-2.3-Fast 1080P 6': 330_000,
  'MiniMax-Hailuo-2.3 768P 6': 280_000,
  'MiniMax-Hailuo-2.3 768P 10': 560_000,
  'MiniMax-Hailuo-2.3 1080P 6': 490_000,
  'MiniMax-Hailuo-02 768P 6': 280_000,
  'MiniMax-Hailuo-02 768P 10': 560_000,
  'MiniMax-Hailuo-02 1080P 6': 490_000,
  'MiniMax-Hailuo-02 512P 6': 100_000,
  'MiniMax-Hailuo-02 512P 10': 150_000,
}

/** By the film or the pictures that were made; by the characters of what is read; by the song. */
export function bill(path: string, body: Body, made: Measured): number {
  const lines = Math.min(made.width, made.height)
  switch (path) {
    case 'v2/video_generation': {
      const content = Array.isArray(body.content) ? body.content : []
      const pictures = content.filter(({ type }) => type === 'image_url').length
      const second = lines >= 1_440 ? 130_000 : 80_000
      return second * Math.round(made.seconds) + 40_000 * Math.max(0, pictures - 5)
    }
    case 'v1/video_generation':
      return hailuo[`${body.model} ${lines}P ${made.seconds > 9.5 ? 10 : 6}`] ?? Number.NaN
    case 'v1/t2a_v2':
      return (body.model === 'speech-2.8-hd' ? 100 : 60) * [...String(body.text)].length
    case 'v1/music_generation':
      return 150_000
    case 'v1/image_generation':
      return 3_500 * made.pictures
    default:
      throw new Error(`No price for ${path}.`)
  }
}
