import { and, count, eq, isNull, ne } from 'drizzle-orm'
import type { Payer } from '#contract/payer.ts'
import type { Queryable } from '#db/client.ts'
import { voices } from '#db/schema/voices.ts'
import type { Actor, MembershipRole } from '#http/route.ts'
import { hasRole } from '#http/session-guard.ts'
import { CommonErrors, type DailiesError } from '#kernel/errors.ts'
import { VoiceErrors } from './errors.ts'

export interface CloneRules {
  /** Who may clone. */
  atLeast: MembershipRole
  /** Clones of one workspace on the studio's key, whose account has few places for all. */
  perWorkspace: number
}

/** Why somebody may not clone a voice now; null where he may. An own key's account is its own. */
export async function cloneRefusal(
  q: Queryable,
  { atLeast, perWorkspace }: CloneRules,
  actor: Actor,
  payer: Payer,
): Promise<DailiesError | null> {
  if (!hasRole(actor, atLeast)) {
    return CommonErrors.forbidden({
      detail: `Cloning voices needs the role ${atLeast} here; yours is ${actor.role}.`,
      nextSteps: [{ action: 'ask_admin', label: 'Ask an admin of this workspace' }],
    })
  }
  if (payer === 'workspace' || (await clonesOnStudiosKey(q, actor.workspaceId)) < perWorkspace) return null
  return VoiceErrors.clone_limit({
    detail: `A workspace has at most ${perWorkspace} clones on the studio’s key, and this one has them.`,
    nextSteps: [
      { action: 'delete_clone', label: 'Delete a clone that nobody needs' },
      { action: 'add_key', label: 'Clone on a key of your own', providers: ['elevenlabs'] },
    ],
  })
}

async function clonesOnStudiosKey(q: Queryable, workspaceId: string): Promise<number> {
  const [row] = await q
    .select({ n: count() })
    .from(voices)
    .where(
      and(
        eq(voices.workspaceId, workspaceId),
        eq(voices.kind, 'clone'),
        eq(voices.payer, 'studio'),
        // One that failed took no place.
        ne(voices.status, 'failed'),
        isNull(voices.removedAt),
      ),
    )
  return row?.n ?? 0
}
