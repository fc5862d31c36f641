import { describe, expect, test } from 'vitest'
import { isPressed, isSingle, isTaken, type PressedKey, parseKeys } from './keys.ts'

const press = (key: string, over: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})
const hits = (keys: string, event: PressedKey, onApple = false) => {
  const [stroke] = parseKeys(keys)
  return stroke !== undefined && isPressed(stroke, event, onApple)
}

describe('keys', () => {
  test('mod is ⌘ on a Mac and Ctrl elsewhere, never the other one', () => {
    expect(hits('mod+k', press('k', { ctrlKey: true }))).toBe(true)
    expect(hits('mod+k', press('k', { metaKey: true }))).toBe(false)
    expect(hits('mod+k', press('k', { metaKey: true }), true)).toBe(true)
    expect(hits('mod+k', press('k', { ctrlKey: true, metaKey: true }))).toBe(false)
  })

  test('shift and alt count, also when they change the letter', () => {
    expect(hits('shift+1', press('!', { code: 'Digit1', shiftKey: true }))).toBe(true)
    expect(hits('1', press('!', { code: 'Digit1', shiftKey: true }))).toBe(false)
    expect(hits('shift+r', press('R', { code: 'KeyR', shiftKey: true }))).toBe(true)
    expect(hits('alt+,', press('≤', { code: 'Comma', altKey: true }))).toBe(false)
    expect(hits('shift+,', press('<', { code: 'Comma', shiftKey: true }))).toBe(true)
    expect(hits(',', press('<', { code: 'Comma', shiftKey: true }))).toBe(false)
    expect(hits('alt+left', press('ArrowLeft', { altKey: true }))).toBe(true)
  })

  test('on a French keyboard A is where Q is, and still A', () => {
    expect(hits('a', press('a', { code: 'KeyQ' }))).toBe(true)
    expect(hits('q', press('a', { code: 'KeyQ' }))).toBe(false)
  })

  test('marks are matched by what they print', () => {
    expect(hits('?', press('?', { code: 'Slash', shiftKey: true }))).toBe(true)
    expect(hits('?', press('?', { code: 'KeyX' }))).toBe(true)
    expect(hits('/', press('/', { code: 'Slash' }))).toBe(true)
    expect(hits('+', press('+', { code: 'Equal', shiftKey: true }))).toBe(true)
  })

  test('a sequence has a stroke for each press', () => {
    expect(parseKeys('g l').map(({ key }) => key)).toEqual(['g', 'l'])
    expect(isSingle(parseKeys('g l'))).toBe(true)
    expect(isSingle(parseKeys('mod+enter'))).toBe(false)
  })

  test('the browser keeps its own keys', () => {
    for (const key of ['mod+r', 'mod+t', 'mod+w', 'mod+l', 'mod+n'])
      expect(isTaken(parseKeys(key))).toBe(true)
    expect(isTaken(parseKeys('mod+shift+z'))).toBe(false)
    expect(isTaken(parseKeys('shift+r'))).toBe(false)
  })
})
