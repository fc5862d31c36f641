import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesEtag, parseRange } from './range.ts'

describe('parseRange', () => {
  const whole = { kind: 'whole' }
  const outside = { kind: 'outside' }
  const part = (start: number, end: number) => ({ kind: 'part', start, end })
  test.each([
    [undefined, whole],
    ['', whole],
    ['bytes=0-99', part(0, 99)],
    ['bytes=0-', part(0, 999)],
    ['bytes=999-', part(999, 999)],
    ['bytes=500-5000', part(500, 999)],
    ['bytes=-1', part(999, 999)],
    ['bytes=-5000', part(0, 999)],
    ['bytes=1000-', outside],
    ['bytes=1000-2000', outside],
    ['bytes=-0', outside],
    ['bytes=-', whole],
    ['bytes=9-1', whole],
    ['bytes=0-1,5-6', whole],
    ['items=0-1', whole],
    ['bytes=a-b', whole],
    ['bytes=0x1-2', whole],
    ['bytes=99999999999999999999-', outside],
  ])('%s of 1000 bytes', (header, answer) => {
    expect(parseRange(header, 1000)).toEqual(answer)
  })

  test('nothing of an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toEqual(outside)
    expect(parseRange('bytes=-5', 0)).toEqual(outside)
    expect(parseRange(undefined, 0)).toEqual(whole)
  })

  test('a part always lies inside', () => {
    const number = fc.option(fc.nat(3000), { nil: '' })
    fc.assert(
      fc.property(number, number, fc.nat(2000), (from, to, bytes) => {
        const answer = parseRange(`bytes=${from}-${to}`, bytes)
        if (answer.kind !== 'part') return
        expect(answer.start).toBeGreaterThanOrEqual(0)
        expect(answer.end).toBeGreaterThanOrEqual(answer.start)
        expect(answer.end).toBeLessThan(bytes)
      }),
    )
  })
})

test('matchesEtag', () => {
  expect(matchesEtag('"a"', '"a"')).toBe(true)
  expect(matchesEtag('"b", W/"a"', '"a"')).toBe(true)
  expect(matchesEtag('*', '"a"')).toBe(true)
  expect(matchesEtag('"b"', '"a"')).toBe(false)
  expect(matchesEtag(undefined, '"a"')).toBe(false)
})
