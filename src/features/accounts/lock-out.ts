import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { signInFailures } from '#db/schema/auth.ts'
import { AccountErrors } from './errors.ts'

/** So many wrong passwords cost nothing; people mistype. */
const freeTries = 5
const firstWaitSeconds = 30
/** Long enough to make guessing hopeless, short enough that a stranger cannot shut anybody out for long. */
const longestWaitSeconds = 15 * 60
/** After a quiet day the count starts again. */
const forgottenAfter = sql`interval '1 day'`

export const normalEmail = (email: string): string => email.trim().toLowerCase().slice(0, 254)

/**
 * Counts a try before the password is looked at, so that many at once cannot slip through; a success takes it back by
 * `forgetFailures`. Throws `sign_in_locked` while the address must wait, whether or not anybody has it. Returns how
 * many tries there were with this one.
 */
export async function countSignInTry(q: Queryable, email: string): Promise<number> {
  const { failures, lockedUntil, updatedAt } = signInFailures
  const isForgotten = sql`${updatedAt} < now() - ${forgottenAfter}`
  const next = sql`(case when ${isForgotten} then 1 else ${failures} + 1 end)`
  const wait = sql`make_interval(secs => least(${longestWaitSeconds}, ${firstWaitSeconds} * power(2, least(${next} - ${freeTries}, 20))))`
  const counted = await q
    .insert(signInFailures)
    .values({ email, failures: 1 })
    .onConflictDoUpdate({
      target: signInFailures.email,
      set: {
        failures: next,
        lockedUntil: sql`case when ${next} >= ${freeTries} then now() + ${wait} end`,
        updatedAt: sql`now()`,
      },
      setWhere: sql`${lockedUntil} is null or ${lockedUntil} <= now()`,
    })
    .returning({ failures })
  const [row] = counted
  if (row) return row.failures
  const [locked] = await q
    .select({ seconds: sql<number>`greatest(1, ceil(extract(epoch from ${lockedUntil} - now())))::int` })
    .from(signInFailures)
    .where(eq(signInFailures.email, email))
  const seconds = locked?.seconds ?? 1
  throw AccountErrors.sign_in_locked({
    detail: `Too many wrong passwords. Try again in ${seconds} s, or choose a new password.`,
    headers: { 'retry-after': String(seconds) },
    nextSteps: [{ action: 'reset_password', label: 'Choose a new password' }],
  })
}

/** This many failures in a row begin the waiting: then the owner of the address is told, once. */
export const startsLock = (failures: number): boolean => failures === freeTries

/** For a try that never came to the password; unless others were counted meanwhile. */
export async function takeBackTry(q: Queryable, email: string, counted: number): Promise<void> {
  await q
    .update(signInFailures)
    .set({ failures: counted - 1, lockedUntil: null })
    .where(and(eq(signInFailures.email, email), eq(signInFailures.failures, counted)))
}

export async function forgetFailures(q: Queryable, email: string): Promise<void> {
  await q.delete(signInFailures).where(eq(signInFailures.email, email))
}

/** Removes what no longer counts; for a nightly sweep. */
export async function forgetOldFailures(q: Queryable): Promise<void> {
  await q.delete(signInFailures).where(sql`${signInFailures.updatedAt} < now() - ${forgottenAfter}`)
}
