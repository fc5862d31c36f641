import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { baseState } from '#camera/state.ts'
import { buildScene } from '../build-scene.ts'
import { paintFrame } from '../paint.ts'
import { understand } from '../understand.ts'

test('a patch of grass that the camera flies over never covers the frame', () => {
  const [width, height] = [90, 160]
  const scene = buildScene(understand('a train crosses the wide meadow, dawn'), 7, { width, height })
  const context = createCanvas(width, height).getContext('2d')
  const greenAt = (y: number) => {
    const state = { ...baseState(), y, pitch: -3.621533033547837, focal: 1.2 }
    paintFrame(context, scene, state, 5, { createCanvas })
    const { data } = context.getImageData(0, 0, width, height)
    let sum = 0
    for (let at = 1; at < data.length; at += 4) sum += data[at] ?? 0
    return sum / (width * height)
  }
  // So high that the near end of one patch lies in the plane of the camera.
  expect(Math.abs(greenAt(3.1201890032220314) - greenAt(3.1))).toBeLessThan(2)
})
