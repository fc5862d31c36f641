import { z } from 'zod'
import { enginesFor } from '#catalog/engines.ts'
import { GenerationRequest } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import { Answer } from '#http/answer.ts'
import { idempotent, replayOf } from '#http/idempotency.ts'
import { type Actor, type Route, route } from '#http/route.ts'
import { runUnit } from '#jobs/unit.ts'
import type { GenerationDeps } from './deps.ts'
import { readJob } from './jobs.ts'
import { makeQuote } from './quotes.ts'
import { callerOf } from './routes.ts'
import { startQuote } from './start.ts'

/** The two-call form of other video APIs: start with words, ask until it is done. Snake case, as they have it. */
const Generate = z.strictObject({
  prompt: z.string().min(1).max(500),
  duration: z.union([z.literal(4), z.literal(6), z.literal(8)]).default(4),
  resolution: z.enum(['720p', '1080p']).default('720p'),
  aspect_ratio: z.enum(['16:9', '9:16']).default('16:9'),
  reference_image_url: z.url().max(2_000).optional(),
  model: z.string().max(64).optional(),
})

const Started = z.object({
  task_id: z.string(),
  status: z.string(),
  credit_cost: z.number().int(),
  estimated_seconds: z.number(),
})

const Status = z.object({
  task_id: z.string(),
  status: z.enum(['processing', 'downloading', 'completed', 'failed']),
  progress: z.number(),
  video_url: z.string().nullable(),
  error_message: z.string().nullable(),
})

export interface ShortFormDeps extends GenerationDeps {
  publicUrl: string
  /** Fetches a picture from the net, behind the address guard, as an asset of the workspace. */
  importFromUrl(actor: Actor, url: string): Promise<{ id: string }>
}

export function shortFormRoutes(deps: ShortFormDeps): Route[] {
  const tags = ['Short form']
  return [
    route({
      method: 'POST',
      path: '/video/generate',
      summary: 'Start a video from words; the fourth at once is refused',
      tags,
      auth: 'session',
      idempotent: true,
      body: Generate,
      replies: { 202: Started },
      handle: async ({ actor, body, idempotency }) => {
        const replay = await replayOf<z.output<typeof Started>>(deps.machine.db, idempotency)
        if (replay !== null) return replay
        const caller = callerOf(actor)
        const quote = await makeQuote(deps, caller, await toRequest(deps, actor, body))
        return runUnit(deps.machine, (unit) =>
          idempotent(unit.tx, idempotency, async () => {
            const options = { onLimit: 'refuse' as const, priority: 0, rerunOf: null }
            const [id] = await startQuote(deps, unit, caller, quote.id, options)
            return new Answer(202, {
              task_id: id ?? '',
              status: 'processing',
              credit_cost: quote.totalCredits,
              estimated_seconds: quote.estimatedSeconds.p50,
            })
          }),
        )
      },
    }),
    route({
      method: 'GET',
      path: '/video/status/:task_id',
      summary: 'Ask how far a video is',
      tags,
      auth: 'session',
      params: z.object({ task_id: z.string().max(64) }),
      replies: { 200: Status },
      handle: async ({ actor, params }) =>
        toStatus(deps.publicUrl, await readJob(deps.machine.db, actor.workspaceId, params.task_id)),
    }),
  ]
}

async function toRequest(
  deps: ShortFormDeps,
  actor: Actor,
  body: z.output<typeof Generate>,
): Promise<GenerationRequest> {
  const picture =
    body.reference_image_url === undefined ? null : await deps.importFromUrl(actor, body.reference_image_url)
  return GenerationRequest.parse({
    mode: picture === null ? 't2v' : 'i2v',
    engineId:
      body.model ?? (await defaultVideoEngine(deps, actor.workspaceId, picture === null ? 't2v' : 'i2v')),
    prompt: body.prompt,
    durationSeconds: body.duration,
    resolution: body.resolution,
    aspectRatio: body.aspect_ratio,
    inputs: picture === null ? [] : [{ role: 'firstFrame', assetId: picture.id }],
  })
}

/** Callers of this form expect Veo; without a key for it, "auto" finds what there is. */
async function defaultVideoEngine(
  deps: ShortFormDeps,
  workspaceId: string,
  mode: 't2v' | 'i2v',
): Promise<string> {
  const { providers } = await deps.health(workspaceId)
  const veo = enginesFor(mode).find(
    ({ id, deprecatedAt, routes }) =>
      id.startsWith('veo') &&
      deprecatedAt === undefined &&
      routes.some(({ provider }) => providers.has(provider)),
  )
  return veo?.id ?? 'auto'
}

function toStatus(publicUrl: string, job: Job): z.output<typeof Status> {
  const video = job.outputs.findLast((output) => output.kind === 'video')
  const over = job.status === 'failed' || job.status === 'canceled'
  const downloading = job.steps.some(({ name, status }) => name === 'wait' && status === 'succeeded')
  return {
    task_id: job.id,
    status:
      job.status === 'succeeded' ? 'completed' : over ? 'failed' : downloading ? 'downloading' : 'processing',
    progress: job.progress,
    video_url: job.status === 'succeeded' && video !== undefined ? new URL(video.url, publicUrl).href : null,
    error_message: over ? (job.error?.detail ?? 'The job was canceled.') : null,
  }
}
