import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { InputLimits } from '#contract/input-limits.ts'
import type { Failure, OperationStatus } from '#contract/job.ts'
import { Payer } from '#contract/payer.ts'
import type { Queryable, Transaction } from '#db/client.ts'
import { providerOperations } from '#db/schema/jobs.ts'
import type { JsonObject } from '#kernel/json.ts'
import type {
  OutputFile,
  Prepared,
  ProviderFailure,
  RemoteProvider,
  Ticket,
} from '#providers/spec/provider.ts'
import { operationTransitions, sourcesOf } from './states.ts'

export type OperationRow = typeof providerOperations.$inferSelect

/** The input of a `remote.submit` step, and of each route that may take its place. */
const Compiled = z.object({
  endpoint: z.string(),
  body: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  slots: z.array(
    z.object({
      role: z.string(),
      index: z.number().int(),
      at: z.array(z.union([z.string(), z.number().int()])),
    }),
  ),
})

export const InputRef = z.object({
  role: z.string(),
  assetId: z.string().optional(),
  /** The first output of an earlier step of this job, by position. */
  fromStep: z.number().int().optional(),
})
export type InputRef = z.infer<typeof InputRef>

export const RemoteRoute = z.object({
  engineId: z.string(),
  provider: z.string(),
  payer: Payer.default('studio'),
  compiled: Compiled,
  /** What the engine takes as files, by role. */
  limits: z.record(z.string(), InputLimits).default({}),
  expectedCostMicroUsd: z.number().int(),
  /** The same for 1, 2, 3… whole seconds of a take; null where its length does not count. */
  costByLengthMicroUsd: z.array(z.number().int()).nullable().default(null),
  /** The card's guess, before history. */
  expectedSeconds: z.number().default(0),
})
export const RemoteInput = RemoteRoute.extend({
  inputs: z.array(InputRef),
  fallbacks: z.array(RemoteRoute).default([]),
})
export type RemoteInput = z.infer<typeof RemoteInput>

/** What the machine needs from the house to talk to vendors. */
export interface Gateway {
  /** Throws a typed error when whoever pays has no key for this provider; see `isKeyTrouble`. */
  provider(id: string, workspaceId: string, payer: Payer): Promise<RemoteProvider>
  /** The address for a vendor's call about one submit; null when we have no public address. */
  webhookUrl(provider: string, nonce: string): string | null
}

export const Output = z.object({
  kind: z.enum(['image', 'video', 'audio', 'text']),
  url: z.string(),
  contentType: z.string().optional(),
  expiresAt: z.string().optional(),
})
export const WaitOutput = z.object({
  operationId: z.string(),
  outputs: z.array(Output),
  seed: z.number().optional(),
  /** The vendor said what it takes; else the cost is what its list says of such a take. */
  costIsTold: z.boolean().default(true),
})

export const parseTicket = (value: unknown): Ticket =>
  z.looseObject({ operationId: z.string() }).parse(value) as Ticket
export const parsePrepared = (value: unknown): Prepared =>
  Compiled.pick({ endpoint: true, body: true }).parse(value)

export type OperationUpdate = PgUpdateSetSource<typeof providerOperations>

/** Compare-and-set along the transition table; false when the operation was not in a state that allows it. */
export async function moveOperation(
  q: Queryable | Transaction,
  id: string,
  to: OperationStatus,
  set: OperationUpdate = {},
): Promise<boolean> {
  const over = to !== 'pending' && to !== 'submitting'
  const rows = await q
    .update(providerOperations)
    .set({
      ...set,
      status: to,
      ...(over ? { finishedAt: sql`now()`, nextPollAt: null, partialText: null } : {}),
    })
    .where(
      and(
        eq(providerOperations.id, id),
        inArray(providerOperations.status, sourcesOf(operationTransitions, to)),
      ),
    )
    .returning({ id: providerOperations.id })
  return rows.length === 1
}

/** A vendor's outcome as JSON for the row; addresses of outputs are kept, for re-attach. */
export const outcomeOf = (outputs: readonly OutputFile[], seed?: number): JsonObject => ({
  outputs: outputs.map((output) => ({ ...output })),
  ...(seed === undefined ? {} : { seed }),
})

/** The vendor's words in ours; the same codes for every vendor. */
export function failureOf(failure: ProviderFailure, engineId: string): Failure {
  const retry = { action: 'retry', label: 'Try again' }
  const other = { action: 'switch_engine', label: 'Use another engine', engineId }
  const codes: Record<ProviderFailure['kind'], { code: string; nextSteps: Failure['nextSteps'] }> = {
    invalid: {
      code: 'provider_refused',
      nextSteps: [{ action: 'edit_prompt', label: 'Change the request' }, other],
    },
    unavailable: { code: 'provider_unavailable', nextSteps: [retry, other] },
    'rate-limited': { code: 'provider_busy', nextSteps: [retry, other] },
    unauthorized: {
      code: 'provider_key_refused',
      nextSteps: [{ action: 'check_key', label: 'Check the key of this provider' }, other],
    },
    exhausted: {
      code: 'provider_out_of_funds',
      nextSteps: [{ action: 'check_key', label: 'Top up the account at the provider' }, other],
    },
    timeout: { code: 'provider_timeout', nextSteps: [retry, other] },
    internal: { code: 'provider_failed', nextSteps: [retry, other] },
  }
  return { ...codes[failure.kind], detail: failure.detail }
}

/** Whether a failure says something about the provider (for its breaker) or only about this request. */
export const isProvidersFault = (failure: ProviderFailure): boolean =>
  failure.kind === 'unavailable' || failure.kind === 'timeout' || failure.kind === 'internal'
