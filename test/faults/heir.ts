import { pino } from 'pino'
import { parseConfig } from '../../src/entry/config.ts'
import { openHouse } from '../../src/entry/house.ts'
import { startWorkerRole } from '../../src/entry/worker.ts'
import type { FaultHouse } from './fault-house.ts'

interface Heir extends AsyncDisposable {
  stop(): Promise<void>
}

/** A worker that nobody kills: the role as the shipped process has it, inside the test's own process, which loads it once. */
export async function startHeir(
  { environment }: FaultHouse,
  more: Record<string, string> = {},
): Promise<Heir> {
  const config = parseConfig({ ...environment, ...more })
  const house = await openHouse({
    config,
    databaseUrl: environment.DATABASE_URL ?? '',
    log: pino({ level: 'silent' }),
    supervise: true,
  })
  const role = await startWorkerRole(house)
  let stopped: Promise<void> | undefined
  const end = async () => {
    await role.stop()
    await house.close()
  }
  const stop = () => {
    stopped ??= end()
    return stopped
  }
  return { stop, [Symbol.asyncDispose]: stop }
}
