import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Queryable, Transaction } from '#db/client.ts'
import { idempotencyKeys } from '#db/schema/workspaces.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { canonicalJson } from '#kernel/json.ts'
import { Answer } from './answer.ts'
import { HttpErrors } from './errors.ts'

/** One caller's wish to have this request done once. */
export interface IdempotencyRequest {
  workspaceId: string
  key: string
  /** Method and path with its real ids, so that one key on two things is a mistake that shows. */
  route: string
  bodyHash: string
}

const HELD_FOR = sql`interval '24 hours'`
/** Drizzle would write null as the absence of a value; here it is one. */
const asJsonb = (body: unknown) => sql`${JSON.stringify(body ?? null)}::jsonb`
const REPLAYED = { 'idempotency-replayed': 'true' }

/** Reads the header: the draft says a quoted string, most clients send it bare; both name the same key. */
export function idempotencyRequest(input: {
  header: string
  workspaceId: string
  route: string
  body: unknown
}): IdempotencyRequest {
  const key = /^"(.*)"$/.exec(input.header)?.[1] ?? input.header
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw CommonErrors.validation_failed({
      detail: 'Idempotency-Key must be 1 to 128 printable characters without spaces.',
      errors: [{ path: 'headers.idempotency-key', code: 'invalid_format', message: 'Not a usable key.' }],
    })
  }
  const bodyHash = createHash('sha256').update(canonicalJson(input.body)).digest('hex')
  return { workspaceId: input.workspaceId, key, route: input.route, bodyHash }
}

/**
 * Does `work` once for a key, inside the transaction that creates what the answer speaks of: both commit or neither.
 * A twin that comes meanwhile waits at the insert, then replays the first answer, or works itself when the first one
 * failed. Needs READ COMMITTED. Call it first in the transaction: whoever waits here should hold no other lock.
 */
export async function idempotent<Body>(
  tx: Transaction,
  request: IdempotencyRequest | null,
  work: () => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  if (request === null) return work()
  const { workspaceId, key, route, bodyHash } = request
  const isThisKey = and(eq(idempotencyKeys.workspaceId, workspaceId), eq(idempotencyKeys.key, key))
  const fresh = { route, bodyHash, status: 0, response: asJsonb(null), createdAt: sql`now()` }
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ workspaceId, key, ...fresh })
    .onConflictDoUpdate({
      target: [idempotencyKeys.workspaceId, idempotencyKeys.key],
      set: fresh,
      setWhere: sql`${idempotencyKeys.createdAt} < now() - ${HELD_FOR}`,
    })
    .returning({ key: idempotencyKeys.key })
  if (claimed.length === 0) {
    const first = await replayOf<Body>(tx, request)
    if (first === null)
      throw CommonErrors.conflict({ detail: 'The first request with this key has just been forgotten.' })
    return first
  }
  const answer = await work()
  if (answer.status < 200 || answer.status > 299)
    throw new Error('idempotent: failures must be thrown, not returned')
  await tx
    .update(idempotencyKeys)
    .set({ status: answer.status, response: asJsonb(answer.body) })
    .where(isThisKey)
  return answer
}

/**
 * The first answer to this key, if there is one yet; asked before work that a replay should not repeat (a quote, a fetch).
 * Throws `idempotency_key_reused` when the key belongs to another request.
 */
export async function replayOf<Body>(
  q: Queryable,
  request: IdempotencyRequest | null,
): Promise<Answer<Body> | null> {
  if (request === null) return null
  const { workspaceId, key, route, bodyHash } = request
  const [first] = await q
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.workspaceId, workspaceId),
        eq(idempotencyKeys.key, key),
        sql`${idempotencyKeys.createdAt} >= now() - ${HELD_FOR}`,
      ),
    )
  if (!first) return null
  if (first.route !== route || first.bodyHash !== bodyHash) {
    throw HttpErrors.idempotency_key_reused({
      detail: 'This Idempotency-Key belongs to another request of the last 24 hours. Use a new key.',
    })
  }
  return new Answer(first.status, first.response as Body, REPLAYED)
}
