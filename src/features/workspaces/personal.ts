import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { eventHeads, memberships, workspaces } from '#db/schema/workspaces.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { grant } from '#ledger/grants.ts'

export interface HomeRules {
  /** Off loopback an address must be confirmed before it earns credits. */
  welcomeNeedsVerifiedEmail: boolean
  /** Given once to each person. */
  welcomeCredits: number
}

/**
 * The person's own workspace with membership, event numbers and welcome credits: all of it, once, however many requests
 * ask at the same time. Later calls find it there.
 */
export async function ensurePersonalWorkspace(
  db: Database,
  userId: string,
  rules: HomeRules,
): Promise<string> {
  return db.transaction(async (tx) => {
    const [person] = await tx.select().from(user).where(eq(user.id, userId))
    if (!person) throw CommonErrors.unauthenticated()
    // The unique column makes a second writer wait here until the first has committed; then it finds the row.
    await tx
      .insert(workspaces)
      .values({ id: newId('workspace'), name: person.name, personalOf: userId })
      .onConflictDoNothing({ target: workspaces.personalOf })
    const [home] = await tx
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.personalOf, userId))
    if (!home) throw new Error(`no personal workspace for ${userId}`)
    await tx.insert(memberships).values({ workspaceId: home.id, userId, role: 'owner' }).onConflictDoNothing()
    await tx.insert(eventHeads).values({ workspaceId: home.id }).onConflictDoNothing()
    if (person.emailVerified || !rules.welcomeNeedsVerifiedEmail)
      await giveWelcome(tx, home.id, userId, rules.welcomeCredits)
    return home.id
  })
}

/** Once for a person, for ever: the key is his. */
async function giveWelcome(
  tx: Transaction,
  workspaceId: string,
  userId: string,
  credits: number,
): Promise<void> {
  if (credits === 0) return
  await grant(tx, {
    workspaceId,
    bucket: 'promo',
    amount: credits,
    kind: 'welcome',
    idempotencyKey: `welcome:${userId}`,
    memo: 'Welcome credits',
  })
}

/** The command line's workspace. It belongs to nobody and counts as no user. */
export async function ensureSystemWorkspace(db: Database): Promise<string> {
  return db.transaction(async (tx) => {
    await tx
      .insert(workspaces)
      .values({ id: newId('workspace'), name: 'Command line', isSystem: true })
      .onConflictDoNothing()
    const [home] = await tx
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.isSystem, true))
    if (!home) throw new Error('no system workspace')
    await tx.insert(eventHeads).values({ workspaceId: home.id }).onConflictDoNothing()
    return home.id
  })
}
