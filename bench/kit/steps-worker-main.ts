import { parseArgs } from 'node:util'
import { defineStepKinds } from '#jobs/catalogue.ts'
import { startSweeps } from '#jobs/sweeps.ts'
import { startWorker } from '#jobs/worker.ts'
import { serveParent } from './child.ts'
import { ownCpuSeconds } from './process-costs.ts'
import { openMachine, silent } from './steps-machine.ts'

/** A worker process, with the loops of the shipped one, whose only kind of step does nothing. */

const { values } = parseArgs({ options: { url: { type: 'string', default: '' }, name: { type: 'string' } } })
const { machine, close } = await openMachine(values.url, true)
const kinds = defineStepKinds([
  {
    kind: 'bench.nothing',
    queue: 'io',
    timeoutSeconds: 30,
    maxTries: 1,
    run: async () => ({ kind: 'done', output: {} }),
  },
])
const worker = await startWorker(machine, {
  workerId: values.name ?? `bench-${process.pid}`,
  kinds,
  log: silent,
  queues: { io: { loops: 8, batch: 4 } },
})
const sweeps = startSweeps({
  machine,
  gateway: {
    provider: async () => {
      throw new Error('There are no vendors here')
    },
    webhookUrl: () => null,
  },
  log: silent,
  removePreview: async () => {},
  cleaners: [],
})
serveParent(
  { cpuSeconds: ownCpuSeconds() },
  async () => ({ cpuSeconds: ownCpuSeconds() }),
  async () => {
    await sweeps.stop()
    await worker.stop(1_000)
    await close()
  },
)
