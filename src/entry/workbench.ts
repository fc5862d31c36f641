import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Job } from '#contract/job.ts'
import type { GenerationDeps } from '#features/generations/deps.ts'
import { readJob } from '#features/generations/jobs.ts'
import type { Caller } from '#features/generations/quotes.ts'
import { startQuote } from '#features/generations/start.ts'
import { ensureSystemWorkspace } from '#features/workspaces/personal.ts'
import { readSettings } from '#features/workspaces/settings.ts'
import { createLogger } from '#http/log.ts'
import { cancelJob } from '#jobs/commands.ts'
import { openEventHub } from '#jobs/event-hub.ts'
import { isJobOver } from '#jobs/states.ts'
import { runUnit } from '#jobs/unit.ts'
import { type Config, type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { type House, openHouse } from './house.ts'
import { migrateAll } from './migrate.ts'
import { studioFile } from './studio-file.ts'
import { startWorkerRole } from './worker.ts'

/** What the command line works with: the running studio's database and workers, or its own for the while. */
export interface Workbench {
  house: House
  deps: GenerationDeps
  /** The command line's own workspace; it belongs to nobody and never counts as the first user. */
  caller: Caller
  /** Starts a quote and follows its job to the end; Ctrl-C cancels it. */
  run(quoteId: string, onLook: (job: Job) => void): Promise<Job>
  close(): Promise<void>
}

export async function openWorkbench(environment: Environment): Promise<Workbench> {
  const config = parseConfig(environment)
  const log = createLogger({ level: environment.LOG_LEVEL ?? 'silent' })
  const database = await reachDatabase(config, { info: () => {}, warn: consoleLog.warn })
  await migrateAll(database.url)
  const house = await openHouse({ config, databaseUrl: database.url, log, supervise: true })
  const worker = (await studioRuns(config)) ? null : await startWorkerRole(house, { previews: false })
  const { machine } = house
  const hub = openEventHub({ db: house.db, signals: machine.signals, log })
  const deps: GenerationDeps = {
    machine,
    hub,
    gateway: house.gateway,
    storage: house.storage,
    log,
    inlineProviders: new Set(house.providers.inlineIds),
    engines: house.engines,
    health: house.health,
    pictures: house.pictures,
    settings: () => readSettings(house.db),
  }
  const caller: Caller = { workspaceId: await ensureSystemWorkspace(house.db), userId: null }
  return {
    house,
    deps,
    caller,
    async run(quoteId, onLook) {
      const [id] = await runUnit(machine, (unit) =>
        startQuote(deps, unit, caller, quoteId, { onLimit: 'queue', priority: 10, rerunOf: null }),
      )
      return follow(house, caller, id ?? '', onLook)
    },
    async close() {
      await hub.close()
      await worker?.stop()
      await house.close()
      await database.close()
    },
  }
}

const lookEveryMs = 250

async function follow(house: House, caller: Caller, id: string, onLook: (job: Job) => void): Promise<Job> {
  let canceled = false
  const cancel = () => {
    if (canceled) process.exit(130)
    canceled = true
    const { machine } = house
    runUnit(machine, (unit) => cancelJob(machine, unit, caller.workspaceId, id)).catch(() => {})
  }
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  try {
    for (;;) {
      const job = await readJob(house.db, caller.workspaceId, id)
      onLook(job)
      if (isJobOver(job.status)) return job
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  } finally {
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
  }
}

/** A studio on this data folder has workers of its own; two sets would render twice as slowly each. */
async function studioRuns(config: Config): Promise<boolean> {
  try {
    const { pid } = z
      .object({ pid: z.number().int() })
      .parse(JSON.parse(await readFile(studioFile(config.dataFolder), 'utf8')))
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
