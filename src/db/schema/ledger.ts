import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { JsonObject } from '#kernel/json.ts'
import { createdAt, id, instant, integer53 } from './columns.ts'
import { workspaces } from './workspaces.ts'

export const accountKinds = ['purchased', 'allowance', 'promo', 'held', 'debt', 'house'] as const
export const transferKinds = [
  'top_up',
  'welcome',
  'allowance',
  'promo',
  'house_grant',
  'video_generation',
  'settlement',
  'video_refund',
  'expiry',
  'adjustment',
  'reversal',
] as const
export const houseAccounts = {
  revenue: 'house:revenue',
  promo: 'house:promo',
  sales: 'house:sales',
  expired: 'house:expired',
} as const

/**
 * A workspace's buckets, its held credits and its debt (what it owes; a debit raises it, a credit lowers it). The held
 * account is also the wallet's lock: whoever moves credits of a workspace locks that row first. The house's accounts
 * carry no balance: theirs is the sum of transfers.
 */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: id(),
    workspaceId: text('workspace_id').references(() => workspaces.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: accountKinds }).notNull(),
    balance: integer53('balance').notNull().default(0),
    expiresAt: instant('expires_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('ledger_accounts_workspace').on(table.workspaceId),
    uniqueIndex('ledger_accounts_single')
      .on(table.workspaceId, table.kind)
      .where(sql`kind in ('held','debt')`),
    index('ledger_accounts_expiry').on(table.expiresAt).where(sql`expires_at is not null`),
    check('ledger_accounts_not_negative', sql`${table.kind} = 'house' or ${table.balance} >= 0`),
  ],
)

/** Append-only: credits move from `debit` to `credit`. */
export const ledgerTransfers = pgTable(
  'ledger_transfers',
  {
    id: id(),
    workspaceId: text('workspace_id').notNull(),
    debitAccountId: text('debit_account_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    creditAccountId: text('credit_account_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    amount: integer53('amount').notNull(),
    kind: text('kind', { enum: transferKinds }).notNull(),
    jobId: text('job_id'),
    holdLineId: text('hold_line_id').references((): AnyPgColumn => ledgerHoldLines.id),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    memo: text('memo'),
    createdAt: createdAt(),
  },
  (table) => [
    index('ledger_transfers_debit').on(table.debitAccountId),
    index('ledger_transfers_credit').on(table.creditAccountId),
    uniqueIndex('ledger_transfers_line_once')
      .on(table.holdLineId, table.kind)
      .where(sql`hold_line_id is not null`),
    check('ledger_transfers_positive', sql`${table.amount} > 0`),
    check('ledger_transfers_two_sides', sql`${table.debitAccountId} <> ${table.creditAccountId}`),
  ],
)

/** Credits set aside for one round of one job. It ends once. */
export const ledgerHolds = pgTable(
  'ledger_holds',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'restrict' }),
    jobId: text('job_id').notNull(),
    round: integer('round').notNull(),
    amount: integer53('amount').notNull(),
    settled: integer53('settled').notNull().default(0),
    released: integer53('released').notNull().default(0),
    status: text('status', { enum: ['held', 'ended'] }).notNull(),
    memo: text('memo'),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('ledger_holds_round').on(table.jobId, table.round),
    index('ledger_holds_live').on(table.workspaceId).where(sql`status = 'held'`),
    check(
      'ledger_holds_sum',
      sql`${table.status} = 'held' or ${table.settled} + ${table.released} = ${table.amount}`,
    ),
  ],
)

/** The part of a hold that came from one bucket. */
export const ledgerHoldLines = pgTable(
  'ledger_hold_lines',
  {
    id: id(),
    holdId: text('hold_id')
      .notNull()
      .references(() => ledgerHolds.id),
    bucketId: text('bucket_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    position: integer('position').notNull(),
    amount: integer53('amount').notNull(),
    settled: integer53('settled').notNull().default(0),
    released: integer53('released').notNull().default(0),
    /** What the bucket held just before the hold, and just after its end; for the receipt. */
    bucketBefore: integer53('bucket_before').notNull(),
    bucketAfter: integer53('bucket_after'),
  },
  (table) => [
    uniqueIndex('ledger_hold_lines_position').on(table.holdId, table.position),
    check('ledger_hold_lines_sum', sql`${table.settled} + ${table.released} <= ${table.amount}`),
  ],
)

/**
 * The statement: one row for each thing that changed what a workspace can spend, with what was left after it. Written
 * under the wallet's lock, so ids of one workspace rise in the order in which things happened. Append-only.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: text('workspace_id').notNull(),
    kind: text('kind', { enum: transferKinds }).notNull(),
    /** Signed: credits that came (positive) or went (negative). */
    amount: integer53('amount').notNull(),
    /** Buckets minus debt after this entry. */
    balanceAfter: integer53('balance_after').notNull(),
    holdId: text('hold_id').references(() => ledgerHolds.id),
    jobId: text('job_id'),
    memo: text('memo'),
    createdAt: createdAt(),
  },
  (table) => [
    index('ledger_entries_page').on(table.workspaceId, table.id),
    /** What the wallet did by itself. */
    index('ledger_entries_news').on(table.workspaceId, table.createdAt, table.id).where(sql`job_id is null`),
    check('ledger_entries_moved', sql`${table.amount} <> 0`),
  ],
)

/** What `reconcile` found, one row a run. */
export const reconciliations = pgTable('reconciliations', {
  id: id(),
  faults: integer('faults').notNull(),
  report: jsonb('report').$type<JsonObject>().notNull(),
  createdAt: createdAt(),
})
