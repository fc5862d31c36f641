import type { Route } from '#http/route.ts'
import type { Client } from './users.ts'

export interface ForeignIdWalk {
  routes: readonly Route[]
  /** Who owns the things that `ids` name. */
  owner: Client
  ownerWorkspaceId: string
  /** Somebody signed in with a workspace of his own. */
  stranger: Client
  /** A real id of the owner's for each collection, by the path segment before the parameter: `{ projects: 'prj_…' }`. */
  ids: Record<string, string>
  /** A body that the route accepts, by `PATCH /projects/:id`; else a route could hide behind its validation. */
  bodies?: Record<string, unknown>
  /** Routes whose ids belong to no workspace, each with the reason. */
  exempt?: Record<string, string>
}

/**
 * Asks for the owner's things as a stranger, on every route that takes an id, with and without naming the owner's
 * workspace, and returns what did not answer 404. A route that the walk cannot try is a finding too. At the end the owner
 * must still find everything: that shows both that the ids were real and that nothing was changed.
 */
export async function walkWithForeignIds(walk: ForeignIdWalk): Promise<string[]> {
  const findings: string[] = []
  const withIds = walk.routes.filter((route) => route.path.includes(':'))
  const unused = new Set(Object.keys(walk.exempt ?? {}))
  const reads: { name: string; path: string; before: unknown }[] = []

  for (const route of withIds) {
    const name = `${route.method} ${route.path}`
    if (unused.delete(name)) continue
    const path = withForeignIds(route, walk.ids)
    if (path === null) findings.push(`${name}: no id to try it with`)
    else if (route.body && !(name in (walk.bodies ?? {}))) findings.push(`${name}: no body to try it with`)
    else if (route.method === 'GET') {
      const reply = await walk.owner.get(path)
      if (reply.status === 404) findings.push(`${name}: not even the owner finds it`)
      reads.push({ name, path, before: reply.body })
    }
  }
  for (const name of unused) findings.push(`${name}: exempt, but there is no such route`)

  for (const route of withIds) {
    const name = `${route.method} ${route.path}`
    const path = withForeignIds(route, walk.ids)
    if (path === null || name in (walk.exempt ?? {})) continue
    const call = route.body ? { body: walk.bodies?.[name] ?? {} } : {}
    const inOwnWorkspace = await walk.stranger.call(route.method, path, call)
    if (inOwnWorkspace.status !== 404) findings.push(`${name}: ${inOwnWorkspace.status}`)
    const headers = { 'x-workspace': walk.ownerWorkspaceId }
    const inTheirs = await walk.stranger.call(route.method, path, { ...call, headers })
    if (inTheirs.status !== 404) findings.push(`${name} with X-Workspace: ${inTheirs.status}`)
  }

  for (const { name, path, before } of reads) {
    const { body } = await walk.owner.get(path)
    if (JSON.stringify(body) !== JSON.stringify(before)) findings.push(`${name}: the stranger changed it`)
  }
  return findings
}

function withForeignIds(route: Route, ids: Record<string, string>): string | null {
  const segments = route.path.split('/')
  const filled = segments.map((segment, index) =>
    segment.startsWith(':') ? ids[segments[index - 1] ?? ''] : segment,
  )
  return filled.includes(undefined) ? null : `/api/v1${filled.join('/')}`
}
