import { createHash, randomInt } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { toJsonObject } from '#catalog/compile.ts'
import { enginesFor } from '#catalog/engines.ts'
import { guardPrompt } from '#catalog/guard.ts'
import type { GenerationRequest } from '#contract/generation.ts'
import type { Quote } from '#contract/quote.ts'
import { assets } from '#db/schema/assets.ts'
import { quotes } from '#db/schema/jobs.ts'
import { durationFactors } from '#jobs/estimate.ts'
import { newId } from '#kernel/ids.ts'
import { canonicalJson } from '#kernel/json.ts'
import { formatUsd } from '#kernel/money.ts'
import { balances } from '#ledger/balances.ts'
import type { GenerationDeps } from './deps.ts'
import { GenerationErrors } from './errors.ts'
import { expandTakes } from './expand.ts'
import type { PlanFacts } from './facts.ts'
import { type PlannedTake, planTake } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { currentRateCard } from './rate-card-store.ts'

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
): Promise<Quote> {
  refuseBlocked(wish)
  const facts = await gatherFacts(deps, caller, wish)
  const takes = expandTakes(wish, facts.freshSeed).map((take) => planTake(take, facts))
  const [first] = takes
  if (first === undefined) throw GenerationErrors.validation_failed()
  const quote = await describe(deps, caller, wish, facts, takes, first)
  await deps.machine.db.insert(quotes).values({
    id: quote.id,
    workspaceId: caller.workspaceId,
    userId: caller.userId,
    request: toJsonObject(quote.request),
    requestHash: hashOf(wish),
    plan: toJsonObject(planOf(wish, takes, first)),
    reply: toJsonObject(quote),
    totalCredits: quote.totalCredits,
    maxCredits: quote.maxCredits,
    providerCostMicroUsd: costOf(takes),
    rateCard: quote.rateCard,
    expiresAt: new Date(quote.expiresAt),
  })
  return quote
}

/** Two requests are the same request when this is the same. */
export const hashOf = (request: GenerationRequest): string =>
  createHash('sha256').update(canonicalJson(request)).digest('hex')

function refuseBlocked(wish: GenerationRequest): void {
  const texts = [wish.prompt, wish.image?.prompt, wish.voice?.text, wish.ambience?.prompt].filter(
    (text) => text !== undefined,
  )
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

async function gatherFacts(
  deps: GenerationDeps,
  caller: Caller,
  wish: GenerationRequest,
): Promise<PlanFacts> {
  const { db } = deps.machine
  const ids = wish.inputs.map(({ assetId }) => assetId)
  const [rateCard, settings, health, rows, factors] = await Promise.all([
    currentRateCard(db),
    deps.settings(),
    deps.health(),
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
      enginesFor(wish.mode).flatMap(({ id }) => [`inline.render:${id}`, `remote.wait:${id}`]),
    ),
  ])
  if (rows.some((row) => row.status !== 'ready')) {
    throw GenerationErrors.asset_not_ready({
      nextSteps: [{ action: 'wait', label: 'Wait until the upload is ready' }],
    })
  }
  return {
    rateCard,
    health,
    inlineProviders: deps.inlineProviders,
    assets: new Map(rows.map((row) => [row.id, row])),
    whoPaysModerated: settings.whoPaysModerated,
    factors,
    freshSeed: randomInt(0, 2 ** 32),
  }
}

async function describe(
  deps: GenerationDeps,
  caller: Caller,
  wish: GenerationRequest,
  facts: PlanFacts,
  takes: readonly PlannedTake[],
  first: PlannedTake,
): Promise<Quote> {
  const total = takes.reduce(
    (sum, take) => sum + take.builder.stages.reduce((all, { credits }) => all + credits, 0),
    0,
  )
  const { available } = await balances(deps.machine.db, caller.workspaceId)
  const seconds = first.builder.expectedSeconds
  return {
    id: newId('quote'),
    engineId: first.engineId,
    engineReason: first.engineReason,
    request: {
      ...first.request,
      variations: wish.variations,
      ...(wish.sweep === undefined ? {} : { sweep: wish.sweep }),
    },
    lines: takes.flatMap((take, index) =>
      takes.length === 1
        ? take.builder.lines
        : take.builder.lines.map((line) => ({ ...line, label: `Take ${index + 1}: ${line.label}` })),
    ),
    totalCredits: total,
    maxCredits: total,
    providerCostUsd: formatUsd(costOf(takes)),
    balanceAfter: available - total,
    billsModerated: takes.some((take) => take.builder.billsModerated),
    estimatedSeconds: { p50: Math.round(seconds), p95: Math.round(seconds * slowestFactor) },
    rateCard: facts.rateCard.version,
    expiresAt: new Date(Date.now() + quoteMinutes * 60_000).toISOString(),
  }
}

const costOf = (takes: readonly PlannedTake[]): number =>
  takes.reduce((sum, take) => sum + take.builder.costMicroUsd, 0)

function planOf(wish: GenerationRequest, takes: readonly PlannedTake[], first: PlannedTake): Plan {
  const words =
    first.request.prompt.length > 80 ? `${first.request.prompt.slice(0, 79)}…` : first.request.prompt
  return {
    group: wish.sweep !== undefined ? 'sweep' : takes.length > 1 ? 'variations' : null,
    projectId: wish.projectId ?? null,
    shotId: wish.shotId ?? null,
    memo: words || first.engineId,
    jobs: takes.map((take) => take.job),
  }
}
