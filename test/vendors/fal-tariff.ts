import type { Given, Measured } from './outputs.ts'

/** The fake's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const perSecond: [RegExp, (film: { lines: number; sounds: boolean }) => number][] = [
  [
    /^fal-ai\/veo3\.1\/lite/,
    ({ lines, sounds }) => (lines >= 1_080 ? (sounds ? 80_000 : 50_000) : sounds ? 50_000 : 30_000),
  ],
  [/^fal-ai\/veo3\.1\/fast/, ({ sounds }) => (sounds ? 150_000 : 100_000)],
  [
    /^fal-ai\/veo3\.1/,
    ({ lines, sounds }) => (lines >= 2_160 ? (sounds ? 600_000 : 400_000) : sounds ? 400_000 : 200_000),
  ],
  [/^fal-ai\/kling-video\/v3\/standard/, ({ sounds }) => (sounds ? 126_000 : 84_000)],
  [/^fal-ai\/kling-video\/v3\/pro/, ({ sounds }) => (sounds ? 168_000 : 112_000)],
  [
    /^fal-ai\/ltx-2\.3\/text-to-video$/,
    ({ lines }) => (lines >= 2_160 ? 320_000 : lines >= 1_440 ? 160_000 : 80_000),
  ],
  [
    /^fal-ai\/ltx-2\.3\/image-to-video$/,
    ({ lines }) => (lines >= 2_160 ? 240_000 : lines >= 1_440 ? 120_000 : 60_000),
  ],
  [/^fal-ai\/ltx-2\.3\/text-to-video\/fast$/, () => 40_000],
  [/^fal-ai\/wan\/v2\.7\/image-to-video$/, ({ lines }) => (lines >= 1_080 ? 150_000 : 100_000)],
  [
    /^luma\/agent\/ray\/v3\.2\/video-to-video$/,
    ({ lines }) => (lines >= 1_080 ? 432_000 : lines >= 720 ? 216_000 : 144_000),
  ],
  [/^bytedance\/seedance-2\.0/, ({ lines }) => (lines >= 1_080 ? 680_400 : lines < 720 ? 134_600 : 303_400)],
]

/** By the second of the video that was given to be worked on. */
const perMediaSecond: Record<string, (body: Record<string, unknown>) => number> = {
  'fal-ai/bytedance-upscaler/upscale/video': ({ target_resolution, target_fps, enhancement_tier }) =>
    (target_resolution === '4k' ? 28_800 : target_resolution === '2k' ? 14_400 : 7_200) *
    (target_fps === '60fps' ? 2 : 1) *
    (enhancement_tier === 'pro' ? 10 : 1),
  'fal-ai/mmaudio-v2': () => 1_000,
  'pixelcut/video-background-removal': () => 22_000,
  'fal-ai/sync-lipsync/v2': ({ model }) => (model === 'lipsync-2-pro' ? 83_500 : 50_000),
}

/** By the piece. */
const pieces: Record<string, (made: Measured) => number> = {
  'topaz/adjust/image': () => 80_000,
  'bria/fibo-edit/edit': () => 40_000,
  'fal-ai/pika/v2.2/text-to-video': ({ width, height }) =>
    Math.min(width, height) >= 1_080 ? 450_000 : 200_000,
  'fal-ai/pika/v2.2/image-to-video': ({ width, height }) =>
    Math.min(width, height) >= 1_080 ? 450_000 : 200_000,
}

/** What finished work costs: by the length, the lines and the sound of the film, or by the megapixels of the picture. */
export function bill(endpoint: string, body: Record<string, unknown>, made: Measured, given: Given): number {
  const ofMedia = perMediaSecond[endpoint]?.(body)
  if (ofMedia !== undefined) return ofMedia * given.video
  const piece = pieces[endpoint]?.(made)
  if (piece !== undefined) return piece
  if (!endpoint.startsWith('fal-ai/flux-2-pro')) return ofSeconds(endpoint, made)
  const references = Array.isArray(body.image_urls) ? body.image_urls.length : 0
  const megapixels = Math.ceil((made.width * made.height) / 1_000_000) + references
  return 30_000 + (megapixels - 1) * 15_000
}

function ofSeconds(endpoint: string, made: Measured): number {
  const rate = perSecond.find(([pattern]) => pattern.test(endpoint))?.[1]
  if (!rate) throw new Error(`No price for ${endpoint}.`)
  const film = { lines: Math.min(made.width, made.height), sounds: made.soundSeconds > 0 }
  return Math.ceil(rate(film) * Math.round(made.seconds))
}
