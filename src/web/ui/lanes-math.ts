/** Where on a lane an instant lies, as a CSS percentage. */
export const along = (seconds: number, totalSeconds: number): string =>
  `${totalSeconds <= 0 ? 0 : Math.min(100, Math.max(0, (seconds / totalSeconds) * 100)).toFixed(2)}%`

const steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400]

/** Times worth a label: at most six, at round distances. */
export function axisMarks(totalSeconds: number): number[] {
  const step = steps.find((candidate) => totalSeconds / candidate <= 6) ?? Math.ceil(totalSeconds / 6)
  const count = Math.max(1, Math.ceil(totalSeconds / step - 0.15))
  return Array.from({ length: count }, (_, at) => at * step)
}
