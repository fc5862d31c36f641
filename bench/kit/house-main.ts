import { createLogger } from '#http/log.ts'
import { buildApp } from '../../src/entry/build-app.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { settlePort } from '../../src/entry/free-port.ts'
import { openHouse } from '../../src/entry/house.ts'
import { startWebRole, withApp } from '../../src/entry/web.ts'
import { startWorkerRole } from '../../src/entry/worker.ts'
import { serveParent } from './child.ts'
import { watchLoop } from './loop-delay.ts'

/** The shipped web and worker roles in one process, as named, and the built pages (`app`); only the limits of requests a minute are off. */

const roles = process.argv.slice(2)
const config = await settlePort(parseConfig(process.env))
const house = await openHouse({
  config,
  databaseUrl: config.database.url ?? '',
  log: createLogger({ level: config.log.level }),
  supervise: roles.includes('worker'),
})
const worker = roles.includes('worker') ? await startWorkerRole(house) : null
const pages = withApp(house, roles.includes('app') ? await buildApp() : null)
const web = roles.includes('web') ? await startWebRole(house, { limits: null, ...pages }) : null
const loop = watchLoop()

serveParent(
  { origin: config.http.publicUrl },
  // Any question is the same question: the delays of the event loop since the last one.
  async () => loop.take(),
  async () => {
    await web?.stop()
    await worker?.stop()
    await house.close()
  },
)
