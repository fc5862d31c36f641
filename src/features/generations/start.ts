import { and, eq, sql } from 'drizzle-orm'
import type { GenerationRequest } from '#contract/generation.ts'
import type { Quote } from '#contract/quote.ts'
import { quotes } from '#db/schema/jobs.ts'
import { projects } from '#db/schema/workspaces.ts'
import { createJobs } from '#jobs/create.ts'
import type { Unit } from '#jobs/unit.ts'
import type { GenerationDeps } from './deps.ts'
import { GenerationErrors } from './errors.ts'
import { Plan } from './plan.ts'
import { type Caller, hashOf } from './quotes.ts'

export interface StartOptions {
  onLimit: 'queue' | 'refuse'
  priority: number
  rerunOf: string | null
}

/** Starts a quote's jobs in the caller's transaction; returns their ids, the first take first. */
export async function startQuote(
  deps: GenerationDeps,
  unit: Unit,
  caller: Caller,
  quoteId: string,
  options: StartOptions,
  asked?: GenerationRequest,
): Promise<string[]> {
  const [quote] = await unit.tx
    .select()
    .from(quotes)
    .where(and(eq(quotes.id, quoteId), eq(quotes.workspaceId, caller.workspaceId)))
  if (quote === undefined) throw GenerationErrors.not_found({ detail: 'There is no such quote.' })
  if (quote.expiresAt <= new Date()) {
    throw GenerationErrors.quote_expired({
      detail: 'The price was held for ten minutes. Nothing was charged.',
      nextSteps: [{ action: 'quote', label: 'Ask for a new quote' }],
    })
  }
  if (asked !== undefined && hashOf(asked) !== quote.requestHash) {
    throw GenerationErrors.quote_mismatch({
      detail: 'The request differs from the one that this quote is for.',
      nextSteps: [{ action: 'quote', label: 'Ask for a new quote' }],
    })
  }
  const plan = Plan.parse(quote.plan)
  if (plan.projectId !== null) {
    await unit.tx.update(projects).set({ updatedAt: sql`now()` }).where(eq(projects.id, plan.projectId))
  }
  return createJobs(deps.machine, unit, {
    workspaceId: caller.workspaceId,
    userId: caller.userId,
    quoteId: quote.id,
    projectId: plan.projectId,
    shotId: plan.shotId,
    group: plan.group,
    release: plan.release,
    memo: plan.memo,
    jobs: plan.jobs,
    ...options,
  })
}

/** The quote's id, when it stays within what the caller allows; else `price_above_max`. */
export function assertWithin(quote: Quote, maxCredits: number): string {
  if (quote.maxCredits > maxCredits) {
    throw GenerationErrors.price_above_max({
      detail: `This costs up to ${quote.maxCredits} credits and you allowed ${maxCredits}. Nothing was charged.`,
      nextSteps: [
        { action: 'raise_max', label: `Allow ${quote.maxCredits} credits`, maxCredits: quote.maxCredits },
      ],
    })
  }
  return quote.id
}
