import { createHash, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Setup } from '#contract/people.ts'
import type { Queryable } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { AccountErrors } from './errors.ts'

export interface RegistrationRules {
  /** Only this machine reaches the studio: no code, no confirmed addresses, open to all. */
  isLoopback: boolean
  /** Shown once in the log; null where no code is wanted. */
  setupCode: string | null
  /** The operator's setting. */
  registration(): Promise<'auto' | 'open' | 'closed'>
}

export async function hasOwner(q: Queryable): Promise<boolean> {
  const found = await q.select({ id: user.id }).from(user).where(eq(user.role, 'owner')).limit(1)
  return found.length > 0
}

const isOpen = async (rules: RegistrationRules): Promise<boolean> => {
  const setting = await rules.registration()
  return setting === 'open' || (setting === 'auto' && rules.isLoopback)
}

/** What a sign-up would become now: the owner, a user, or a refusal. */
export async function decideRole(
  q: Queryable,
  rules: RegistrationRules,
  givenCode: string | null,
): Promise<'owner' | 'user'> {
  if (!(await hasOwner(q))) {
    if (rules.setupCode !== null && !sameText(givenCode ?? '', rules.setupCode)) {
      throw AccountErrors.setup_code_required({
        detail: 'Send the one-time code that the studio printed at its start as setupCode.',
      })
    }
    return 'owner'
  }
  if (await isOpen(rules)) return 'user'
  throw AccountErrors.registration_closed({ detail: 'Ask the owner of this studio to let you in.' })
}

export async function showSetup(q: Queryable, rules: RegistrationRules): Promise<Setup> {
  const needsOwner = !(await hasOwner(q))
  return {
    needsOwner,
    needsSetupCode: needsOwner && rules.setupCode !== null,
    registration: (await isOpen(rules)) ? 'open' : 'closed',
    verifiesEmail: !rules.isLoopback,
  }
}

/** Hashed first, so that neither length nor prefix shows in the time it takes. */
const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string) => createHash('sha256').update(text).digest()
