import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { eq } from 'drizzle-orm'
import { providerOperations } from '#db/schema/jobs.ts'
import type { StepContext, StepKind, StepOutcome } from '#jobs/catalogue.ts'
import { failpoint } from '#jobs/failpoint.ts'
import { parseTicket, WaitOutput } from '#jobs/operations.ts'
import { DailiesError } from '#kernel/errors.ts'
import { toJsonObject } from '#kernel/json.ts'
import { probeFile } from '#media/probe.ts'
import { scratchFolder } from '#media/scratch.ts'
import { type OutputFile, ProviderError, type RemoteProvider } from '#providers/spec/provider.ts'
import { asStorageError } from '#storage/errors.ts'
import type { StepDeps } from './deps.ts'
import { keep, keptHere } from './files.ts'
import { followLength } from './made-cost.ts'

/**
 * Copies a vendor's outputs to our storage, hash and probe checked. A file that does not come is asked for again, with
 * a fresh address; the vendor is never asked to make it again. After the last try the person may re-attach.
 */
export const remoteFetch = (deps: StepDeps): StepKind => ({
  kind: 'remote.fetch',
  queue: 'io',
  timeoutSeconds: 900,
  maxTries: 4,
  async run(context) {
    const wait = WaitOutput.parse([...context.results.values()][0])
    const operation = await operationOf(context, wait.operationId)
    const provider = await deps.gateway.provider(operation.provider, context.job.workspaceId, operation.payer)
    try {
      const outputs = context.step.attempt > 1 ? await askAgain(provider, operation, context) : wait.outputs
      await using scratch = await scratchFolder(deps.scratchRoot)
      const files = []
      let seconds = 0
      for (const [index, output] of outputs.entries()) {
        const path = join(scratch.path, `output-${index}`)
        const storedAt = keptHere(output.url, operation)
        if (storedAt === null) await download(provider, toOutputFile(output), path, context)
        else await deps.storage.toFile(storedAt, path)
        const { seconds: long, ...file } = await recorded(path, output, context)
        seconds += long ?? 0
        files.push(await keep(deps.storage, context, { ...file, path, storedAt }))
        context.progress((index + 1) / outputs.length)
      }
      await failpoint('fetch.stored')
      return {
        kind: 'done',
        output: toJsonObject({ files, ...(wait.seed === undefined ? {} : { seed: wait.seed }) }),
        commit: async (unit) => {
          if (!wait.costIsTold && seconds > 0) await followLength(unit.tx, operation, seconds)
        },
      }
    } catch (error) {
      return downloadFailed(asStorageError(error), context)
    }
  },
})

type Outputs = (typeof WaitOutput)['_output']['outputs']

/** Zod says "maybe undefined" where the contract says "absent". */
const toOutputFile = ({ kind, url, contentType, expiresAt }: Outputs[number]): OutputFile => ({
  kind,
  url,
  ...(contentType === undefined ? {} : { contentType }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
})

async function operationOf(context: StepContext, id: string) {
  const [operation] = await context.db.select().from(providerOperations).where(eq(providerOperations.id, id))
  if (operation === undefined) throw new Error(`No operation ${id}`)
  return operation
}

/** A finished operation asked once more answers with addresses that live. */
async function askAgain(
  provider: RemoteProvider,
  operation: { ticket: unknown },
  context: StepContext,
): Promise<Outputs> {
  const status = await provider.check(parseTicket(operation.ticket), context.signal)
  if (status.state !== 'succeeded') {
    throw new ProviderError(
      {
        kind: 'unavailable',
        detail: `The vendor now says "${status.state}" of a finished take.`,
        retry: true,
        billed: false,
      },
      'no',
    )
  }
  return status.outputs
}

async function download(provider: RemoteProvider, output: OutputFile, path: string, context: StepContext) {
  await pipeline(await provider.download(output, context.signal), createWriteStream(path), {
    signal: context.signal,
  })
}

async function recorded(path: string, output: Outputs[number], context: StepContext) {
  if (output.kind === 'text')
    return { kind: output.kind, contentType: output.contentType ?? 'text/markdown', seconds: null }
  const probe = await probeFile(path, context.signal)
  await context.record('file.downloaded', { bytes: probe.bytes, contentType: probe.contentType })
  return { kind: probe.kind, contentType: probe.contentType, seconds: probe.durationSeconds }
}

async function downloadFailed(error: unknown, context: StepContext): Promise<StepOutcome> {
  if (context.signal.aborted) throw error
  const known = error instanceof ProviderError || error instanceof DailiesError || isStreamError(error)
  if (!known) throw error
  const detail = error instanceof Error ? error.message : 'The file did not arrive.'
  await context.record('file.download-failed', { detail })
  return {
    kind: 'failed',
    retry: true,
    failure: {
      code: 'download_failed',
      detail: `The vendor made the take, but the file did not arrive. ${detail} All credits of this step are back.`,
      nextSteps: [
        { action: 'reattach', label: 'Fetch it again; the vendor is not paid twice' },
        { action: 'retry', label: 'Try the missing steps again' },
      ],
    },
  }
}

const isStreamError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(ECONN|ERR_STREAM|UND_ERR|EPIPE|ETIMEDOUT)/.test(error.code)
