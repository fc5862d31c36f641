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
    /^bytedance\/seedance-2\.0/,
    ({ resolution }) => (resolution === '1080p' ? 680_400 : resolution === '480p' ? 134_600 : 303_400),
  ],
]

/** What finished work costs. */
export function bill(endpoint: string, body: Record<string, unknown>): number {
  const rate = perSecond.find(([pattern]) => pattern.test(endpoint))?.[1]
  if (rate) return Math.ceil(rate(body) * Number.parseFloat(String(body.duration ?? '8')))
  const size = body.image_size
  const { width = 1024, height = 768 } =
    typeof size === 'object' && size !== null ? (size as { width?: number; height?: number }) : {}
  const megapixels = Math.max(1, Math.ceil((width * height) / 1_000_000))
  return 30_000 + (megapixels - 1) * 15_000
}
