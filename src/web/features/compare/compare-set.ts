import type { Take } from '#web/features/studio/takes/take.ts'

export const letters = ['A', 'B', 'C', 'D'] as const
const most = letters.length

/** The takes that the address names, two to four that have a picture; filled up with the newest when too few. */
export function comparedTakes(takes: readonly Take[], ids: readonly string[]): Take[] {
  const ready = takes.filter(canCompare)
  const named = [...new Set(ids)].flatMap((id) => ready.find((take) => take.id === id) ?? [])
  const rest = ready.filter((take) => !named.includes(take))
  return [...named, ...rest.slice(0, Math.max(0, 2 - named.length))].slice(0, most)
}

export const canCompare = ({ state, output }: Take): boolean => state.phase === 'ready' && output !== null

/** Puts a take in or out; below two it stays, and a fifth takes the place of the last. */
export function toggled(ids: readonly string[], id: string): string[] {
  if (ids.includes(id)) return ids.length > 2 ? ids.filter((one) => one !== id) : [...ids]
  return ids.length < most ? [...ids, id] : [...ids.slice(0, most - 1), id]
}

/** Another take in this place; if it stands elsewhere, the two change places. */
export function placed(ids: readonly string[], at: number, id: string): string[] {
  const before = ids[at]
  if (before === undefined) return [...ids]
  return ids.map((one, index) => (index === at ? id : one === id ? before : one))
}
