import { useEffect, useId, useRef } from 'react'
import { create } from 'zustand'

export interface Shortcut {
  /** "mod+k", "shift+1", "g l", "?", "space": see `keys.ts`. */
  keys: string
  /** What it does, as a button would say it. */
  label: string
  /** The group in the sheet of keys and in the palette: "Everywhere", "Studio", "Viewer". */
  where: string
  run(): void
  /** Not now: shown in the sheet, but does nothing. */
  off?: boolean | undefined
  /** Also while somebody writes; only for keys with ⌘ or Ctrl this is so anyway. */
  inText?: boolean | undefined
}

export interface Command {
  label: string
  /** The palette's group: "Here" for what the page offers, "Do" for the rest. */
  group: 'here' | 'go' | 'do'
  keys?: string | undefined
  /** Other words that find it. */
  words?: string | undefined
  run(): void
}

interface Registry {
  shortcuts: ReadonlyMap<string, Shortcut>
  commands: ReadonlyMap<string, Command>
}

export const useRegistry = create<Registry>(() => ({ shortcuts: new Map(), commands: new Map() }))

/**
 * A key of the page that is open. The one added last wins, so a panel may take a key from its page. It is listed in the
 * sheet that `?` opens and in the command palette.
 */
export function useShortcut(shortcut: Shortcut): void {
  useShortcuts([shortcut])
}

/** Several at once; their number and keys should not change often, what they do may. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const id = useId()
  const latest = useLatest(shortcuts)
  const shape = shortcuts.map(({ keys, label, where, off, inText }) =>
    [keys, label, where, off, inText].join('\n'),
  )
  const shapeText = shape.join('\n\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it does is read when pressed; what it is called is its shape.
  useEffect(() => {
    const mine = latest.current.map(
      (one, index) =>
        [`${id}${index}`, { ...one, run: () => latest.current[index]?.run() }] satisfies [string, Shortcut],
    )
    useRegistry.setState(({ shortcuts: all }) => ({ shortcuts: new Map([...all, ...mine]) }))
    return () =>
      useRegistry.setState(({ shortcuts: all }) => ({
        shortcuts: new Map([...all].filter(([key]) => !mine.some(([own]) => own === key))),
      }))
  }, [id, shapeText])
}

/** A command of the palette without a key of its own. */
export function useCommand(command: Command): void {
  const id = useId()
  const latest = useLatest(command)
  const { label, group, keys, words } = command
  useEffect(() => {
    const mine = { label, group, keys, words, run: () => latest.current.run() }
    useRegistry.setState(({ commands }) => ({ commands: new Map([...commands, [id, mine]]) }))
    return () =>
      useRegistry.setState(({ commands }) => ({
        commands: new Map([...commands].filter(([key]) => key !== id)),
      }))
  }, [id, label, group, keys, words, latest])
}

function useLatest<Value>(value: Value) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
