import { randomInt } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { migrate } from '#db/migrate.ts'
import { installQueue } from '#jobs/queue.ts'
import { seededRandom } from '#kernel/random.ts'
import { isLong } from '../harness/long.ts'
import { type HouseProcess, killProcesses } from '../harness/worker-process.ts'
import { startFalProcess } from './fal-process.ts'
import { type FaultHouse, openFaultHouse, type Wish, wishes } from './fault-house.ts'
import { freePort } from './free-port.ts'
import { accountOf } from './laws.ts'
import { spread, takeOversOf } from './take-over.ts'

const size = isLong
  ? { jobs: 200, kills: 30, sleepSeconds: 30, withinSeconds: 600 }
  : { jobs: 28, kills: 4, sleepSeconds: 12, withinSeconds: 240 }
const seed = Number(process.env.DAILIES_STORM_SEED ?? randomInt(2 ** 31))

/** The vendor is mostly well; each of these happens now and then. */
const chances = {
  'cut-after': 0.04,
  'unavailable-before': 0.04,
  slow: 0.02,
  moderated: 0.02,
  failed: 0.02,
  'expired-output': 0.02,
  'truncated-output': 0.02,
  'unknown-status': 0.1,
  'early-result': 0.1,
  'duplicate-webhook': 0.15,
  'early-webhook': 0.15,
  'forged-webhook': 0.05,
}

test(`storm of ${size.jobs} jobs`, { timeout: (size.withinSeconds + 60) * 1000 }, async () => {
  const random = seededRandom(seed)
  const fal = await startFalProcess({ queueMs: 300, workMs: 1_500, slowMs: 13_000, chances, seed })
  onTestFinished(() => killProcesses([fal.process]))
  const server = await privateServer()
  const house = await openFaultHouse(fal, { database: server })
  onTestFinished(() => house.close())
  const port = await freePort()
  const publicUrl = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }

  const ids = await startJobs(house, random)
  const web = house.process('web', publicUrl)
  const sleeper = house.process('worker', publicUrl)
  const victims = [house.process('worker', publicUrl), house.process('worker', publicUrl)]
  const deaths = new Map<number, Date>()
  let kills = 0
  let isOver = false

  const killing = async () => {
    // All begin at once: whoever dies in that moment leaves every take of its own unclear, and nothing else is seen.
    await untilDone(house, 0.05)
    while (!isOver && kills < size.kills) {
      await sleep(3_000 + random() * 5_000)
      const index = Math.floor(random() * victims.length)
      const victim = victims[index]
      if (isOver || victim === undefined) return
      deaths.set(victim.pid, new Date())
      await killProcesses([victim])
      kills++
      await sleep(random() * 2_000)
      victims[index] = house.process('worker', publicUrl)
    }
  }
  const sleeping = async () => {
    await untilDone(house, 0.15)
    sleeper.signal('SIGSTOP')
    await sleep(size.sleepSeconds * 1000)
    sleeper.signal('SIGCONT')
  }
  const restarting = async () => {
    await untilDone(house, 0.35)
    process.kill(server.processId(), 'SIGKILL')
  }
  const chaos = Promise.all([killing(), sleeping(), restarting()])
  await house.untilOver(ids, size.withinSeconds).finally(() => {
    isOver = true
  })
  await chaos

  const account = await accountOf(house)
  const takeOvers = await takeOversOf(house, deaths)
  console.log(
    [
      `storm seed=${seed} (DAILIES_STORM_SEED replays it)`,
      `jobs=${JSON.stringify(account.jobs)} kills=${kills} submits=${account.submits} POSTs=${account.posts}`,
      `unknown=${account.unknown.length} ${account.unknown.join(' ')}`,
      `take-over: ${spread(takeOvers.filter(({ isSubmit }) => !isSubmit))}`,
      `take-over of submits: ${spread(takeOvers.filter(({ isSubmit }) => isSubmit))}`,
    ].join('\n'),
  )
  expect(account.broken, `seed ${seed}`).toEqual([])
  expect(Object.values(account.jobs).reduce((sum, count) => sum + count, 0)).toBe(size.jobs)
  expect(account.jobs.succeeded).toBeGreaterThan(size.jobs / 2)
  // Whoever was at work when the database went away works on; one that was only starting may give up.
  const settled = victims.filter((one) => one.output().includes('worker started'))
  for (const one of [web, sleeper, ...settled]) expect(endOf(one), one.output().slice(-3_000)).toBe('alive')
})

const endOf = (one: HouseProcess) => (one.isAlive() ? 'alive' : 'dead')

async function startJobs(house: FaultHouse, random: () => number): Promise<string[]> {
  const shares: [number, Wish][] = [
    [0.5, wishes.flux],
    [0.65, wishes.seedance],
    [0.75, wishes.veo],
    [0.9, wishes.image],
    [0.97, wishes.sound],
    [1, wishes.clip],
  ]
  const tenants = await Promise.all([1, 2, 3, 4].map(() => house.workspace(6)))
  const ids = []
  for (let index = 0; index < size.jobs; index++) {
    const drawn = random()
    const wish = shares.find(([upTo]) => drawn < upTo)?.[1] ?? wishes.flux
    ids.push(await house.start(tenants[index % tenants.length] ?? '', wish))
  }
  return ids
}

async function untilDone(house: FaultHouse, share: number): Promise<void> {
  for (;;) {
    const { rows } = await house.db
      .execute<{ done: number }>(sql`select count(*)::int as done from jobs where finished_at is not null`)
      .catch(() => ({ rows: [] }))
    if ((rows[0]?.done ?? 0) >= share * size.jobs) return
    await sleep(100)
  }
}

/** A server that this test may kill. What is committed must outlive the process, so only the disk's slowness is left out. */
async function privateServer() {
  const folder = await mkdtemp('/tmp/dailies-storm-')
  await chmod(folder, 0o711)
  const server = await startEmbedded({
    dataFolder: folder,
    log: { info: () => {}, warn: () => {} },
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  onTestFinished(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(server.url, () => installQueue(server.url))
  const db = openDatabase({ url: server.url })
  return { url: server.url, db, processId: server.processId, close: () => db.$client.end() }
}
