/** One stroke of a shortcut: "mod" is ⌘ on a Mac and Ctrl elsewhere. */
export interface Stroke {
  key: string
  mod: boolean
  alt: boolean
  /** null: whatever the layout needs, as for "?" or "+". */
  shift: boolean | null
}

export interface PressedKey {
  key: string
  /** The place on the keyboard, as ⌥ and ⇧ change what `key` says. */
  code: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const names: Record<string, string> = {
  space: ' ',
  esc: 'escape',
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  plus: '+',
}

/** "mod+shift+z", "g l" (one after the other), "?", "shift+right", "space". */
export function parseKeys(keys: string): Stroke[] {
  return keys.toLowerCase().split(' ').map(parseStroke)
}

function parseStroke(text: string): Stroke {
  const parts = text === '+' ? ['+'] : text.split('+')
  const last = parts.at(-1) ?? ''
  const key = names[last] ?? last
  const shift = parts.includes('shift')
  return {
    key,
    mod: parts.includes('mod'),
    alt: parts.includes('alt'),
    shift: shift || isFixed(key) ? shift : null,
  }
}

/** Letters, digits and named keys mean the same on every keyboard; "?" needs shift on one and not on another. */
const isFixed = (key: string) => key.length > 1 || /[a-z0-9 ]/.test(key)

export function isPressed(stroke: Stroke, event: PressedKey, onApple: boolean): boolean {
  const mod = onApple ? event.metaKey : event.ctrlKey
  const other = onApple ? event.ctrlKey : event.metaKey
  if (mod !== stroke.mod || other || event.altKey !== stroke.alt) return false
  if (stroke.shift !== null && event.shiftKey !== stroke.shift) return false
  if (event.key.toLowerCase() === stroke.key) return true
  // ⇧ and ⌥ print other things, so "shift+1" and "shift+," are known by their place; a letter is what it prints.
  if (/^[a-z0-9]$/i.test(event.key)) return false
  return (isFixed(stroke.key) || stroke.shift === true) && placeOf(event.code) === stroke.key
}

/** "KeyG" is g and "Digit1" is 1, whatever ⇧ and ⌥ make of them. */
function placeOf(code: string): string {
  return marks[code] ?? code.replace(/^(Key|Digit)/, '').toLowerCase()
}
const marks: Record<string, string> = { Comma: ',', Period: '.', BracketLeft: '[', BracketRight: ']' }

/** Without ⌘ or Ctrl: off while somebody writes, and for those who switch such keys off. */
export const isSingle = (strokes: readonly Stroke[]): boolean => strokes.every((stroke) => !stroke.mod)

/** What the browser needs for itself. */
const taken = new Set(['r', 't', 'w', 'l', 'n'])
export const isTaken = (strokes: readonly Stroke[]): boolean =>
  strokes.some((stroke) => stroke.mod && stroke.shift !== true && !stroke.alt && taken.has(stroke.key))
