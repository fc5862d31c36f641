const apple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')

const appleNames: Record<string, string> = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' }
const otherNames: Record<string, string> = { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: '⇧' }
const keyNames: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  esc: 'Esc',
  backspace: '⌫',
  delete: '⌫',
  space: 'Space',
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
}

/** How keys are written on this machine: "mod+k" is ⌘K on a Mac and Ctrl K elsewhere; "g l" is G, then L. */
export function shortcutText(keys: string, onApple: boolean = apple): string {
  return keys
    .split(' ')
    .map((stroke) => strokeText(stroke, onApple))
    .join(' ')
}

function strokeText(keys: string, onApple: boolean): string {
  const names = onApple ? appleNames : otherNames
  const words = spelled(keys).map((key) => names[key.toLowerCase()] ?? keyNames[key.toLowerCase()] ?? key)
  const shown = words.map((word) => (/^[a-z]$/.test(word) ? word.toUpperCase() : word))
  return shown.reduce((text, word) => (/[a-z]$/.test(text) ? `${text} ${word}` : text + word), '')
}

/** "⌘⇧K" and "mod+shift+k" mean the same; a lone "+" is the plus key. */
function spelled(keys: string): string[] {
  const marks: Record<string, string> = { '⌘': 'mod', '⌥': 'alt', '⇧': 'shift', '⌃': 'ctrl' }
  const leading = /^[⌘⌥⇧⌃]+/.exec(keys)?.[0] ?? ''
  const rest = keys.slice(leading.length)
  const parts = rest.length > 1 ? rest.split('+').filter((part) => part !== '') : [rest]
  return [...[...leading].map((mark) => marks[mark] ?? mark), ...parts].filter((part) => part !== '')
}
