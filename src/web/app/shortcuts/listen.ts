import { isPressed, isSingle, isTaken, parseKeys, type Stroke } from './keys.ts'
import { type Shortcut, useRegistry } from './registry.ts'

const onApple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')
/** A second key of a sequence counts this long. */
const sequenceMs = 1_000

/** Hears the whole page's keys; returns the way to stop. */
export function listenForShortcuts(singleKeys: boolean): () => void {
  let begun: { count: number; at: number; among: Shortcut[] } | null = null

  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return
    const sequence = begun !== null && event.timeStamp - begun.at < sequenceMs ? begun : null
    begun = null
    const candidates = sequence?.among ?? [...useRegistry.getState().shortcuts.values()].reverse()
    const position = sequence?.count ?? 0
    const context = { event, singleKeys }
    const hits = candidates.filter(
      (one) => mayRun(one, context) && isHit(parseKeys(one.keys), position, event),
    )
    const [done] = hits.filter((one) => parseKeys(one.keys).length === position + 1)
    if (done !== undefined) {
      event.preventDefault()
      done.run()
    } else if (hits.length > 0) {
      begun = { count: position + 1, at: event.timeStamp, among: hits }
    }
  }
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}

const isHit = (strokes: Stroke[], position: number, event: KeyboardEvent) => {
  const stroke = strokes[position]
  return stroke !== undefined && isPressed(stroke, event, onApple)
}

const isModifier = (key: string) => ['Shift', 'Control', 'Alt', 'Meta'].includes(key)

function mayRun(shortcut: Shortcut, context: { event: KeyboardEvent; singleKeys: boolean }): boolean {
  if (shortcut.off === true) return false
  const strokes = parseKeys(shortcut.keys)
  if (isTaken(strokes)) return false
  if (!isSingle(strokes)) return true
  const { target } = context.event
  if (isWriting(target) && shortcut.inText !== true) return false
  if (!context.singleKeys && strokes.some(({ key }) => key.length === 1 && key !== ' ')) return false
  return !belongsToControl(target, context.event.key)
}

const noText = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'color', 'file'])
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !noText.has(target.type)
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

const pressable =
  'button, a[href], summary, [role="button"], [role="switch"], [role="checkbox"], [role="option"]'
const ownsArrows =
  'input[type="range"], [role="slider"], [role="radio"], [role="tab"], [role="menuitem"], [role="option"], [role="grid"]'

/** Space presses the button that has the focus, and arrows move the slider, before they are keys of the page. */
function belongsToControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  // A dialog keeps its keys to itself; what is behind it waits.
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null)
    return true
  if (key === ' ' || key === 'Enter') return target.matches(pressable)
  return key.startsWith('Arrow') && target.closest(ownsArrows) !== null
}
