import { randomInt } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { seededRandom } from '#kernel/random.ts'
import { type FakeVendor, playedBy, startVendors } from '../vendors/all.ts'
import type { Behaviour } from '../vendors/fal-script.ts'
import { billsOf, housed } from './bill-laws.ts'
import { type FaultHouse, openFaultHouse } from './fault-house.ts'
import { accountOf } from './laws.ts'
import { openCrew, type Take } from './mixed-crew.ts'
import { wishesByVendor } from './mixed-wishes.ts'

const isLong = process.env.DAILIES_TEST_ALL === '1'
/** What costs nobody's time; the long run plays everything. */
const quick: readonly Behaviour[] = [
  ...(['cut-after', 'error-after', 'garbled-reply', 'moderated', 'refused-by-model'] as const),
  ...(['unknown-status', 'early-result', 'no-file', 'no-webhook', 'duplicate-webhook'] as const),
  ...(['early-webhook', 'forged-webhook', 'stale-webhook'] as const),
]
const size = isLong
  ? { jobs: 1_000, people: 4, workers: 4, withinSeconds: 7_200 }
  : { jobs: 26, people: 1, workers: 1, withinSeconds: 600 }
/** Where lists show only what has begun, work that waits in a queue costs a minute. */
const pace = isLong ? { queueMs: 100, workMs: 400 } : { queueMs: 0, workMs: 100 }
const seed = Number(process.env.DAILIES_STORM_SEED ?? randomInt(2 ** 31))
const misbehaving = 0.2
/** No fault of theirs, but not what was asked for. */
const shorter = 0.15
const retries = 3

test(`${size.jobs} takes of every engine at every vendor`, {
  timeout: (size.withinSeconds + 60) * 1000,
}, async () => {
  const began = performance.now()
  const random = seededRandom(seed)
  const vendors = await startVendors((id) => ({
    // Longer than a vendor with a queue may take to answer.
    ...{ ...pace, slowMs: 11_000, chances: chancesAt(id) },
    seed: seed + [...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
  }))
  onTestFinished(async () => void (await Promise.all([...vendors.values()].map((one) => one.close()))))
  const house = await openFaultHouse(housed(vendors))
  onTestFinished(() => house.close())
  const crew = await openCrew(house, size.people)
  onTestFinished(() => crew.close())

  const takes: Take[] = []
  const wishes = [...wishesByVendor(vendors.keys()).values()]
  for (let index = 0; index < size.jobs; index++) {
    const ways = wishes[index % wishes.length] ?? []
    const way = ways[Math.floor(random() * ways.length)]
    if (way !== undefined) takes.push(await crew.start(way, random, !isLong))
  }
  for (let workers = 0; workers < size.workers; workers++) house.process('worker', crew.address)
  const mercy = relieve(vendors)
  onTestFinished(() => mercy.stop())

  const pressed: number[] = []
  for (let round = 0; round <= retries; round++) {
    await house.untilOver(
      takes.map(({ id }) => id),
      size.withinSeconds,
    )
    if (round === retries) break
    script(vendors, { mend: ['expired-output', 'truncated-output', 'short-output'] })
    pressed.push(await crew.tryAgain(takes))
  }

  const { broken, jobs, posts, submits } = await accountOf(house)
  const bills = await billsOf(house, vendors)
  const succeeded = await crew.succeeded(takes)
  const seen = (await house.vendors.seen()).posts
  const ill = seen.filter(({ behaviours }) => behaviours.some((name) => name !== 'shorter-take')).length
  console.log(
    [
      `mixed vendors seed=${seed} (DAILIES_STORM_SEED replays it), ${((performance.now() - began) / 1000).toFixed(0)} s`,
      `takes=${takes.length} succeeded=${succeeded} jobs=${JSON.stringify(jobs)} tried again=${pressed.join('+')}`,
      `submits=${submits} POSTs=${posts}, ${((100 * ill) / seen.length).toFixed(1)} % of them misbehaved`,
      `cost known=${bills.known} to the cent=${bills.exact}`,
      `delivered shorter than asked=${bills.shorter.delivered}, cost to the cent=${bills.shorter.exact}`,
      ...bills.wrong,
      ...bills.unknown.map(
        ({ vendor, operations, billedMicroUsd }) =>
          `unknown at ${vendor}: ${operations}, billed $${(billedMicroUsd / 1e6).toFixed(2)}`,
      ),
      ...(await whyFailed(house)),
    ].join('\n'),
  )
  expect([...broken, ...bills.broken], `seed ${seed}`).toEqual([])
  expect(takes).toHaveLength(size.jobs)
  expect(succeeded / takes.length).toBeGreaterThanOrEqual(0.99)
  expect(bills.exact / bills.known).toBeGreaterThanOrEqual(0.999)
  expect(new Set(seen.map(({ provider }) => provider)).size).toBe(vendors.size)
})

/** So that of all submits this share misbehaves, by all that the vendor can play alike. */
function chancesAt(id: string): Partial<Record<Behaviour, number>> {
  const all = playedBy(id)
  const played = all.filter((name) => name !== 'shorter-take' && (isLong || quick.includes(name)))
  const each = 1 - (1 - misbehaving) ** (1 / played.length)
  return {
    ...Object.fromEntries(played.map((name) => [name, each])),
    ...(all.includes('shorter-take') ? { 'shorter-take': shorter } : {}),
  }
}

const script = (vendors: ReadonlyMap<string, FakeVendor>, next: Parameters<FakeVendor['script']>[0]) => {
  for (const vendor of vendors.values()) vendor.script(next)
}

/** Held replies go out after a while, and what is stuck begins to move. */
function relieve(vendors: ReadonlyMap<string, FakeVendor>) {
  const timer = setInterval(() => script(vendors, { release: true, mend: ['stuck'] }), 15_000)
  return { stop: () => clearInterval(timer) }
}

async function whyFailed(house: FaultHouse): Promise<string[]> {
  const rows = await house.db.query.jobs.findMany()
  const failed = rows.filter(({ status }) => status === 'failed')
  const byCode = Map.groupBy(
    failed,
    ({ error, engineId }) => `${error?.code} at ${engineId}: ${error?.detail}`,
  )
  return [...byCode].map(([words, all]) => `left failed ${all.length}: ${words}`)
}
