import { pino } from 'pino'
import { armFailpoint } from '#jobs/failpoint.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { openHouse } from '../../src/entry/house.ts'
import { generationDeps, startJob } from './start-quote.ts'

/** `node test/faults/starter-main.ts <failpoint> <workspace> <quote>`: dies at the point, in the middle of a start. */
const [, , failpoint = '', workspaceId = '', quoteId = ''] = process.argv
armFailpoint(failpoint, () => {
  process.kill(process.pid, 'SIGKILL')
})
const config = parseConfig(process.env)
const log = pino({ level: 'silent' })
const house = await openHouse({ config, databaseUrl: config.database.url ?? '', log, supervise: false })
console.log(await startJob(generationDeps(house.machine, house.storage), workspaceId, quoteId))
await house.close()
