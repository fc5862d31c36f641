import { parseArgs } from 'node:util'
import { eq, or } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { grantByOwner } from '#features/wallet/grant-by-owner.ts'
import { ensureSystemWorkspace } from '#features/workspaces/personal.ts'
import type { Environment } from './config.ts'
import { help } from './help.ts'
import { toCount, usage } from './usage.ts'
import { withDatabase } from './with-database.ts'

/** `dailies grant`: credits from the house, with the reason on the statement. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      key: { type: 'string' },
    },
  })
  const [who, credits] = positionals
  const { reason } = values
  if (who === undefined || credits === undefined || reason === undefined) return usage(help.grant)
  return withDatabase(environment, async (db) => {
    const workspaceId = who === 'cli' ? await ensureSystemWorkspace(db) : await workspaceOf(db, who)
    if (workspaceId === null) {
      console.error(`There is no person or workspace ${who}.`)
      return 1
    }
    const result = await grantByOwner(db, {
      workspaceId,
      credits: toCount('CREDITS', credits),
      reason,
      ...(values.key === undefined ? {} : { idempotencyKey: values.key }),
    })
    const { available } = result.balances
    console.log(
      result.granted
        ? `Granted ${credits} credits; ${available} are there now.`
        : `This key was used before; ${available} credits are there.`,
    )
    return 0
  })
}

async function workspaceOf(db: Database, who: string): Promise<string | null> {
  const [found] = await db
    .select({ id: workspaces.id })
    .from(workspaces)
    .leftJoin(user, eq(workspaces.personalOf, user.id))
    .where(or(eq(workspaces.id, who), eq(user.email, who.toLowerCase())))
  return found?.id ?? null
}
