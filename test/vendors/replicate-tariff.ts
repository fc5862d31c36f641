/** Replicate's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
export function bill(endpoint: string, input: Record<string, unknown>): number {
  const seconds = Number(input.duration ?? 5)
  switch (endpoint.split(':')[0]) {
    case 'black-forest-labs/flux-schnell':
      return 3_000 * Number(input.num_outputs ?? 1)
    case 'wan-video/wan-2.7-t2v':
      return 100_000 * seconds
    case 'alibaba/happyhorse-1.0':
      return (input.resolution === '720p' ? 140_000 : 280_000) * seconds
    case 'recraft-ai/recraft-remove-background':
      return 10_000
    default:
      throw new Error(`No price for ${endpoint}.`)
  }
}
