import { and, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Mode } from '#contract/generation.ts'
import type { PageQuery } from '#contract/lists.ts'
import type { Notification, NotificationPage } from '#contract/notification.ts'
import { readPreferences } from '#contract/preferences.ts'
import type { Queryable } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { userPreferences } from '#db/schema/auth.ts'
import { jobs } from '#db/schema/jobs.ts'
import { ledgerEntries } from '#db/schema/ledger.ts'
import { decodeCursor, encodeCursor } from '#http/pages.ts'
import type { Actor } from '#http/route.ts'

const mostUnread = 100
const longestPrompt = 200

/** Where a page ended. At one instant jobs come before the wallet's lines. */
const Cursor = z.tuple([z.iso.datetime(), z.string().regex(/^(job_\w{1,60}|\d{1,15})$/)])
type Cursor = z.infer<typeof Cursor>

/** What was asked of a take; a film has no mode. */
const Asked = z.object({ mode: Mode })

interface News {
  at: Date
  /** The job's or the statement line's id. */
  key: string
  item: Notification
}

/** Jobs that ended and what the wallet did by itself, in one list, newest first. */
export async function listNotifications(
  q: Queryable,
  { workspaceId, userId }: Actor,
  page: PageQuery,
): Promise<NotificationPage> {
  const last = decodeCursor(page.cursor, Cursor)
  const seenAt = await seenUntil(q, userId)
  const ended = await endedJobs(q, workspaceId, last, page.limit, seenAt)
  const moved = await walletNews(q, workspaceId, last, page.limit, seenAt)
  // Stable: of the same instant, jobs stay first.
  const news = [...ended, ...moved].sort((a, b) => b.at.getTime() - a.at.getTime())
  const shown = news.slice(0, page.limit)
  const end = shown.at(-1)
  return {
    items: shown.map(({ item }) => item),
    nextCursor: news.length > page.limit && end ? encodeCursor([end.at.toISOString(), end.key]) : null,
    unread: await countUnread(q, workspaceId, seenAt),
  }
}

async function seenUntil(q: Queryable, userId: string): Promise<Date> {
  const [row] = await q.select().from(userPreferences).where(eq(userPreferences.userId, userId))
  return new Date(readPreferences(row?.value).notificationsSeenAt ?? 0)
}

const endedHere = (workspaceId: string) =>
  and(
    eq(jobs.workspaceId, workspaceId),
    sql`${jobs.status} in ('succeeded', 'failed') and finished_at is not null`,
  )
const walletsOwn = (workspaceId: string) =>
  and(eq(ledgerEntries.workspaceId, workspaceId), isNull(ledgerEntries.jobId))

async function endedJobs(
  q: Queryable,
  workspaceId: string,
  last: Cursor | null,
  limit: number,
  seenAt: Date,
): Promise<News[]> {
  const rows = await q
    .select()
    .from(jobs)
    .where(and(endedHere(workspaceId), jobsAfter(last)))
    .orderBy(desc(jobs.finishedAt), desc(jobs.id))
    .limit(limit + 1)
  const posters = await postersOf(
    q,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const { finishedAt, status } = row
    if (finishedAt === null || (status !== 'succeeded' && status !== 'failed')) return []
    const item: Notification = {
      kind: 'job',
      id: row.id,
      at: finishedAt.toISOString(),
      unread: finishedAt > seenAt,
      jobId: row.id,
      status,
      jobKind: row.kind,
      mode: Asked.safeParse(row.request).data?.mode ?? null,
      prompt: row.prompt.slice(0, longestPrompt),
      engineId: row.engineId,
      projectId: row.projectId,
      shotId: row.shotId,
      posterUrl: posters.get(row.id) ?? null,
      charged: row.chargedCredits,
      refunded: row.refundedCredits,
      error: row.error,
    }
    return [{ at: finishedAt, key: row.id, item }]
  })
}

function jobsAfter(last: Cursor | null): SQL | undefined {
  if (last === null) return undefined
  const [at, key] = last
  return key.startsWith('job_')
    ? sql`(${jobs.finishedAt}, ${jobs.id}) < (${at}::timestamptz, ${key})`
    : sql`${jobs.finishedAt} < ${at}::timestamptz`
}

/** The still of each job's last output. */
async function postersOf(q: Queryable, jobIds: readonly string[]): Promise<Map<string | null, string>> {
  if (jobIds.length === 0) return new Map()
  const rows = await q
    .selectDistinctOn([assets.jobId], { jobId: assets.jobId, id: assets.id })
    .from(assets)
    .where(
      and(inArray(assets.jobId, [...jobIds]), isNull(assets.deletedAt), sql`${assets.posterKey} is not null`),
    )
    .orderBy(assets.jobId, desc(assets.createdAt), desc(assets.id))
  return new Map(rows.map(({ jobId, id }) => [jobId, `/api/v1/assets/${id}/poster`]))
}

async function walletNews(
  q: Queryable,
  workspaceId: string,
  last: Cursor | null,
  limit: number,
  seenAt: Date,
): Promise<News[]> {
  const rows = await q
    .select()
    .from(ledgerEntries)
    .where(and(walletsOwn(workspaceId), linesAfter(last)))
    .orderBy(desc(ledgerEntries.createdAt), desc(ledgerEntries.id))
    .limit(limit + 1)
  return rows.map((row) => ({
    at: row.createdAt,
    key: String(row.id),
    item: {
      kind: 'wallet',
      id: `entry_${row.id}`,
      at: row.createdAt.toISOString(),
      unread: row.createdAt > seenAt,
      entryKind: row.kind,
      amount: row.amount,
      balanceAfter: row.balanceAfter,
      memo: row.memo,
    },
  }))
}

function linesAfter(last: Cursor | null): SQL | undefined {
  if (last === null) return undefined
  const [at, key] = last
  return key.startsWith('job_')
    ? sql`${ledgerEntries.createdAt} <= ${at}::timestamptz`
    : sql`(${ledgerEntries.createdAt}, ${ledgerEntries.id}) < (${at}::timestamptz, ${key}::bigint)`
}

async function countUnread(q: Queryable, workspaceId: string, seenAt: Date): Promise<number> {
  const ended = await q
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(endedHere(workspaceId), gt(jobs.finishedAt, seenAt)))
    .limit(mostUnread)
  const moved = await q
    .select({ id: ledgerEntries.id })
    .from(ledgerEntries)
    .where(and(walletsOwn(workspaceId), gt(ledgerEntries.createdAt, seenAt)))
    .limit(mostUnread)
  return Math.min(mostUnread, ended.length + moved.length)
}
