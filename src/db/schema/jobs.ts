import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { releases } from '#contract/generation.ts'
import { type Failure, jobStatuses, operationStatuses, stepStatuses } from '#contract/job.ts'
import { payers } from '#contract/payer.ts'
import type { JsonObject } from '#kernel/json.ts'
import { bytea, createdAt, id, instant, integer53 } from './columns.ts'
import { workspaces } from './workspaces.ts'

const workspaceId = () =>
  text('workspace_id')
    .notNull()
    .references(() => workspaces.id, { onDelete: 'cascade' })

export const rateCards = pgTable('rate_cards', {
  version: text('version').primaryKey(),
  card: jsonb('card').$type<JsonObject>().notNull(),
  createdAt: createdAt(),
})

/** A binding price. It starts at most once: see `jobs_quote_once`. */
export const quotes = pgTable(
  'quotes',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id'),
    /** The request as normalised; `requestHash` is over its canonical JSON. */
    request: jsonb('request').$type<JsonObject>().notNull(),
    requestHash: text('request_hash').notNull(),
    /** The planned jobs: for each its request, engine, stages with price, steps. Parsed by the generations feature. */
    plan: jsonb('plan').$type<JsonObject>().notNull(),
    reply: jsonb('reply').$type<JsonObject>().notNull(),
    totalCredits: integer53('total_credits').notNull(),
    maxCredits: integer53('max_credits').notNull(),
    providerCostMicroUsd: integer53('provider_cost_micro_usd').notNull(),
    rateCard: text('rate_card').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('quotes_expiry').on(table.expiresAt)],
)

export const jobGroups = pgTable('job_groups', {
  id: id(),
  workspaceId: workspaceId(),
  kind: text('kind', { enum: ['variations', 'sweep', 'film'] }).notNull(),
  quoteId: text('quote_id'),
  /** The take that ended the group before the rest had begun. */
  keptJobId: text('kept_job_id'),
  createdAt: createdAt(),
})

export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    workspaceId: workspaceId(),
    createdBy: uuid('created_by'),
    kind: text('kind').notNull(),
    status: text('status', { enum: jobStatuses }).notNull(),
    priority: integer('priority').notNull().default(0),
    engineId: text('engine_id').notNull(),
    request: jsonb('request').$type<JsonObject>().notNull(),
    /** The words of the request, for search. */
    prompt: text('prompt').notNull().default(''),
    projectId: text('project_id'),
    shotId: text('shot_id'),
    groupId: text('group_id').references(() => jobGroups.id),
    quoteId: text('quote_id').references(() => quotes.id),
    /** Which job of the quote's plan this is; 0 for a single take. */
    quotePart: integer('quote_part').notNull().default(0),
    /** `one-by-one`: it begins when the parts before it in its group are over; see `jobs/admission.ts`. */
    release: text('release', { enum: releases }).notNull().default('all'),
    /** Two takes of one hash would be the same take; null where nobody can tell. */
    takeHash: text('take_hash'),
    /** What is paid for: `[{ stage, credits, costMicroUsd }]`. */
    stages: jsonb('stages').$type<JsonObject[]>().notNull(),
    quotedCredits: integer53('quoted_credits').notNull(),
    chargedCredits: integer53('charged_credits').notNull().default(0),
    refundedCredits: integer53('refunded_credits').notNull().default(0),
    /** Raised by each retry: every round has its own hold. */
    round: integer('round').notNull().default(0),
    requested: integer('requested').notNull().default(1),
    delivered: integer('delivered').notNull().default(0),
    rerunOf: text('rerun_of'),
    error: jsonb('error').$type<Failure>(),
    cancelRequestedAt: instant('cancel_requested_at'),
    pauseRequestedAt: instant('pause_requested_at'),
    deadlineAt: instant('deadline_at'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    uniqueIndex('jobs_quote_once').on(table.quoteId, table.quotePart),
    index('jobs_page').on(table.workspaceId, table.createdAt, table.id),
    index('jobs_page_status').on(table.workspaceId, table.status, table.createdAt, table.id),
    index('jobs_group').on(table.groupId),
    index('jobs_same_take')
      .on(table.workspaceId, table.takeHash, table.createdAt)
      .where(sql`status = 'succeeded' and take_hash is not null`),
    index('jobs_project').on(table.projectId, table.createdAt, table.id).where(sql`project_id is not null`),
    index('jobs_shot').on(table.shotId, table.createdAt, table.id).where(sql`shot_id is not null`),
    index('jobs_ended')
      .on(table.workspaceId, table.finishedAt, table.id)
      .where(sql`status in ('succeeded', 'failed') and finished_at is not null`),
    // Finds words inside a prompt; `pg_trgm` is installed by the migration that makes it.
    index('jobs_words').using('gin', table.prompt.op('gin_trgm_ops')),
    index('jobs_admit')
      .on(table.workspaceId, table.priority.desc().nullsFirst(), table.createdAt, table.id)
      .where(sql`status = 'queued'`),
    index('jobs_live')
      .on(table.workspaceId, table.status)
      .where(sql`status in ('queued','running','paused')`),
    index('jobs_deadline').on(table.deadlineAt).where(sql`status = 'running'`),
    check(
      'jobs_money',
      sql`${table.chargedCredits} >= 0 and ${table.refundedCredits} >= 0 and ${table.chargedCredits} <= ${table.quotedCredits}`,
    ),
  ],
)

