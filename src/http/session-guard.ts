import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '#db/client.ts'
import { session, user } from '#db/schema/auth.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { HttpErrors } from './errors.ts'
import { assertOwnOrigin } from './origin.ts'
import { type Actor, type MembershipRole, membershipRoles, type Person } from './route.ts'

export const sessionSeconds = 7 * 24 * 60 * 60
/** A session that is used lives on: once a day its end moves. */
const renewWhenLeftSeconds = sessionSeconds - 24 * 60 * 60

export interface SessionGuardOptions {
  db: Database
  /** The current secret signs; older ones are still believed, and their cookies signed anew. */
  secrets: readonly [string, ...string[]]
  publicUrl: string
  origins: readonly string[]
  /** Called for a person without any workspace; makes the personal one (any number of times). */
  ensureHome(userId: string): Promise<void>
}

export const sessionCookieName = (publicUrl: string): string =>
  `${publicUrl.startsWith('https:') ? '__Secure-' : ''}dailies.session_token`

const sign = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('base64')

/** The token inside a signed cookie and which secret signed it, or null for anything that we did not sign. */
export function openCookie(
  value: string,
  secrets: readonly string[],
): { token: string; secretIndex: number } | null {
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  for (const [secretIndex, secret] of secrets.entries()) {
    const expected = Buffer.from(sign(token, secret))
    if (given.length === expected.length && timingSafeEqual(given, expected)) return { token, secretIndex }
  }
  return null
}

interface SessionRow {
  userId: string
  sessionId: string
  studioRole: string
  expiresAt: Date
  workspaceId: string | null
  role: MembershipRole | null
}

export type SessionGuard = ReturnType<typeof createSessionGuard>

/**
 * Who is asking. The cookie is better-auth's; checking its signature here and reading session, person and memberships in
 * one query costs a fifth of asking that library, and nothing is cached, so a revoked session ends at once everywhere.
 */
export function createSessionGuard(options: SessionGuardOptions) {
  const { db, secrets, publicUrl } = options
  const cookieName = sessionCookieName(publicUrl)
  const lookUp = db
    .select({
      userId: user.id,
      sessionId: session.id,
      studioRole: user.role,
      expiresAt: session.expiresAt,
      workspaceId: memberships.workspaceId,
      role: memberships.role,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(memberships, eq(memberships.userId, user.id))
    .where(and(eq(session.token, sql.placeholder('token')), gt(session.expiresAt, sql`now()`)))
    .orderBy(memberships.createdAt, memberships.workspaceId)
    // Unnamed: a named statement would be lost behind a pooler that shares connections by transaction.
    .prepare('')

  async function readSession(
    request: FastifyRequest,
  ): Promise<{ rows: SessionRow[]; token: string; stale: boolean }> {
    const cookie = request.cookies[cookieName]
    const opened = cookie ? openCookie(cookie, secrets) : null
    if (!opened) throw CommonErrors.unauthenticated({ nextSteps: [{ action: 'sign_in', label: 'Sign in' }] })
    const rows = await lookUp.execute({ token: opened.token })
    const [first] = rows
    if (!first) throw CommonErrors.unauthenticated({ nextSteps: [{ action: 'sign_in', label: 'Sign in' }] })
    assertOwnOrigin(request, options.origins)
    // A session that ends with the browser (a second cookie says so) keeps its end.
    const isShort = request.cookies[cookieName.replace('session_token', 'dont_remember')] !== undefined
    const leftSeconds = (first.expiresAt.getTime() - Date.now()) / 1000
    const stale = !isShort && (opened.secretIndex > 0 || leftSeconds < renewWhenLeftSeconds)
    return { rows, token: opened.token, stale }
  }

  async function renew(token: string, sessionId: string, reply: FastifyReply) {
    await db
      .update(session)
      .set({ expiresAt: sql`now() + make_interval(secs => ${sessionSeconds})`, updatedAt: sql`now()` })
      .where(eq(session.id, sessionId))
    reply.setCookie(cookieName, `${token}.${sign(token, secrets[0])}`, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: cookieName.startsWith('__Secure-'),
      maxAge: sessionSeconds,
    })
  }

  async function rowsOf(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<[SessionRow, ...SessionRow[]]> {
    const { rows, token, stale } = await readSession(request)
    const [first, ...others] = rows
    if (!first) throw CommonErrors.unauthenticated()
    if (stale) await renew(token, first.sessionId, reply)
    return [first, ...others]
  }

  const personOf = (row: SessionRow): Person => ({
    userId: row.userId,
    sessionId: row.sessionId,
    studioRole: row.studioRole === 'owner' ? 'owner' : 'user',
  })

  /** The person, or `unauthenticated`; writes also need our own origin. */
  async function person(request: FastifyRequest, reply: FastifyReply): Promise<Person> {
    const [row] = await rowsOf(request, reply)
    return personOf(row)
  }

  /** The person in the workspace that the request names (`X-Workspace` or `?workspace=`), else in the only one. */
  async function actor(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    let rows = await rowsOf(request, reply)
    if (rows[0].workspaceId === null) {
      await options.ensureHome(rows[0].userId)
      rows = await rowsOf(request, reply)
    }
    const named = namedWorkspace(request)
    const homes = rows.flatMap((row) =>
      row.workspaceId !== null && row.role !== null
        ? [{ ...personOf(row), workspaceId: row.workspaceId, role: row.role }]
        : [],
    )
    const [only, second] = homes
    if (named !== null) {
      const chosen = homes.find((home) => home.workspaceId === named)
      if (!chosen) throw CommonErrors.not_found({ detail: 'There is no such workspace, or it is not yours.' })
      return chosen
    }
    if (only && !second) return only
    throw HttpErrors.workspace_required({
      detail: 'You belong to several workspaces. Name one by X-Workspace or ?workspace=.',
    })
  }

  /** Whether the person still belongs to the workspace and the session still stands; for streams that stay open. */
  async function stillMember(known: Actor): Promise<boolean> {
    const found = await db
      .select({ one: sql`1` })
      .from(session)
      .innerJoin(memberships, eq(memberships.userId, session.userId))
      .where(
        and(
          eq(session.id, known.sessionId),
          gt(session.expiresAt, sql`now()`),
          eq(memberships.workspaceId, known.workspaceId),
        ),
      )
    return found.length > 0
  }

  return { person, actor, stillMember }
}

export const hasRole = (actor: Actor, least: MembershipRole): boolean =>
  membershipRoles.indexOf(actor.role) >= membershipRoles.indexOf(least)

function namedWorkspace(request: FastifyRequest): string | null {
  const header = request.headers['x-workspace']
  if (typeof header === 'string' && header !== '') return header
  const query = request.query
  if (
    typeof query === 'object' &&
    query !== null &&
    'workspace' in query &&
    typeof query.workspace === 'string'
  ) {
    return query.workspace
  }
  return null
}
