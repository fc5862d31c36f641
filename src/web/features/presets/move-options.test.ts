import { describe, expect, test } from 'vitest'
import { CameraRequest, timeCurves } from '#contract/generation.ts'
import { easingOptions, speedOptions, withEasing, withSpeed } from './move-options.ts'

const camera = CameraRequest.parse({ presetId: 'arc', side: 'left', timeCurve: 'impact', easing: 'in' })

describe('speed and easing of a move', () => {
  test('every time curve is offered once', () => {
    expect(speedOptions.map(({ value }) => value)).toEqual([...timeCurves])
  })

  test('even speed and the own easing are told by saying nothing', () => {
    expect(withSpeed(camera, 'linear')).toEqual({
      presetId: 'arc',
      strength: 0.7,
      side: 'left',
      easing: 'in',
    })
    expect(withEasing(camera, 'own')).not.toHaveProperty('easing')
  })

  test('a custom curve has points from the start and is gone with another speed', () => {
    const custom = withSpeed(camera, 'custom')
    expect(custom.curve).toEqual([
      [0, 0],
      [0.5, 0.5],
      [1, 1],
    ])
    expect(withSpeed(custom, 'ramp-up')).not.toHaveProperty('curve')
  })

  test('whatever is chosen is a request that the studio takes', () => {
    for (const speed of speedOptions) {
      for (const easing of easingOptions) {
        const made = withEasing(withSpeed(camera, speed.value), easing.value)
        expect(CameraRequest.parse(made)).toEqual(made)
      }
    }
  })
})
