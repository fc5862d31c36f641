import { describe, expect, test } from 'vitest'
import { shortcutText } from './shortcut-text.ts'

describe('how a shortcut is written', () => {
  test('on a Mac by marks, elsewhere by names', () => {
    expect(shortcutText('mod+k', true)).toBe('⌘K')
    expect(shortcutText('mod+k', false)).toBe('Ctrl K')
    expect(shortcutText('mod+shift+z', true)).toBe('⌘⇧Z')
    expect(shortcutText('mod+shift+z', false)).toBe('Ctrl ⇧Z')
    expect(shortcutText('alt+left', false)).toBe('Alt ←')
  })
  test('marks mean the same as words', () => {
    expect(shortcutText('⌘↵', false)).toBe('Ctrl ↵')
    expect(shortcutText('⇧1', true)).toBe('⇧1')
  })
  test('lone keys, the plus key and sequences', () => {
    expect(shortcutText('b', true)).toBe('B')
    expect(shortcutText('+', true)).toBe('+')
    expect(shortcutText('escape', true)).toBe('Esc')
    expect(shortcutText('g l', true)).toBe('G L')
  })
})
