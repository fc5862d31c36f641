import { rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { and, desc, eq } from 'drizzle-orm'
import type { Job } from '#contract/job.ts'
import type { Quote } from '#contract/quote.ts'
import { assets } from '#db/schema/assets.ts'
import { defineErrors } from '#kernel/errors.ts'
import { progressLine } from './progress-line.ts'
import type { Workbench } from './workbench.ts'

const DeliveryErrors = defineErrors({
  job_failed: { status: 500, title: 'The job did not succeed.' },
  no_output: { status: 500, title: 'The job made no file.' },
  validation_failed: { status: 422, title: 'This cannot be written there.' },
})

export interface Delivered {
  path: string
  bytes: number
  facts: unknown
}

/** Refuses before any work when the file could not be written afterwards. */
export async function assertWritable(path: string): Promise<void> {
  const folder = await stat(dirname(resolve(path))).catch(() => null)
  if (folder?.isDirectory() !== true) {
    throw DeliveryErrors.validation_failed({ detail: `The folder ${dirname(resolve(path))} does not exist.` })
  }
}

/** Starts a quote that may cost this much, shows its progress, and brings its file. Null: it costs more, and that was said. */
export async function carryOut(
  bench: Workbench,
  quote: Quote,
  what: 'film' | 'take',
  options: { maxCredits: number; output: string },
): Promise<{ job: Job; file: Delivered } | null> {
  const { maxCredits: cost } = quote
  if (cost > options.maxCredits) {
    console.error(`This ${what} costs ${cost} credits. Allow it with --max-credits ${cost}.`)
    return null
  }
  const line = progressLine(process.stderr)
  const job = await bench.run(quote.id, (look) => line.show(look))
  line.end()
  return { job, file: await deliver(bench, job, options.output) }
}

/** Copies a job's last output to a file of the person's, whole or not at all; a name without an ending gets the file's own. */
async function deliver(bench: Workbench, job: Job, path: string): Promise<Delivered> {
  if (job.status !== 'succeeded') {
    throw DeliveryErrors.job_failed({
      detail: job.error?.detail ?? `The job was ${job.status}.`,
      nextSteps: job.error?.nextSteps.map(({ action, label }) => ({ action, label })) ?? [],
    })
  }
  const output = job.outputs.at(-1)
  const [asset] = await bench.house.db
    .select()
    .from(assets)
    .where(and(eq(assets.id, output?.assetId ?? ''), eq(assets.workspaceId, bench.caller.workspaceId)))
    .orderBy(desc(assets.createdAt))
  if (asset === undefined) throw DeliveryErrors.no_output()
  const target = resolve(extname(path) === '' ? `${path}${extname(asset.storageKey)}` : path)
  const part = join(dirname(target), `.${basename(target)}.part-${process.pid}`)
  try {
    await bench.house.storage.toFile(asset.storageKey, part)
    await rename(part, target)
  } finally {
    await rm(part, { force: true })
  }
  return { path: target, bytes: asset.bytes, facts: asset.generation?.facts ?? null }
}
