import type { Reply } from '#web/api/client.ts'
import { plural } from '#web/ui/format.ts'

export type Project = Reply<'getProjects'>['items'][number]

/** How far a project is. */
export function progressWords({ shots, chosen, takes }: Pick<Project, 'shots' | 'chosen' | 'takes'>): string {
  if (takes === 0) return shots === 0 ? 'No shots yet' : 'No takes yet'
  if (chosen === 0) return plural(takes, 'take')
  return chosen === shots ? `All ${plural(shots, 'shot')} chosen` : `${chosen} of ${shots} chosen`
}

/** What deleting it takes away, and what stays. */
export function deletionWords({ shots, takes }: Pick<Project, 'shots' | 'takes'>): string {
  const lost = shots === 0 ? 'It has no shots.' : `Its ${plural(shots, 'shot')} and their words go for good.`
  const kept =
    takes === 0 ? '' : ` Its ${plural(takes, 'take')} stay in the library. Credits already spent stay spent.`
  return `${lost}${kept} This cannot be undone.`
}

export const sortOrders = ['newest', 'name', 'created'] as const
export type SortOrder = (typeof sortOrders)[number]

/** `newest` is the studio's own order: last worked on first. */
export function sorted(projects: readonly Project[], order: SortOrder): Project[] {
  if (order === 'name')
    return projects.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  if (order === 'created') return projects.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return [...projects]
}
