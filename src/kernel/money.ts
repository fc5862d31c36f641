/** USD is kept as integer micro-dollars; one dollar is 1,000,000. */
export type MicroUsd = number

/** `"0.4000"`: at least four decimals, more only when the amount needs them. */
export function formatUsd(micro: MicroUsd): string {
  const sign = micro < 0 ? '-' : ''
  const whole = Math.abs(micro)
  const fraction = String(whole % 1_000_000).padStart(6, '0')
  return `${sign}${Math.floor(whole / 1_000_000)}.${fraction.slice(0, 4)}${fraction.slice(4).replace(/0+$/, '')}`
}
