const firstMs = 500
const longestMs = 20_000

/** How long to wait before the next try; apart from each other, so that a studio that comes back is not stormed. */
export function backOffMs(failures: number, random: number = Math.random()): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1))
  return Math.round(ceiling * (0.5 + random / 2))
}
