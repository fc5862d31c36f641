/**
 * Hold + settlement pairs a second over 100 workspaces, beside the same number of transactions that only update two
 * balances. Run: `node bench/ledger.ts [--seconds 5] [--connections 16]`. The goal is 1,000 pairs a second.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { type Database, openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { migrate } from '#db/migrate.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { newId } from '#kernel/ids.ts'
import { grant } from '#ledger/grants.ts'
import { endHold, hold } from '#ledger/holds.ts'
import { reconcile } from '#ledger/reconcile.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, connections: { type: 'string', default: '16' } },
})
const seconds = Number(values.seconds)
const connections = Number(values.connections)
const workspaceCount = 100
const takeCredits = 40

const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
await chmod(folder, 0o711)
const server = await startEmbedded({ dataFolder: folder, log: { info: () => {}, warn: console.warn } })
await migrate(server.url)
const db = openDatabase({ url: server.url, maxConnections: connections })

try {
  const ids = await seed(db)
  await pairsPerSecond(1, (n) => takePair(ids, n))
  await pairsPerSecond(1, (n) => barePair(ids, n))
  // In turns, so that a busy machine slows both alike.
  const takes: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 3; round++) {
    takes.push(await pairsPerSecond(seconds / 3, (n) => takePair(ids, n)))
    bare.push(await pairsPerSecond(seconds / 3, (n) => barePair(ids, n)))
  }
  const report = await reconcile(db)
  const [take, plain] = [median(takes), median(bare)]
  console.log(`hold + settlement   ${take.toFixed(0)} pairs/s over ${workspaceCount} workspaces`)
  console.log(`bare update pair    ${plain.toFixed(0)} pairs/s (two transactions of two updates each)`)
  console.log(`ratio               ${(take / plain).toFixed(2)}`)
  console.log(`reconcile           ${report.faults.length} faults over ${report.checked.transfers} transfers`)
  process.exitCode = report.faults.length === 0 ? 0 : 1
} finally {
  await db.$client.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function seed(database: Database): Promise<string[]> {
  const ids = Array.from({ length: workspaceCount }, () => newId('workspace'))
  await database.insert(workspaces).values(ids.map((id) => ({ id, name: 'Bench' })))
  await database.execute(sql`create table bench_balances (id text primary key, balance bigint not null)`)
  for (const workspaceId of ids) {
    await database.transaction((tx) =>
      grant(tx, {
        workspaceId,
        bucket: 'purchased',
        amount: 1_000_000_000,
        kind: 'top_up',
        idempotencyKey: `bench:${workspaceId}`,
      }),
    )
    await database.execute(
      sql`insert into bench_balances values (${workspaceId}, 0), (${`${workspaceId}:held`}, 0)`,
    )
  }
  return ids
}

async function takePair(ids: string[], turn: number): Promise<void> {
  const workspaceId = ids[turn % ids.length] ?? ''
  const jobId = newId('job')
  await db.transaction((tx) =>
    hold(tx, { workspaceId, jobId, round: 0, amount: takeCredits, memo: 'A take', billing: 'enforce' }),
  )
  await db.transaction((tx) => endHold(tx, { jobId, round: 0, settle: takeCredits }))
}

async function barePair(ids: string[], turn: number): Promise<void> {
  const id = ids[turn % ids.length] ?? ''
  for (const amount of [takeCredits, -takeCredits]) {
    await db.transaction(async (tx) => {
      await tx.execute(sql`update bench_balances set balance = balance - ${amount} where id = ${id}`)
      await tx.execute(
        sql`update bench_balances set balance = balance + ${amount} where id = ${`${id}:held`}`,
      )
    })
  }
}

async function pairsPerSecond(forSeconds: number, pair: (turn: number) => Promise<void>): Promise<number> {
  const started = performance.now()
  const until = started + forSeconds * 1000
  let turn = 0
  const lane = async () => {
    while (performance.now() < until) await pair(turn++)
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return turn / ((performance.now() - started) / 1000)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
