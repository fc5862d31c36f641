import type { Shortcut } from './registry.ts'

export interface SheetRow {
  label: string
  keys: string
  /** The last key of a row of digits: "Show take 1" to "Show take 9" are one row. */
  to?: string
}

/** The keys as the sheet lists them. The same key twice is the one that would run: the last. */
export function sheetRows(shortcuts: readonly Shortcut[]): Map<string, SheetRow[]> {
  const last = new Map(shortcuts.map((one) => [`${one.where} ${one.keys}`, one]))
  const groups = Map.groupBy(last.values(), ({ where }) => where)
  return new Map([...groups].map(([where, members]) => [where, gathered(members)]))
}

function gathered(shortcuts: readonly Shortcut[]): SheetRow[] {
  const rows = Map.groupBy(shortcuts, ({ keys, label }) => stemOf(keys, label) ?? `${keys} ${label}`)
  return [...rows].flatMap(([stem, members]) => {
    const [first] = members
    const to = members.at(-1)?.keys
    if (first === undefined) return []
    if (members.length === 1 || to === undefined) return [{ label: first.label, keys: first.keys }]
    return [{ label: `${stem} ${first.keys} to ${to}`, keys: first.keys, to }]
  })
}

/** "Show take" of "Show take 4", whose key is 4. */
const stemOf = (keys: string, label: string): string | null =>
  /^\d$/.test(keys) && label.endsWith(` ${keys}`) ? label.slice(0, -2) : null