export const steps = pgTable(
  'steps',
  {
    id: id(),
    jobId: text('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    workspaceId: workspaceId(),
    position: integer('position').notNull(),
    /** Names the handler, e.g. `remote.submit`; a worker claims only the kinds that it knows. */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    stage: text('stage').notNull(),
    queue: text('queue', { enum: ['io', 'media'] }).notNull(),
    /** Positions of the steps that must have succeeded (or been skipped) first. */
    after: integer('after').array().notNull(),
    input: jsonb('input').$type<JsonObject>().notNull(),
    output: jsonb('output').$type<JsonObject>(),
    status: text('status', { enum: stepStatuses }).notNull(),
    /** The fencing token: raised by each claim; only its holder may commit. */
    attempt: integer('attempt').notNull().default(0),
    /** Automatic tries already used of `maxTries`; a retry by a person starts at zero again. */
    tries: integer('tries').notNull().default(0),
    workerId: text('worker_id'),
    leaseUntil: instant('lease_until'),
    /** When its message was sent; a pending step without a claim long after this is sent again. */
    sentAt: instant('sent_at'),
    /** The vendor takes money for this step although it did not succeed. */
    billed: boolean('billed').notNull().default(false),
    progress: real('progress').notNull().default(0),
    expectedSeconds: real('expected_seconds').notNull().default(5),
    note: text('note'),
    /** A small version to look at meanwhile; parsed by `jobs/preview.ts`. Its file goes when the job is over. */
    preview: jsonb('preview').$type<JsonObject>(),
    error: jsonb('error').$type<Failure>(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    uniqueIndex('steps_position').on(table.jobId, table.position),
    index('steps_running').on(table.leaseUntil).where(sql`status = 'running'`),
    index('steps_preview').on(table.jobId).where(sql`preview is not null`),
    index('steps_sent').on(table.sentAt).where(sql`status = 'pending' and sent_at is not null`),
  ],
)

/** One POST to a vendor, from before it is sent until its end. Waiting is a row here and nothing else. */
export const providerOperations = pgTable(
  'provider_operations',
  {
    id: id(),
    jobId: text('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    workspaceId: workspaceId(),
    /** The submit step and the attempt of it that wrote this row. */
    submitStepId: text('submit_step_id').notNull(),
    submitAttempt: integer('submit_attempt').notNull(),
    waitStepId: text('wait_step_id').notNull(),
    provider: text('provider').notNull(),
    /** Whose key: fixed with the plan. */
    payer: text('payer', { enum: payers }).notNull().default('studio'),
    engineId: text('engine_id').notNull(),
    endpoint: text('endpoint').notNull(),
    nonce: text('nonce').notNull().unique(),
    status: text('status', { enum: operationStatuses }).notNull(),
    prepared: jsonb('prepared').$type<JsonObject>().notNull(),
    ticket: jsonb('ticket').$type<JsonObject>(),
    /** The vendor's answer as parsed: outputs, failure. */
    outcome: jsonb('outcome').$type<JsonObject>(),
    polls: integer('polls').notNull().default(0),
    checkFailures: integer('check_failures').notNull().default(0),
    /** What a text model has written so far; null when it is over, for then there is a file. */
    partialText: text('partial_text'),
    /** First time that the vendor did not list our request after a lost reply. */
    absentSince: instant('absent_since'),
    /** When to look next. A sweep moves it on as it takes the row, so a sweep that dies delays one look and loses nothing. */
    nextPollAt: instant('next_poll_at'),
    cancelRequestedAt: instant('cancel_requested_at'),
    /** The vendor's answer to our cancel; null until it was asked. */
    cancelAnswer: text('cancel_answer', { enum: ['canceled', 'too late'] }),
    costMicroUsd: integer53('cost_micro_usd'),
    expectedCostMicroUsd: integer53('expected_cost_micro_usd').notNull().default(0),
    /** The card's guess, which the time that it took is measured by. */
    expectedSeconds: real('expected_seconds').notNull().default(0),
    /** Possibly billed, outcome never learnt. */
    suspectedCostMicroUsd: integer53('suspected_cost_micro_usd').notNull().default(0),
    createdAt: createdAt(),
    submittedAt: instant('submitted_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    uniqueIndex('provider_operations_attempt').on(table.submitStepId, table.submitAttempt),
    index('provider_operations_due').on(table.nextPollAt).where(sql`next_poll_at is not null`),
    index('provider_operations_job').on(table.jobId),
    // What one key has at its vendor now: see `jobs/places.ts`.
    index('provider_operations_live')
      .on(table.provider, table.payer, table.workspaceId)
      .where(sql`status in ('submitting', 'pending')`),
    index('provider_operations_own')
      .on(table.workspaceId, table.provider, table.createdAt)
      .where(sql`payer = 'workspace'`),
  ],
)

/** A key for a vendor, sealed: see `features/provider-keys/seal.ts`. Without a workspace it is the studio's. */
export const providerKeys = pgTable(
  'provider_keys',
  {
    id: id(),
    workspaceId: text('workspace_id').references(() => workspaces.id, { onDelete: 'cascade' }),
    provider: text('provider').notNull(),
    /** Which secret of the studio opens it; the secret cannot be told from this. */
    secretId: text('secret_id').notNull(),
    wrappedKey: bytea('wrapped_key').notNull(),
    sealedText: bytea('sealed_text').notNull(),
    lastFour: text('last_four').notNull(),
    status: text('status', { enum: ['works', 'refused'] }).notNull(),
    /** What the vendor said to it last. */
    detail: text('detail').notNull(),
    createdBy: uuid('created_by'),
    testedAt: instant('tested_at').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('provider_keys_one').on(table.workspaceId, table.provider),
    uniqueIndex('provider_keys_studio').on(table.provider).where(sql`workspace_id is null`),
  ],
)

/** Breaker, rate limit and the lock for free places of one key at its vendor, shared by all processes. */
export const providerState = pgTable('provider_state', {
  /** The provider for the studio's key; the provider and the workspace for a workspace's own. */
  key: text('provider').primaryKey(),
  failures: integer('failures').notNull().default(0),
  openUntil: instant('open_until'),
  tokens: real('tokens').notNull().default(0),
  tokensAt: instant('tokens_at').notNull().defaultNow(),
})

/** The flight recorder: append-only, owner-visible. */
export const jobRecords = pgTable(
  'job_records',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    stepId: text('step_id'),
    attempt: integer('attempt'),
    type: text('type').notNull(),
    data: jsonb('data').$type<JsonObject>().notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('job_records_of_job').on(table.jobId, table.id)],
)

/** How engines did: what finished work took, and what failed by its provider. Estimates and live health read this. */
export const stepDurations = pgTable(
  'step_durations',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** `kind:engine`, e.g. `inline.render:draft-video`. */
    key: text('key').notNull(),
    seconds: real('seconds').notNull(),
    units: real('units').notNull(),
    /** Null: it succeeded. Else the code of the failure; only what is the provider's fault is kept. */
    failed: text('failed'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('step_durations_recent').on(table.key, table.id)],
)
