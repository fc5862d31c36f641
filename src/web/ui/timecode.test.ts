import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameAt, parseTimecode, secondsAt, shortTimecode, spokenTimecode, timecode } from './timecode.ts'

describe('timecode', () => {
  test('hours, minutes, seconds, frames', () => {
    expect(timecode(14 + 10 / 24, 24)).toBe('00:00:14:10')
    expect(timecode(3725.5, 24)).toBe('01:02:05:12')
    expect(timecode(-1, 24)).toBe('00:00:00:00')
    expect(timecode(0.999, 23.976)).toBe('00:00:00:23')
  })
  test('a length drops what is nought in front', () => {
    expect(shortTimecode(8, 24)).toBe('08:00')
    expect(shortTimecode(68, 24)).toBe('01:08:00')
    expect(shortTimecode(0, 24)).toBe('00:00')
  })
  test('spoken', () => {
    expect(spokenTimecode(3 + 10 / 24, 24)).toBe('3 seconds, 10 frames')
    expect(spokenTimecode(61, 24)).toBe('1 minute, 1 second')
    expect(spokenTimecode(0, 24)).toBe('0 seconds')
  })
  test('typed', () => {
    expect(parseTimecode('14:12', 24)).toBe(14.5)
    expect(parseTimecode(' 2.5 ', 24)).toBe(2.5)
    expect(parseTimecode('00:01:00:00', 24)).toBe(60)
    expect(parseTimecode('14:30', 24)).toBeNull()
    expect(parseTimecode('soon', 24)).toBeNull()
  })
  test('each frame comes back from its own time and its own timecode', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200_000 }), fc.constantFrom(24, 25, 30, 60), (frame, fps) => {
        const seconds = secondsAt(frame, fps)
        expect(frameAt(seconds, fps)).toBe(frame)
        expect(frameAt(parseTimecode(timecode(seconds, fps), fps) ?? -1, fps)).toBe(frame)
      }),
    )
  })
})
