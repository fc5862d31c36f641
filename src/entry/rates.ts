import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { currentRateCard, publishRateCard } from '#features/generations/rate-card-store.ts'
import type { Environment } from './config.ts'
import { usage } from './usage.ts'
import { withDatabase } from './with-database.ts'

const help = `Usage: ./dailies rates [FILE]

Without a file it prints the rate card in force as JSON. With one it publishes that card under its new version; quotes
already made keep the prices that they were made with.`

/** `dailies rates`: reads or publishes what the house charges. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  })
  const [file] = positionals
  if (values.help) return usage(help, true)
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
