import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { steps } from '#db/schema/jobs.ts'
import { sendFile } from '#features/assets/content.ts'
import { type Route, raw, route } from '#http/route.ts'
import { shownPreview } from '#jobs/preview.ts'
import { isJobOver } from '#jobs/states.ts'
import type { Storage } from '#storage/storage.ts'
import { GenerationErrors } from './errors.ts'
import { rowOf } from './jobs.ts'

/** `GET /jobs/:id/preview`: the bytes of `Job.preview`. */
export function previewRoute({ db, storage }: { db: Database; storage: Storage }): Route {
  return route({
    method: 'GET',
    path: '/jobs/:id/preview',
    summary: 'What a running job will look like, small and quick, with ranges',
    tags: ['Generations'],
    auth: 'session',
    params: z.object({ id: z.string().max(64) }),
    query: z.object({ step: z.string().max(64).optional() }),
    rateLimit: { name: 'media', limit: 6000, windowSeconds: 60 },
    replies: {
      200: raw('application/octet-stream', 'The bytes; 206 with a range, 304 when unchanged'),
      302: raw('', 'Signed address, when an object store serves the bytes'),
    },
    handle: async ({ actor, params, query, request, reply }) => {
      const job = await rowOf(db, actor.workspaceId, params.id)
      const rows = await db
        .select({ id: steps.id, attempt: steps.attempt, preview: steps.preview })
        .from(steps)
        .where(
          and(
            eq(steps.jobId, job.id),
            isNotNull(steps.preview),
            query.step === undefined ? undefined : eq(steps.id, query.step),
          ),
        )
        .orderBy(asc(steps.position))
      const shown = isJobOver(job.status) ? null : shownPreview(rows)
      if (shown === null) throw GenerationErrors.not_found({ detail: 'This job has no preview now.' })
      const { step, preview } = shown
      const { key, contentType } = preview
      const file = { key, contentType, name: 'Preview', etag: `"${step.id}-${step.attempt}"` }
      return sendFile(storage, file, { download: false, passing: true }, request, reply)
    },
  })
}
