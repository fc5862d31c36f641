import type { LucideIcon } from 'lucide-react'

export type Group = 'here' | 'shots' | 'go' | 'do' | 'recent' | 'found'

export interface Entry {
  id: string
  group: Group
  /** What the prefixes choose: commands, takes and files, shots and projects. */
  kind: 'command' | 'media' | 'place'
  label: string
  note?: string | undefined
  keys?: string | undefined
  /** Other words that find it. */
  words?: string | undefined
  icon: LucideIcon
  posterUrl?: string | undefined
  run(): void
}

export const groupTitles: Record<Group, string> = {
  here: 'Here',
  shots: 'Shots',
  go: 'Go to',
  do: 'Do',
  found: 'Takes and files',
  recent: 'Recent projects',
}
const order: readonly Group[] = ['here', 'shots', 'go', 'do', 'recent', 'found']

const prefixes: Record<string, Entry['kind']> = { '>': 'command', '@': 'media', '#': 'place' }

/** "> theme" searches commands for "theme". */
export function parseSearch(text: string): { kind: Entry['kind'] | null; words: string } {
  const kind = prefixes[text.charAt(0)] ?? null
  return { kind, words: (kind === null ? text : text.slice(1)).trim() }
}

/** How well the words fit: every one must be found; a word's beginning counts more than its middle. */
export function score(
  { label, words = '', note = '' }: Pick<Entry, 'label' | 'words' | 'note'>,
  search: string,
): number {
  const name = label.toLowerCase()
  const text = `${name} ${words} ${note}`.toLowerCase()
  const beginnings = text.split(/[^\p{L}\p{N}]+/u)
  let sum = 0
  for (const word of search.toLowerCase().split(/\s+/).filter(Boolean)) {
    if (!text.includes(word)) return 0
    sum += (beginnings.some((one) => one.startsWith(word)) ? 3 : 1) + (name.includes(word) ? 1 : 0)
  }
  return sum
}

const mostInGroup = 8

/** What to show, in groups: the best first, or as they came while nothing is typed. */
export function entriesFor(
  entries: readonly Entry[],
  kind: Entry['kind'] | null,
  search: string,
): { group: Group; entries: Entry[] }[] {
  const scored = entries
    .filter((entry) => kind === null || entry.kind === kind)
    .map((entry) => ({ entry, points: search === '' ? 1 : score(entry, search) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
  const groups = Map.groupBy(scored, ({ entry }) => entry.group)
  return order.flatMap((group) => {
    const members =
      groups
        .get(group)
        ?.map(({ entry }) => entry)
        .slice(0, mostInGroup) ?? []
    return members.length === 0 ? [] : [{ group, entries: members }]
  })
}
