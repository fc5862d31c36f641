import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameSize, linesOf, ratioOf } from './frame-size.ts'

test.each([
  ['720p', '16:9', 1280, 720],
  ['720p', '9:16', 720, 1280],
  ['720p', '1:1', 720, 720],
  ['720p', '4:3', 960, 720],
  ['720p', '2.39:1', 1280, 536],
  ['1080p', '16:9', 1920, 1080],
  ['1080p', '2.39:1', 1920, 804],
  ['540p', '16:9', 960, 540],
  ['4k', '16:9', 3840, 2160],
])('%s %s is %i × %i', (resolution, aspectRatio, width, height) => {
  expect(frameSize(resolution, aspectRatio)).toEqual({ width, height })
})

test('both sides are even, near the ratio, and within the 16:9 frame of the same lines', () => {
  const side = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(
      fc.constantFrom('480p', '540p', '720p', '1080p', '2160p'),
      side,
      side,
      (resolution, across, up) => {
        fc.pre(across / up <= 4 && up / across <= 4)
        const { width, height } = frameSize(resolution, `${across}:${up}`)
        const lines = linesOf(resolution) ?? 0
        expect([width % 2, height % 2]).toEqual([0, 0])
        expect(Math.max(width, height)).toBeLessThanOrEqual(Math.ceil((lines * 16) / 9) + 1)
        expect(Math.min(width, height)).toBeLessThanOrEqual(lines)
        expect(Math.abs(width - height * (across / up))).toBeLessThanOrEqual(1 + across / up)
      },
    ),
  )
})

test('what is no size is refused', () => {
  expect(ratioOf('wide')).toBeNull()
  expect(ratioOf('1:0')).toBeNull()
  expect(linesOf('huge')).toBeNull()
  expect(() => frameSize('720p', '0:1')).toThrow(RangeError)
})
