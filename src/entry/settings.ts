import { parseArgs } from 'node:util'
import { readSettings, type SettingKey, settingSchemas, writeSetting } from '#features/workspaces/settings.ts'
import type { Environment } from './config.ts'
import { help } from './help.ts'
import { usage } from './usage.ts'
import { withDatabase } from './with-database.ts'

/** `dailies settings`: reads or writes the runtime settings. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [key, value] = positionals
  return withDatabase(environment, async (db) => {
    if (key === undefined) {
      for (const [name, current] of Object.entries(await readSettings(db)))
        console.log(`${name} ${JSON.stringify(current)}`)
      return 0
    }
    if (value === undefined || !isKey(key)) return usage(help.settings)
    const parsed = settingSchemas[key].safeParse(parse(value))
    if (!parsed.success) {
      console.error(`${key}: ${parsed.error.issues.map(({ message }) => message).join('; ')}`)
      return 1
    }
    await writeSetting(db, key, parsed.data)
    console.log(`${key} ${JSON.stringify(parsed.data)}`)
    return 0
  })
}

const isKey = (text: string): text is SettingKey => Object.hasOwn(settingSchemas, text)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
