import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { jobRecords, steps } from '#db/schema/jobs.ts'
import type { FaultHouse } from './fault-house.ts'

export interface TakeOver {
  /** A submit's lease covers its POST's time-out too, so it is taken over later than the rest. */
  isSubmit: boolean
  seconds: number
}

const Claim = z.object({ worker: z.string() })

/** How long each step of a killed worker lay before another took it. `deaths`: by process id. */
export async function takeOversOf(house: FaultHouse, deaths: ReadonlyMap<number, Date>): Promise<TakeOver[]> {
  const records = await house.db
    .select()
    .from(jobRecords)
    .where(inArray(jobRecords.type, ['step.claimed', 'step.taken-over']))
  const kinds = new Map((await house.db.select().from(steps)).map(({ id, kind }) => [id, kind]))
  const claims = new Map(
    records.map(({ stepId, attempt, data }) => [`${stepId} ${attempt}`, Claim.parse(data).worker]),
  )
  return records.flatMap(({ type, stepId, attempt, at }) => {
    const before = claims.get(`${stepId} ${(attempt ?? 0) - 1}`)
    const death = deaths.get(Number(before?.split(':')[1]))
    if (type !== 'step.taken-over' || stepId === null || death === undefined) return []
    return [
      {
        isSubmit: kinds.get(stepId) === 'remote.submit',
        seconds: (at.getTime() - death.getTime()) / 1000,
      },
    ]
  })
}

/** "n=12 p50=9.1 s p95=13.0 s" */
export function spread(takeOvers: readonly TakeOver[]): string {
  const sorted = takeOvers.map(({ seconds }) => seconds).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return `n=${sorted.length} p50=${at(0.5).toFixed(1)} s p95=${at(0.95).toFixed(1)} s max=${at(1).toFixed(1)} s`
}
