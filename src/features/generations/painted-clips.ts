import { asc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { steps } from '#db/schema/jobs.ts'
import { InputRef } from '#jobs/operations.ts'
import type { JsonObject } from '#kernel/json.ts'

interface MadeStep {
  kind: string
  after: readonly number[]
  input: JsonObject
}

const Render = z.object({
  compiled: z.object({ endpoint: z.string(), body: z.record(z.string(), z.json()) }),
  inputs: z.array(InputRef).default([]),
})
const Painted = z.object({
  body: z.record(z.string(), z.json()),
  continued: z.array(z.record(z.string(), z.json())),
})

/**
 * How the built-in painter painted what a step delivers, in its own words; null when it did not, or when the picture was
 * changed since. What only adds sound leaves the picture as it was.
 */
export function paintedBy(made: readonly MadeStep[], position: number): JsonObject | null {
  const step = made[position]
  if (step === undefined) return null
  if (step.kind === 'derive') return paintedBy(made, step.after[0] ?? -1)
  const render = Render.safeParse(step.input)
  if (step.kind !== 'inline.render' || !render.success) return null
  const { compiled, inputs } = render.data
  const { endpoint, body } = compiled
  const before = Painted.safeParse(body.painted)
  switch (endpoint) {
    case 'draft.video':
      return { body, continued: [] }
    case 'draft.continue': {
      if (!before.success) return null
      const { durationSeconds = null, camera = null } = body
      return { ...before.data, continued: [...before.data.continued, { durationSeconds, camera }] }
    }
    case 'upscale': {
      if (!before.success) return null
      const { width = null, height = null } = body
      return { ...before.data, body: { ...before.data.body, width, height } }
    }
    case 'mux': {
      const video = inputs.find(({ role }) => role === 'video')
      return video?.fromStep === undefined ? null : paintedBy(made, video.fromStep)
    }
    default:
      return null
  }
}

interface MadeAsset {
  id: string
  kind: string
  jobId: string | null
  stepId: string | null
}

/** Which of these assets are painted clips, and how. */
export async function findPaintedClips(
  q: Queryable,
  assets: readonly MadeAsset[],
): Promise<ReadonlyMap<string, JsonObject>> {
  const clips = assets.filter(({ kind, stepId }) => kind === 'video' && stepId !== null)
  const jobIds = [...new Set(clips.flatMap(({ jobId }) => jobId ?? []))]
  if (jobIds.length === 0) return new Map()
  const rows = await q
    .select({
      id: steps.id,
      jobId: steps.jobId,
      position: steps.position,
      kind: steps.kind,
      after: steps.after,
      input: steps.input,
    })
    .from(steps)
    .where(inArray(steps.jobId, jobIds))
    .orderBy(asc(steps.position))
  const painted = new Map<string, JsonObject>()
  for (const { id, jobId, stepId } of clips) {
    const made = rows.filter((row) => row.jobId === jobId)
    const recipe = paintedBy(
      made,
      made.findIndex((row) => row.id === stepId),
    )
    if (recipe !== null) painted.set(id, recipe)
  }
  return painted
}
