import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { currentRateCard, publishRateCard } from '#features/generations/rate-card-store.ts'
import type { Environment } from './config.ts'
import { withDatabase } from './with-database.ts'

/** `dailies rates`: reads or publishes what the house charges. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [file] = positionals
  return withDatabase(environment, async (db) => {
    if (file === undefined) {
      console.log(JSON.stringify(await currentRateCard(db), null, 2))
      return 0
    }
    try {
      const card = await publishRateCard(db, JSON.parse(await readFile(file, 'utf8')))
      console.log(`Published ${card.version}.`)
      return 0
    } catch (error) {
      if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error
      console.error(
        error instanceof z.ZodError ? z.prettifyError(error) : `${file} is not JSON: ${error.message}`,
      )
      return 1
    }
  })
}
