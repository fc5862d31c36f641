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

interface Registry {
  shortcuts: ReadonlyMap<string, Shortcut>
}

export const useRegistry = create<Registry>(() => ({ shortcuts: new Map() }))

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

function useLatest<Value>(value: Value) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
