export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped'

export interface WeightedStep {
  state: StepState
  /** 0 to 1, while it runs. */
  progress?: number | null | undefined
  /** How long such a step usually takes; the weight. */
  expectedSeconds?: number | null | undefined
}

/** How far the whole is, each step counting as long as it usually takes. A skipped step is done. */
export function weightedProgress(steps: readonly WeightedStep[]): number {
  const weights = steps.map(({ expectedSeconds }) => Math.max(0, expectedSeconds ?? 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return 0
  const done = steps.reduce((sum, step, at) => sum + (weights[at] ?? 0) * partOf(step), 0)
  return done / total
}

function partOf({ state, progress }: WeightedStep): number {
  if (state === 'done' || state === 'skipped') return 1
  if (state === 'waiting') return 0
  return Math.min(1, Math.max(0, progress ?? 0))
}

/** A bar never goes back: the furthest that was seen for the same thing. */
export function furthest(seen: { of: string; value: number } | null, of: string, value: number): number {
  return seen?.of === of ? Math.max(seen.value, value) : value
}
