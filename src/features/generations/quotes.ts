import { createHash, randomInt } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { toJsonObject } from '#catalog/compile.ts'
import { guardPrompt } from '#catalog/guard.ts'
import { modeWithReferences, type NamedPictures } from '#catalog/references.ts'
import { todayUtc } from '#catalog/retirement.ts'
import type { GenerationRequest, Mode } from '#contract/generation.ts'
import type { Quote } from '#contract/quote.ts'
import { assets } from '#db/schema/assets.ts'
import { quotes } from '#db/schema/jobs.ts'
import { durationFactors } from '#jobs/estimate.ts'
import { InputRef } from '#jobs/operations.ts'
import { newId } from '#kernel/ids.ts'
import { canonicalJson } from '#kernel/json.ts'
import { formatUsd } from '#kernel/money.ts'
import { balances } from '#ledger/balances.ts'
import type { GenerationDeps } from './deps.ts'
import { GenerationErrors } from './errors.ts'
import { expandTakes, planSwept } from './expand.ts'
import type { PlanFacts } from './facts.ts'
import { refuseForeignVoices } from './foreign-voices.ts'
import { planTake } from './make-plan.ts'
import { findPaintedClips } from './painted-clips.ts'
import { placeOf } from './place.ts'
import type { Plan } from './plan.ts'
import { currentRateCard } from './rate-card-store.ts'
import { findReferences } from './references.ts'
import { findSameTake } from './same-take.ts'
import type { JobBuilder } from './stage-builder.ts'

const quoteMinutes = 10
const slowestFactor = 2.2

export interface Caller {
  workspaceId: string
  userId: string | null
}

/** Validates, plans and prices a request, and keeps the answer: until it expires, this is what the takes cost. */
export async function makeQuote(
  deps: GenerationDeps,
  caller: Caller,
  wish: GenerationRequest,
  maxCredits: number | null = null,
): Promise<Quote> {
  refuseBlocked(wordsOf(wish))
  await refuseForeignVoices(deps.machine.db, caller.workspaceId, wish)
  const references = await findReferences(deps.machine.db, caller.workspaceId, wish)
  const facts = await gatherFacts(deps, caller, wish.mode, wish.inputs, references)
  const wishes = expandTakes(wish, facts.freshSeed)
  const each = maxCredits === null ? null : Math.floor(maxCredits / wishes.length)
  const takes = wishes.map((take, index) =>
    planSwept(wish, index, () => planTake(take, { ...facts, maxCredits: each })),
  )
  const [first] = takes
  if (first === undefined) throw GenerationErrors.validation_failed()
  return keepQuote(deps, caller, {
    engineId: first.engineId,
    engineReason: first.engineReason,
    request: {
      ...first.request,
      variations: wish.variations,
      ...(wish.sweep === undefined ? {} : { sweep: wish.sweep }),
      ...(wish.release === undefined ? {} : { release: wish.release }),
    },
    requestHash: hashOf(wish),
    builders: takes.map((take) => take.builder),
    reusable:
      takes.length > 1 ? null : await findSameTake(deps.machine.db, caller.workspaceId, first.job.takeHash),
    rateCard: facts.rateCard.version,
    plan: {
      group: wish.sweep !== undefined ? 'sweep' : takes.length > 1 ? 'variations' : null,
      release: takes.length > 1 ? (wish.release ?? 'all') : 'all',
      projectId: wish.projectId ?? null,
      shotId: wish.shotId ?? null,
      memo: shortWords(first.request.prompt) || first.engineId,
      jobs: takes.map((take) => take.job),
    },
  })
}

/** Two requests are the same request when this is the same. */
export const hashOf = (request: GenerationRequest): string =>
  createHash('sha256').update(canonicalJson(request)).digest('hex')

/** All words that an engine may read; what is to be left out of a picture is not among them. */
function wordsOf({ prompt, image, voice, ambience, sweep, options }: GenerationRequest): string[] {
  const swept = sweep?.parameter === 'prompt' ? sweep.values : []
  const chosen = [...Object.values(options), ...Object.values(voice?.options ?? {})]
  const all = [prompt, image?.prompt, voice?.text, ambience?.prompt, ...swept, ...chosen]
  return all.filter((words) => typeof words === 'string')
}

/** Throws `prompt_blocked` with a safe rewrite; asked before anything is priced or sent. */
export function refuseBlocked(texts: readonly string[]): void {
  for (const text of texts) {
    const verdict = guardPrompt(text)
    if (!verdict.ok) {
      throw GenerationErrors.prompt_blocked({
        detail: `${verdict.reason} Nothing was charged.`,
        nextSteps: [{ action: 'edit_prompt', label: 'Use the safe version', prompt: verdict.rewrite }],
      })
    }
  }
}

