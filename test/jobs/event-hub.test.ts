import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { type EventHub, type LiveEvent, openEventHub } from '#jobs/event-hub.ts'
import { emitEvent } from '#jobs/events.ts'
import { createSignals, type Signals } from '#jobs/signals.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { silent } from './machine-harness.ts'

let database: TestDatabase
let signals: Signals
let hub: EventHub
/** When set, the next answer of the database is on its way until this resolves. */
let late: Promise<void> | null = null
let answers = 0
const stop = new AbortController()

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  signals = createSignals(db, () => {})
  const slow: Database = new Proxy(db, {
    get(target, name) {
      if (name !== 'execute') return Reflect.get(target, name)
      return async (query: Parameters<Database['execute']>[0]) => {
        const wait = late
        late = null
        const rows = await db.execute(query)
        await wait
        answers++
        return rows
      }
    },
  })
  hub = openEventHub({ db: slow, signals, log: silent })
  await db.insert(workspaces).values({ id: 'ws_a', name: 'A' })
})
afterAll(async () => {
  stop.abort()
  await hub.close()
  await signals.close()
  await database.close()
})

function listen(after: number): LiveEvent[] {
  const heard: LiveEvent[] = []
  void (async () => {
    for await (const event of hub.subscribe('ws_a', after, stop.signal)) heard.push(event)
  })()
  return heard
}
const emit = (n: number) => database.db.transaction((tx) => emitEvent(tx, 'ws_a', 'project.updated', { n }))
const numbers = (events: LiveEvent[]) => events.map(({ id }) => Number(id))

test('who comes back while others are being told something newer still hears what he missed', async () => {
  await emit(1)
  await emit(2)
  const first = listen(1)
  await expect.poll(() => numbers(first)).toEqual([2])

  const answer = Promise.withResolvers<void>()
  late = answer.promise
  await emit(3)
  signals.events('ws_a')
  await expect.poll(() => late).toBe(null)
  const before = answers
  const second = listen(0)
  // The newcomer's own question has been answered: he is in.
  await expect.poll(() => answers).toBe(before + 1)
  answer.resolve()
  await expect.poll(() => numbers(first)).toEqual([2, 3])
  await expect.poll(() => numbers(second)).toEqual([1, 2, 3])
})
