import { parseArgs } from 'node:util'
import { keepReport, reconcile } from '#ledger/reconcile.ts'
import type { Environment } from './config.ts'
import { withDatabase } from './with-database.ts'

/** `dailies reconcile`: proves that every credit is accounted for; exit code 1 when one is not. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  return withDatabase(environment, async (db) => {
    const report = await reconcile(db)
    await keepReport(db, report)
    if (values.json) console.log(JSON.stringify(report))
    else {
      const { accounts, transfers, holds, jobs } = report.checked
      console.log(`Checked ${accounts} accounts, ${transfers} transfers, ${holds} holds and ${jobs} jobs.`)
      for (const fault of report.faults) console.log(`${fault.law}: ${fault.subject}: ${fault.detail}`)
      console.log(report.faults.length === 0 ? 'The books are clean.' : 'The books do not add up; see above.')
    }
    return report.faults.length === 0 ? 0 : 1
  })
}