/** Everything that a plan depends on, read once. Throws `asset_not_ready` while an input is still being prepared. */
export async function gatherFacts(
  deps: GenerationDeps,
  caller: Caller,
  mode: Mode,
  inputs: GenerationRequest['inputs'],
  references: readonly NamedPictures[] = [],
): Promise<PlanFacts> {
  const { db } = deps.machine
  const ids = [...inputs.map(({ assetId }) => assetId), ...references.flatMap(({ images }) => images)]
  const engines = await deps.engines(caller.workspaceId)
  const modes = [mode, modeWithReferences(mode)]
  const [rateCard, settings, health, rows, factors] = await Promise.all([
    currentRateCard(db),
    deps.settings(),
    deps.health(caller.workspaceId),
    ids.length === 0
      ? []
      : db
          .select()
          .from(assets)
          .where(
            and(
              eq(assets.workspaceId, caller.workspaceId),
              inArray(assets.id, ids),
              isNull(assets.deletedAt),
            ),
          ),
    durationFactors(
      db,
      engines
        .filter((engine) => modes.some((one) => engine.modes[one]))
        .flatMap(({ id }) => [`inline.render:${id}`, `remote.wait:${id}`]),
    ),
  ])
  if (rows.some((row) => row.status === 'failed')) {
    throw GenerationErrors.asset_not_ready({
      detail: 'A file that this needs could not be used when it was uploaded.',
      nextSteps: [{ action: 'upload', label: 'Upload another file' }],
    })
  }
  if (rows.some((row) => row.status !== 'ready')) {
    throw GenerationErrors.asset_not_ready({
      nextSteps: [{ action: 'wait', label: 'Wait until the upload is ready' }],
    })
  }
  return {
    engines,
    rateCard,
    health,
    inlineProviders: deps.inlineProviders,
    assets: new Map(rows.map((row) => [row.id, row])),
    painted: paintedMatters.has(mode) ? await findPaintedClips(db, rows) : new Map(),
    references,
    whoPaysModerated: settings.whoPaysModerated,
    factors,
    maxCredits: null,
    today: todayUtc(),
    freshSeed: randomInt(0, 2 ** 32),
  }
}

/** What goes on from a painted clip, or enlarges it, paints it again. */
const paintedMatters: ReadonlySet<Mode> = new Set(['extend', 'upscale'])

interface NewQuote {
  engineId: string
  engineReason: string | null
  request: Quote['request']
  requestHash: string
  /** One for each job of the plan. */
  builders: readonly JobBuilder[]
  reusable: Quote['reusable']
  rateCard: string
  plan: Plan
}

/** Adds up the jobs' lines, keeps the quote with its plan, and returns what the caller sees of it. */
export async function keepQuote(deps: GenerationDeps, caller: Caller, made: NewQuote): Promise<Quote> {
  await deps.pictures.refuseUnsafe(caller.workspaceId, sentToVendors(made.plan))
  const place = await placeOf(deps.machine.db, caller.workspaceId, made.plan)
  const sum = (pick: (builder: JobBuilder) => number) =>
    made.builders.reduce((all, one) => all + pick(one), 0)
  const total = sum(({ stages }) => stages.reduce((all, { credits }) => all + credits, 0))
  const costMicroUsd = sum((builder) => builder.costMicroUsd)
  const seconds = Math.max(...made.builders.map((builder) => builder.expectedSeconds))
  const { available } = await balances(deps.machine.db, caller.workspaceId)
  const quote: Quote = {
    id: newId('quote'),
    engineId: made.engineId,
    engineReason: made.engineReason,
    request: made.request,
    notes: [...new Set(made.builders.flatMap((builder) => notesOf(builder)))],
    lines: made.builders.flatMap(({ lines }, index) =>
      made.builders.length === 1
        ? lines
        : lines.map((line) => ({ ...line, label: `Take ${index + 1}: ${line.label}` })),
    ),
    totalCredits: total,
    maxCredits: total,
    providerCostUsd: formatUsd(costMicroUsd),
    ownKeyUsd: ownKeyUsd(made.builders),
    balanceAfter: available - total,
    billsModerated: made.builders.some((builder) => builder.billsModerated),
    estimatedSeconds: { p50: Math.round(seconds), p95: Math.round(seconds * slowestFactor) },
    reusable: made.reusable,
    rateCard: made.rateCard,
    expiresAt: new Date(Date.now() + quoteMinutes * 60_000).toISOString(),
  }
  await deps.machine.db.insert(quotes).values({
    id: quote.id,
    workspaceId: caller.workspaceId,
    userId: caller.userId,
    request: toJsonObject(made.request),
    requestHash: made.requestHash,
    plan: toJsonObject({ ...made.plan, ...place }),
    reply: toJsonObject(quote),
    totalCredits: total,
    maxCredits: total,
    providerCostMicroUsd: costMicroUsd,
    rateCard: made.rateCard,
    expiresAt: new Date(quote.expiresAt),
  })
  return quote
}

/** A filter looks at the result, so the vendor may bill what nobody gets; whoever pays for that is told before. */
const notesOf = ({ notes, billsModerated }: JobBuilder): string[] =>
  billsModerated ? [...notes, 'What the vendor’s filter withholds is billed all the same.'] : notes

const Inputs = z.object({ inputs: z.array(InputRef).default([]) })

/** The files of the library that leave the house with this plan. */
const sentToVendors = ({ jobs }: Plan): string[] => [
  ...new Set(
    jobs
      .flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'remote.submit'))
      .flatMap(({ input }) => Inputs.parse(input).inputs.flatMap(({ assetId }) => assetId ?? [])),
  ),
]

function ownKeyUsd(builders: readonly JobBuilder[]): string | null {
  const own = builders.flatMap(({ ownKeyMicroUsd }) => ownKeyMicroUsd ?? [])
  return own.length === 0 ? null : formatUsd(own.reduce((sum, cost) => sum + cost, 0))
}

export const shortWords = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
