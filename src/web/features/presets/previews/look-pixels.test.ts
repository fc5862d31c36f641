import { describe, expect, test } from 'vitest'
import { gradeFunction } from '#camera/lut.ts'
import { stylePresets } from '#catalog/presets/styles.ts'
import { applyLook, pixelLook } from './look-pixels.ts'

const grey = (value: number, count = 64 * 64) => new Uint8ClampedArray(count * 4).fill(value)

describe('a look on a small picture', () => {
  test.each(stylePresets.map((style) => [style.id, style] as const))(
    '%s: the mean colour is the grade',
    (_, style) => {
      const quiet = { ...style, vignette: 0, medium: { ...style.medium, scanLines: 0, flicker: 0 } }
      const pixels = grey(128)
      applyLook(pixels, 64, 64, pixelLook(quiet), 0)
      const wanted = gradeFunction(style.grade)({ r: 128 / 255, g: 128 / 255, b: 128 / 255 })
      const mean = (channel: number) =>
        Array.from({ length: 64 * 64 }, (_, i) => pixels[i * 4 + channel] ?? 0).reduce((a, b) => a + b, 0) /
        4096
      expect(Math.abs(mean(0) - wanted.r * 255)).toBeLessThan(3)
      expect(Math.abs(mean(1) - wanted.g * 255)).toBeLessThan(3)
      expect(Math.abs(mean(2) - wanted.b * 255)).toBeLessThan(3)
    },
  )

  test('the same frame gives the same grain, the next frame another', () => {
    const [style] = stylePresets
    if (style === undefined) throw new Error('no style')
    const painted = (frame: number) => {
      const pixels = grey(120)
      applyLook(pixels, 64, 64, pixelLook(style), frame)
      return pixels
    }
    expect(painted(3)).toEqual(painted(3))
    expect(painted(3)).not.toEqual(painted(4))
  })
})
