/** The fake's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const perSecond: [RegExp, (body: Record<string, unknown>) => number][] = [
  [
    /^fal-ai\/veo3\.1\/lite/,
    ({ resolution, generate_audio }) =>
      resolution === '1080p' ? (generate_audio ? 80_000 : 50_000) : generate_audio ? 50_000 : 30_000,
  ],
  [/^fal-ai\/veo3\.1\/fast/, ({ generate_audio }) => (generate_audio ? 150_000 : 100_000)],
  [
    /^fal-ai\/veo3\.1/,
    ({ resolution, generate_audio }) =>
      resolution === '4k' ? (generate_audio ? 600_000 : 400_000) : generate_audio ? 400_000 : 200_000,
  ],
  [/^fal-ai\/kling-video\/v3\/standard/, ({ generate_audio }) => (generate_audio ? 126_000 : 84_000)],
  [/^fal-ai\/kling-video\/v3\/pro/, ({ generate_audio }) => (generate_audio ? 168_000 : 112_000)],
  [
    /^fal-ai\/ltx-2\.3\/text-to-video$/,
    ({ resolution }) => (resolution === '2160p' ? 320_000 : resolution === '1440p' ? 160_000 : 80_000),
  ],
  [
    /^fal-ai\/ltx-2\.3\/image-to-video$/,
    ({ resolution }) => (resolution === '2160p' ? 240_000 : resolution === '1440p' ? 120_000 : 60_000),
  ],
  [/^fal-ai\/ltx-2\.3\/text-to-video\/fast$/, () => 40_000],
  [/^fal-ai\/wan\/v2\.7\/image-to-video$/, ({ resolution }) => (resolution === '1080p' ? 150_000 : 100_000)],
  [
    /^luma\/agent\/ray\/v3\.2\/video-to-video$/,
    ({ resolution }) => (resolution === '1080p' ? 432_000 : resolution === '720p' ? 216_000 : 144_000),
  ],
  [
    /^bytedance\/seedance-2\.0/,
    ({ resolution }) => (resolution === '1080p' ? 680_400 : resolution === '480p' ? 134_600 : 303_400),
  ],
]

/** By the second of a video that is worked on, and lasts `mediaSeconds`. */
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
const pieces: Record<string, (body: Record<string, unknown>) => number> = {
  'topaz/adjust/image': () => 80_000,
  'bria/fibo-edit/edit': () => 40_000,
  'fal-ai/pika/v2.2/text-to-video': ({ resolution }) => (resolution === '1080p' ? 450_000 : 200_000),
  'fal-ai/pika/v2.2/image-to-video': ({ resolution }) => (resolution === '1080p' ? 450_000 : 200_000),
}

/** What finished work costs. */
export function bill(endpoint: string, body: Record<string, unknown>, mediaSeconds = 5): number {
  const ofMedia = perMediaSecond[endpoint]?.(body)
  if (ofMedia !== undefined) return ofMedia * mediaSeconds
  const piece = pieces[endpoint]?.(body)
  if (piece !== undefined) return piece
  if (!endpoint.startsWith('fal-ai/flux-2-pro')) return ofSeconds(endpoint, body)
  const references = Array.isArray(body.image_urls) ? body.image_urls.length : 0
  const size = body.image_size
  const { width = 1024, height = 768 } =
    typeof size === 'object' && size !== null ? (size as { width?: number; height?: number }) : {}
  const megapixels = Math.max(1, Math.ceil((width * height) / 1_000_000)) + references
  return 30_000 + (megapixels - 1) * 15_000
}

function ofSeconds(endpoint: string, body: Record<string, unknown>): number {
  const rate = perSecond.find(([pattern]) => pattern.test(endpoint))?.[1]
  if (!rate) throw new Error(`No price for ${endpoint}.`)
  return Math.ceil(rate(body) * Number.parseFloat(String(body.duration ?? '8')))
}
