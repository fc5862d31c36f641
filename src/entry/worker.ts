import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { availableParallelism, hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { stepKinds } from '#features/generations/steps/kinds.ts'
import { createLogger } from '#http/log.ts'
import { armFailpoint } from '#jobs/failpoint.ts'
import { startSweeps } from '#jobs/sweeps.ts'
import { startWorker } from '#jobs/worker.ts'
import { cleanersOf } from './cleaners.ts'
import { type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { help } from './help.ts'
import { type House, openHouse } from './house.ts'
import { migrateAll } from './migrate.ts'
import { untilStopped } from './until-stopped.ts'
import { usage } from './usage.ts'

export type Queues = readonly ('io' | 'media')[]

/** Work in hand gets this long to finish; ending its children and handing it back then fits into 25 s. */
const graceMs = 20_000

/** The worker role inside a process: fetch loops, leases, sweeps. */
export async function startWorkerRole(
  house: House,
  { queues = ['io', 'media'], previews = true }: { queues?: Queues; previews?: boolean } = {},
): Promise<{ stop(): Promise<void> }> {
  await mkdir(house.config.media.scratchFolder, { recursive: true })
  const workerId = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  // One render and one encode per two cores; waiting on the network costs next to nothing.
  const renders = Math.max(1, Math.floor(availableParallelism() / 2))
  const worker = await startWorker(house.machine, {
    workerId,
    log: house.log,
    kinds: stepKinds({
      storage: house.storage,
      gateway: house.gateway,
      inline: house.providers.inline,
      scratchRoot: house.config.media.scratchFolder,
      previews,
    }),
    queues: {
      ...(queues.includes('io') ? { io: { loops: 8, batch: 4 } } : {}),
      ...(queues.includes('media') ? { media: { loops: renders, batch: 1 } } : {}),
    },
  })
  const sweeps = startSweeps({
    machine: house.machine,
    gateway: house.gateway,
    log: house.log,
    removePreview: (key) => house.storage.delete(key),
    cleaners: cleanersOf(house),
  })
  house.log.info({ workerId, queues }, 'worker started')
  return {
    async stop() {
      await sweeps.stop()
      await worker.stop(graceMs)
    },
  }
}

/** `dailies worker [io] [media]`: a worker process beside a studio, or one of many on a shared database. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const chosen = positionals.filter(isQueue)
  if (chosen.length < positionals.length) return usage(help.worker)
  const config = parseConfig(environment)
  const log = createLogger({ level: config.log.level })
  const database = await reachDatabase(config, consoleLog)
  await migrateAll(database.url)
  armFromEnvironment(environment)
  const house = await openHouse({ config, databaseUrl: database.url, log, supervise: true })
  const role = await startWorkerRole(house, chosen.length > 0 ? { queues: chosen } : {})
  await untilStopped()
  await role.stop()
  await house.close()
  await database.close()
  return 0
}

const isQueue = (name: string): name is Queues[number] => name === 'io' || name === 'media'

/** For fault tests: die without a word (or fall asleep) at a named point, the n-th time that it is passed. */
function armFromEnvironment(environment: Environment): void {
  const name = environment.DAILIES_FAILPOINT
  if (name === undefined) return
  const signal = environment.DAILIES_FAILPOINT_SIGNAL === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL'
  let passes = Number(environment.DAILIES_FAILPOINT_SKIP ?? 0)
  armFailpoint(name, () => {
    if (passes-- !== 0) return
    writeSync(process.stderr.fd, `failpoint ${name}: ${signal}\n`)
    process.kill(process.pid, signal)
  })
}
