import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { reconciliations } from '#db/schema/ledger.ts'
import { Credits } from './amounts.ts'

/** A law of the ledger that does not hold: which, for what, and what was seen. */
export interface LedgerFault {
  law: string
  subject: string
  detail: string
}

export interface ReconcileReport {
  /** At most `faultsListed` of each law. */
  faults: LedgerFault[]
  /** How many there are of each law that does not hold. */
  counts: Record<string, number>
  /** What was looked at. */
  checked: { accounts: number; transfers: number; holds: number; entries: number; jobs: number }
}

const faultsListed = 50

/** Each law as the rows that break it: `subject`, `detail`. Read by column, over whole tables, in one snapshot. */
const laws: Record<string, SQL> = {
  balance_is_sum_of_transfers: sql`
    with moves as (
      select account, sum(amount) as total from (
        select credit_account_id as account, amount from ledger_transfers
        union all select debit_account_id, -amount from ledger_transfers
      ) sides group by account
    )
    select a.id as subject, format('balance %s, transfers %s', a.balance, coalesce(m.total, 0)) as detail
    from ledger_accounts a left join moves m on m.account = a.id
    where a.balance <> case a.kind when 'house' then 0 when 'debt' then -coalesce(m.total, 0) else coalesce(m.total, 0) end`,

  transfers_stay_in_their_workspace: sql`
    select t.id as subject, format('of %s, between %s and %s', t.workspace_id, d.workspace_id, c.workspace_id) as detail
    from ledger_transfers t
    join ledger_accounts d on d.id = t.debit_account_id join ledger_accounts c on c.id = t.credit_account_id
    where coalesce(d.workspace_id, t.workspace_id) <> t.workspace_id
      or coalesce(c.workspace_id, t.workspace_id) <> t.workspace_id
      or (d.workspace_id is null and c.workspace_id is null)`,

  held_is_sum_of_live_holds: sql`
    with live as (
      select workspace_id, sum(amount) as total from ledger_holds where status = 'held' group by workspace_id
    ), held as (select workspace_id, balance from ledger_accounts where kind = 'held')
    select coalesce(held.workspace_id, live.workspace_id) as subject,
      format('held %s, live holds %s', coalesce(balance, 0), coalesce(total, 0)) as detail
    from held full join live on live.workspace_id = held.workspace_id
    where coalesce(balance, 0) <> coalesce(total, 0)`,

  hold_is_sum_of_its_lines: sql`
    with lines as (
      select hold_id, sum(amount) as amount, sum(settled) as settled, sum(released) as released
      from ledger_hold_lines group by hold_id
    )
    select h.id as subject, format('hold %s/%s/%s, lines %s/%s/%s', h.amount, h.settled, h.released,
      coalesce(l.amount, 0), coalesce(l.settled, 0), coalesce(l.released, 0)) as detail
    from ledger_holds h left join lines l on l.hold_id = h.id
    where (h.amount, h.settled, h.released)
      is distinct from (coalesce(l.amount, 0), coalesce(l.settled, 0), coalesce(l.released, 0))
      or (h.status = 'ended') <> (h.settled + h.released = h.amount and h.ended_at is not null)`,

  line_is_sum_of_its_transfers: sql`
    with moved as (
      select hold_line_id,
        coalesce(sum(amount) filter (where kind = 'video_generation'), 0) as amount,
        coalesce(sum(amount) filter (where kind = 'settlement'), 0) as settled,
        coalesce(sum(amount) filter (where kind = 'video_refund'), 0) as released
      from ledger_transfers where hold_line_id is not null group by hold_line_id
    )
    select l.id as subject, format('line %s/%s/%s, transfers %s/%s/%s', l.amount, l.settled, l.released,
      coalesce(m.amount, 0), coalesce(m.settled, 0), coalesce(m.released, 0)) as detail
    from ledger_hold_lines l left join moved m on m.hold_line_id = l.id
    where (l.amount, l.settled, l.released)
      is distinct from (coalesce(m.amount, 0), coalesce(m.settled, 0), coalesce(m.released, 0))`,

  held_credits_have_a_live_job: sql`
    select h.id as subject, format('%s of %s, which is %s', h.amount, h.job_id, coalesce(j.status, 'unknown')) as detail
    from ledger_holds h left join jobs j on j.id = h.job_id and j.workspace_id = h.workspace_id
    where h.status = 'held' and (j.id is null or j.status not in ('queued', 'running', 'paused') or j.round <> h.round)`,

  jobs_have_the_hold_of_their_round: sql`
    select j.id as subject, format('%s in round %s, hold %s', j.status, j.round, coalesce(h.status, 'missing')) as detail
    from jobs j left join ledger_holds h on h.job_id = j.id and h.round = j.round
    where j.quoted_credits > 0 and h.status is distinct from
      case when j.status in ('queued', 'running', 'paused') then 'held' else 'ended' end`,

  charge_is_what_was_settled: sql`
    with settled as (select job_id, sum(settled) as total from ledger_holds group by job_id)
    select j.id as subject, format('charged %s, settled %s', j.charged_credits, coalesce(s.total, 0)) as detail
    from jobs j left join settled s on s.job_id = j.id
    where j.charged_credits <> coalesce(s.total, 0)`,

  statement_adds_up: sql`
    select id::text as subject, format('%s after %s %s', balance_after, coalesce(before, 0), amount) as detail
    from (
      select id, amount, balance_after,
        lag(balance_after) over (partition by workspace_id order by id) as before
      from ledger_entries
    ) chain where balance_after <> coalesce(before, 0) + amount`,

  statement_ends_at_the_balance: sql`
    with net as (
      select workspace_id, sum(case kind when 'debt' then -balance else balance end) as total
      from ledger_accounts where kind not in ('held', 'house') group by workspace_id
    ), said as (select workspace_id, sum(amount) as total from ledger_entries group by workspace_id)
    select coalesce(net.workspace_id, said.workspace_id) as subject,
      format('balance %s, statement %s', coalesce(net.total, 0), coalesce(said.total, 0)) as detail
    from net full join said on said.workspace_id = net.workspace_id
    where coalesce(net.total, 0) <> coalesce(said.total, 0)`,
}

