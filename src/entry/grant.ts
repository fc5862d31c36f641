import { parseArgs } from 'node:util'
import { eq, or } from 'drizzle-orm'
import { openDatabase } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { grantByOwner } from '#features/wallet/grant-by-owner.ts'
import { ensureSystemWorkspace } from '#features/workspaces/personal.ts'
import { type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { migrateAll } from './migrate.ts'
import { toCount, usage } from './usage.ts'

const help = `Usage: ./dailies grant WHO CREDITS --reason "why"

  WHO           an e-mail address, a workspace id, or "cli" for the command line's own workspace
      --key K   the same key never gives twice`

/** `dailies grant`: credits from the house, with the reason on the statement. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [who, credits] = positionals
  if (values.help || who === undefined || credits === undefined || values.reason === undefined) {
    return usage(help, values.help)
  }
  const database = await reachDatabase(parseConfig(environment), consoleLog)
  await migrateAll(database.url)
  const db = openDatabase({ url: database.url })
  try {
    const workspaceId = who === 'cli' ? await ensureSystemWorkspace(db) : await workspaceOf(db, who)
    if (workspaceId === null) {
      console.error(`There is no person or workspace ${who}.`)
      return 1
    }
    const result = await grantByOwner(db, {
      workspaceId,
      credits: toCount('CREDITS', credits),
      reason: values.reason,
      ...(values.key === undefined ? {} : { idempotencyKey: values.key }),
    })
    const { available } = result.balances
    console.log(
      result.granted
        ? `Granted ${credits} credits; ${available} are there now.`
        : `This key was used before; ${available} credits are there.`,
    )
    return 0
  } finally {
    await db.$client.end()
    await database.close()
  }
}

async function workspaceOf(db: ReturnType<typeof openDatabase>, who: string): Promise<string | null> {
  const [found] = await db
    .select({ id: workspaces.id })
    .from(workspaces)
    .leftJoin(user, eq(workspaces.personalOf, user.id))
    .where(or(eq(workspaces.id, who), eq(user.email, who.toLowerCase())))
  return found?.id ?? null
}
