import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { baseState } from '#camera/state.ts'
import { buildScene } from '../build-scene.ts'
import { paintFrame } from '../paint.ts'
import type { Scene } from '../scene.ts'
import { understand } from '../understand.ts'

function paint(scene: Scene, pitch: number): Uint8ClampedArray {
  const context = createCanvas(scene.width, scene.height).getContext('2d')
  const state = { ...baseState(), y: 5, pitch }
  paintFrame(context, scene, state, 0, { createCanvas, quality: 'preview' })
  return context.getImageData(0, 0, scene.width, scene.height).data
}

test.each(['a meadow', 'mountains', 'a mountain lake', 'the sea'])(
  'hills stand round the ground, never on it, when the camera looks down: %s',
  (prompt) => {
    const scene = buildScene(understand(prompt), 5, { width: 160, height: 90 })
    for (const pitch of [-90, -75, -60]) {
      const whole = paint(scene, pitch)
      const ground = paint({ ...scene, layers: [], mirror: null }, pitch)
      const bare = paint({ ...scene, layers: [], mirror: null, surface: [] }, pitch)
      const differ = (one: Uint8ClampedArray, other: Uint8ClampedArray) => {
        let count = 0
        for (let i = 1; i < one.length; i += 4) if (Math.abs((one[i] ?? 0) - (other[i] ?? 0)) > 6) count++
        return count / (160 * 90)
      }
      // A tree's head or its shadow may reach into the frame; a ring of hills would fill it.
      expect([pitch, differ(whole, ground) < 0.3]).toEqual([pitch, true])
      expect(differ(ground, bare)).toBeGreaterThan(0.002)
    }
  },
)