const Breach = z.object({ subject: z.string(), detail: z.string(), total: Credits })
const Checked = z.object({
  accounts: Credits,
  transfers: Credits,
  holds: Credits,
  entries: Credits,
  jobs: Credits,
})

/** Proves the books, over everything and in one snapshot, so that it may run while the studio works. Changes nothing. */
export async function reconcile(db: Database): Promise<ReconcileReport> {
  return db.transaction(
    async (tx) => {
      const faults: LedgerFault[] = []
      const counts: Record<string, number> = {}
      for (const [law, breaches] of Object.entries(laws)) {
        const { rows } = await tx.execute(sql`
          select subject, detail, count(*) over () as total from (${breaches}) breaches
          order by subject limit ${faultsListed}`)
        for (const { subject, detail, total } of z.array(Breach).parse(rows)) {
          faults.push({ law, subject, detail })
          counts[law] = total
        }
      }
      const { rows } = await tx.execute(sql`
        select (select count(*) from ledger_accounts) as accounts, (select count(*) from ledger_transfers) as transfers,
          (select count(*) from ledger_holds) as holds, (select count(*) from ledger_entries) as entries,
          (select count(*) from jobs) as jobs`)
      return { faults, counts, checked: Checked.parse(rows[0]) }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** Keeps a report beside the earlier ones, for the operator. */
export async function keepReport(db: Database, report: ReconcileReport): Promise<void> {
  await db.insert(reconciliations).values({
    id: randomUUID(),
    faults: Object.values(report.counts).reduce((sum, count) => sum + count, 0),
    report: {
      counts: report.counts,
      checked: { ...report.checked },
      faults: report.faults.map((fault) => ({ ...fault })),
    },
  })
}
