import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Job } from '#contract/job.ts'
import type { Queryable } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { steps } from '#db/schema/jobs.ts'
import { heldBack } from '#jobs/admission.ts'
import type { JobRow } from '#jobs/catalogue.ts'
import { estimate } from '#jobs/estimate.ts'
import { shownPreview } from '#jobs/preview.ts'
import { parseStages } from '#jobs/stages.ts'
import { isJobOver } from '#jobs/states.ts'
import { formatUsd } from '#kernel/money.ts'

// What is shown and no more: the inputs and outputs of steps are most of their bytes.
const stepColumns = {
  id: steps.id,
  jobId: steps.jobId,
  name: steps.name,
  stage: steps.stage,
  status: steps.status,
  progress: steps.progress,
  expectedSeconds: steps.expectedSeconds,
  attempt: steps.attempt,
  note: steps.note,
  preview: steps.preview,
  error: steps.error,
  startedAt: steps.startedAt,
  finishedAt: steps.finishedAt,
}
type ShownStep = Pick<typeof steps.$inferSelect, keyof typeof stepColumns>

const outputColumns = {
  id: assets.id,
  jobId: assets.jobId,
  kind: assets.kind,
  stage: assets.stage,
  posterKey: assets.posterKey,
  durationSeconds: assets.durationSeconds,
  width: assets.width,
  height: assets.height,
}
type ShownAsset = Pick<typeof assets.$inferSelect, keyof typeof outputColumns>

/** Jobs as the API shows them: a few queries for any number of jobs. */
export async function viewJobs(q: Queryable, rows: readonly JobRow[], now = new Date()): Promise<Job[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  // One after the other: inside a transaction they share one connection, which answers one question at a time.
  const stepRows = await q
    .select(stepColumns)
    .from(steps)
    .where(inArray(steps.jobId, ids))
    .orderBy(asc(steps.position))
  const assetRows = await q
    .select(outputColumns)
    .from(assets)
    .where(and(inArray(assets.jobId, ids), isNull(assets.deletedAt)))
    .orderBy(asc(assets.createdAt), asc(assets.id))
  const positions = await queuePositions(q, rows)
  const numbers = await takeNumbers(q, rows)
  const stepsOf = Map.groupBy(stepRows, (step) => step.jobId)
  const assetsOf = Map.groupBy(assetRows, (asset) => asset.jobId)
  return rows.map((row) =>
    viewJob(
      row,
      stepsOf.get(row.id) ?? [],
      assetsOf.get(row.id) ?? [],
      { queuePosition: positions.get(row.id) ?? null, takeNumber: numbers.get(row.id) ?? null },
      now,
    ),
  )
}

function viewJob(
  row: JobRow,
  ownSteps: readonly ShownStep[],
  ownAssets: readonly ShownAsset[],
  { queuePosition, takeNumber }: Pick<Job, 'queuePosition' | 'takeNumber'>,
  now: Date,
): Job {
  const { progress, etaSeconds } = estimate(ownSteps, now)
  const over = isJobOver(row.status)
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    progress: row.status === 'succeeded' ? 1 : progress,
    etaSeconds: over ? null : etaSeconds,
    queuePosition,
    engineId: row.engineId,
    request: row.request,
    projectId: row.projectId,
    shotId: row.shotId,
    takeNumber,
    groupId: row.groupId,
    release: row.release,
    steps: ownSteps.map(viewStep),
    outputs: ownAssets.map(viewOutput),
    preview: over ? null : viewPreview(row, ownSteps),
    cancelRequested: row.cancelRequestedAt !== null,
    delivered: row.delivered,
    requested: row.requested,
    price: {
      quoted: row.quotedCredits,
      charged: row.chargedCredits,
      refunded: row.refundedCredits,
      ownKeyUsd: ownKeyUsd(row),
    },
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

function ownKeyUsd(row: JobRow): string | null {
  const own = parseStages(row.stages).filter(({ payer }) => payer === 'workspace')
  return own.length === 0 ? null : formatUsd(own.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0))
}

const viewStep = (step: ShownStep): Job['steps'][number] => ({
  id: step.id,
  name: step.name,
  stage: step.stage,
  status: step.status,
  progress: step.progress,
  expectedSeconds: step.expectedSeconds,
  startedAt: step.startedAt?.toISOString() ?? null,
  finishedAt: step.finishedAt?.toISOString() ?? null,
  attempts: step.attempt,
  note: step.error?.detail ?? step.note,
})

function viewPreview(job: JobRow, ownSteps: readonly ShownStep[]): Job['preview'] {
  const shown = shownPreview(ownSteps)
  if (shown === null) return null
  const { contentType, width, height } = shown.preview
  // An address for each step: a film's next shot is another file.
  return { url: `/api/v1/jobs/${job.id}/preview?step=${shown.step.id}`, contentType, width, height }
}

const viewOutput = (asset: ShownAsset): Job['outputs'][number] => ({
  assetId: asset.id,
  kind: asset.kind,
  stage: asset.stage ?? '',
  url: `/api/v1/assets/${asset.id}/content`,
  posterUrl: asset.posterKey === null ? null : `/api/v1/assets/${asset.id}/poster`,
  durationSeconds: asset.durationSeconds,
  width: asset.width,
  height: asset.height,
})

const PositionRow = z.object({ id: z.string(), position: z.coerce.number().int() })
const positionsIn = (rows: readonly unknown[]): Map<string, number> =>
  new Map(rows.map((row) => PositionRow.parse(row)).map(({ id, position }) => [id, position]))

/** Places in the workspace's line, for the queued among these jobs. */
async function queuePositions(q: Queryable, rows: readonly JobRow[]): Promise<Map<string, number>> {
  const queued = rows.filter((row) => row.status === 'queued')
  const [first] = queued
  if (first === undefined) return new Map()
  const result = await q.execute(sql`
    select id, position from (
      select id, row_number() over (order by priority desc, created_at, id) as position
      from jobs where workspace_id = ${first.workspaceId} and status = 'queued' and not ${heldBack}
    ) line where id = any(${sql.param(queued.map((row) => row.id))}::text[])`)
  return positionsIn(result.rows)
}

/** Places among the takes of a shot, by age: read from the index `jobs_shot` alone. */
async function takeNumbers(q: Queryable, rows: readonly JobRow[]): Promise<Map<string, number>> {
  const shots = new Set(rows.flatMap(({ shotId }) => shotId ?? []))
  if (shots.size === 0) return new Map()
  const result = await q.execute(sql`
    select id, position from (
      select id, row_number() over (partition by shot_id order by created_at, id) as position
      from jobs where shot_id = any(${sql.param([...shots])}::text[])
    ) takes where id = any(${sql.param(rows.map((row) => row.id))}::text[])`)
  return positionsIn(result.rows)
}
