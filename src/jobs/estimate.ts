import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { StepStatus } from '#contract/job.ts'
import type { Queryable } from '#db/client.ts'
import { isStepOver } from './states.ts'

export interface TimedStep {
  status: StepStatus
  progress: number
  expectedSeconds: number
  startedAt: Date | null
}

const FactorRow = z.object({ key: z.string(), p50: z.coerce.number(), p95: z.coerce.number() })

/**
 * How much longer or shorter than the card's guess steps of these keys lately took: medians and 95th percentiles of
 * the last 50 samples. A key without history is absent.
 */
export async function durationFactors(
  q: Queryable,
  keys: readonly string[],
): Promise<Map<string, { p50: number; p95: number }>> {
  if (keys.length === 0) return new Map()
  const result = await q.execute(sql`
    select wanted.key, percentile_cont(0.5) within group (order by d.ratio) as p50,
      percentile_cont(0.95) within group (order by d.ratio) as p95
    from unnest(${sql.param([...new Set(keys)])}::text[]) as wanted(key)
    join lateral (
      select seconds / greatest(units, 0.1) as ratio from step_durations
      where key = wanted.key and failed is null order by id desc limit 50
    ) d on true
    group by wanted.key`)
  return new Map(result.rows.map((row) => FactorRow.parse(row)).map(({ key, ...factor }) => [key, factor]))
}

/** A job's progress (weighted by expected time, 0–1) and the seconds that are left, from its steps. */
export function estimate(steps: readonly TimedStep[], now: Date): { progress: number; etaSeconds: number } {
  const total = steps.reduce((sum, step) => sum + step.expectedSeconds, 0)
  let done = 0
  let left = 0
  for (const step of steps) {
    const fraction = fractionOf(step, now)
    done += step.expectedSeconds * fraction
    left += step.expectedSeconds * (1 - fraction)
  }
  return { progress: total === 0 ? 0 : Math.min(1, done / total), etaSeconds: Math.ceil(left) }
}

/** Of work without a report of its own, time stands in for progress, up to 95 %. */
function fractionOf(step: TimedStep, now: Date): number {
  if (isStepOver(step.status)) return 1
  if (step.startedAt === null || step.status === 'pending') return 0
  const elapsed = (now.getTime() - step.startedAt.getTime()) / 1000
  return Math.max(step.progress, Math.min(0.95, elapsed / Math.max(0.1, step.expectedSeconds)))
}
