/** USD is kept as integer micro-dollars; one dollar is 1,000,000. */
export type MicroUsd = number

/** `"0.4000"`: at least four decimals, more only when the amount needs them. */
export function formatUsd(micro: MicroUsd): string {
  const sign = micro < 0 ? '-' : ''
  const whole = Math.abs(micro)
  const fraction = String(whole % 1_000_000).padStart(6, '0')
  return `${sign}${Math.floor(whole / 1_000_000)}.${fraction.slice(0, 4)}${fraction.slice(4).replace(/0+$/, '')}`
}

export function usd(dollars: number): MicroUsd {
  return Math.round(dollars * 1_000_000)
}

/** Splits an integer in proportion to the weights; the parts always sum to the total (largest remainder first). */
export function distribute(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) throw new RangeError('distribute: the weights must sum to more than zero')
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  let left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left--
  }
  return parts
}
