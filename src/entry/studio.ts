import { rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createLogger } from '#http/log.ts'
import { appFolder } from './build-app.ts'
import { type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { settlePort } from './free-port.ts'
import { openHouse } from './house.ts'
import { migrateAll } from './migrate.ts'
import { studioFile } from './studio-file.ts'
import { untilStopped } from './until-stopped.ts'
import { startWebRole, withApp } from './web.ts'
import { startWorkerRole } from './worker.ts'

/** `dailies start`: database, migrations, web and worker in one process, until it is told to stop. */
export async function run(args: string[], environment: Environment): Promise<number> {
  parseArgs({ args })
  const config = await settlePort(parseConfig(environment))
  const log = createLogger({ level: config.log.level })
  const stopped = untilStopped()
  const built = appFolder()
  const database = await reachDatabase(config, consoleLog)
  await migrateAll(database.url)
  const house = await openHouse({ config, databaseUrl: database.url, log, supervise: true })
  const worker = await startWorkerRole(house)
  const web = await startWebRole(house, withApp(house, await built))
  await writeFile(
    studioFile(config.dataFolder),
    JSON.stringify({ pid: process.pid, url: config.http.publicUrl }),
  )
  console.error(`Dailies is open at ${config.http.publicUrl}`)
  if (web.setupCode !== null)
    console.error(`The first owner signs up with this one-time code: ${web.setupCode}`)

  await stopped
  console.error('Stopping.')
  await rm(studioFile(config.dataFolder), { force: true })
  await web.stop()
  await worker.stop()
  await house.close()
  await database.close()
  return 0
}
