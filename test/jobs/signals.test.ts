import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenForSignals } from '#jobs/signal-listener.ts'
import { createSignals, type SignalPayload, type Signals } from '#jobs/signals.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { silent } from './machine-harness.ts'

interface Process {
  signals: Signals
  heard: SignalPayload[]
  close(): Promise<void>
}

let database: TestDatabase
let here: Process
let there: Process

async function open(): Promise<Process> {
  const signals = createSignals(database.db, () => {})
  const heard: SignalPayload[] = []
  signals.on((payload) => heard.push(payload))
  const listener = await listenForSignals(database.url, signals, silent)
  return {
    signals,
    heard,
    async close() {
      await signals.close()
      await listener.close()
    },
  }
}

beforeAll(async () => {
  database = await createTestDatabase()
  here = await open()
  there = await open()
})
afterAll(async () => {
  await here.close()
  await there.close()
  await database.close()
})

test('a process hears its own signals at once and once, others hear them gathered', async () => {
  here.signals.queue('io')
  here.signals.events('ws_1')
  here.signals.progress({ workspaceId: 'ws_1', jobId: 'job_1', stepId: 'stp_1', fraction: 0.5 })
  expect(here.heard).toHaveLength(3)
  await expect.poll(() => there.heard).toHaveLength(1)
  expect(there.heard[0]).toMatchObject({ q: ['io'], w: ['ws_1'], p: [{ j: 'job_1', f: 0.5 }] })
  expect(here.heard).toHaveLength(3)
})

test('a broken listening connection comes back by itself', async () => {
  await database.db.execute(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'dailies-listen' and datname = current_database()`,
  )
  there.heard.length = 0
  await expect
    .poll(
      () => {
        here.signals.events('ws_2')
        return there.heard.length
      },
      { timeout: 10_000, interval: 200 },
    )
    .toBeGreaterThan(0)
})
