import { createHash } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { compileCamera } from '#camera/path.ts'
import { projectPoint } from '#camera/project.ts'
import { BASE_FOCAL, baseState, type CameraState, GROUND_Y, STANDARD_SUBJECT } from '#camera/state.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { CameraRequest } from '#contract/generation.ts'
import { buildScene } from './build-scene.ts'
import { paintFrame } from './paint.ts'
import { places } from './places.ts'
import type { Layer, Scene } from './scene.ts'
import { fillPolygon } from './stage/view.ts'
import { subjects } from './subjects.ts'
import { understand } from './understand.ts'

const WIDTH = 320
const HEIGHT = 180

function paint(scene: Scene, state: CameraState, timeSeconds = 0, trail?: CameraState[]): Uint8ClampedArray {
  const canvas = createCanvas(scene.width, scene.height)
  const context = canvas.getContext('2d')
  paintFrame(
    context,
    scene,
    state,
    timeSeconds,
    trail === undefined ? { createCanvas } : { createCanvas, trail },
  )
  return context.getImageData(0, 0, scene.width, scene.height).data
}

const hash = (pixels: Uint8ClampedArray) => createHash('sha1').update(pixels).digest('hex')
const sceneOf = (prompt: string, seed = 1, width = WIDTH, height = HEIGHT) =>
  buildScene(understand(prompt), seed, { width, height })

describe('pixels', () => {
  test.each(
    places.map(({ id, words }) => ({
      id,
      prompt: `${words[0]}, ${id === 'lake' || id === 'sea' ? 'a sailboat' : id === 'underwater' ? 'a fish' : 'a person walking'}`,
    })),
  )('the same seed gives the same bits: $id', ({ prompt }) => {
    const scene = sceneOf(prompt)
    const state = { ...baseState(scene.subject), x: 0.4, yaw: 3 }
    const first = hash(paint(scene, state, 1.25))
    // Painted again after other frames, and by a scene built anew: what was painted before leaves no trace.
    paint(scene, { ...state, z: 2, yaw: 40 }, 3)
    expect(hash(paint(scene, state, 1.25))).toBe(first)
    expect(hash(paint(sceneOf(prompt), state, 1.25))).toBe(first)
    expect(hash(paint(sceneOf(prompt, 2), state, 1.25))).not.toBe(first)
  })

  test('no place leaves a hole, whatever way the camera looks', () => {
    for (const { words } of places) {
      const scene = sceneOf(words[0] ?? '', 5, 160, 90)
      for (const turn of [
        {},
        { yaw: 180 },
        { pitch: -90, y: 6 },
        { pitch: -60 },
        { pitch: 80 },
        { pitch: 20, roll: 30 },
        { roll: 45, yaw: 90 },
        { focal: 0.5 },
      ]) {
        const canvas = createCanvas(160, 90)
        const context = canvas.getContext('2d')
        // Magenta under the paint: no place has that colour.
        context.fillStyle = 'rgb(255,0,255)'
        context.fillRect(0, 0, 160, 90)
        paintFrame(context, scene, { ...baseState(), ...turn }, 0.5, { createCanvas, quality: 'preview' })
        const { data } = context.getImageData(0, 0, 160, 90)
        let holes = 0
        for (let i = 0; i < data.length; i += 4) {
          if (Math.min(data[i] ?? 0, data[i + 2] ?? 0) - (data[i + 1] ?? 0) > 130) holes++
        }
        expect([words[0], turn, holes]).toEqual([words[0], turn, 0])
      }
    }
  })

  test('every subject changes the picture of its place', () => {
    for (const subject of subjects) {
      const named = subject.words[0] ?? ''
      const place = places.find(({ id }) => id === subject.place)?.words[0] ?? ''
      const scene = sceneOf(`${named}, ${place}`)
      const without = { ...scene, layers: scene.layers.slice(0, -1) }
      expect(scene.words.subjects.length, named).toBe(1)
      expect(scene.words.place).toBe(subject.place)
      const state = baseState(scene.subject)
      const a = paint(scene, state, 0.5)
      const b = paint(without, state, 0.5)
      let changed = 0
      let left = WIDTH
      let right = 0
      for (let i = 0; i < a.length; i += 4) {
        if (Math.abs((a[i] ?? 0) - (b[i] ?? 0)) + Math.abs((a[i + 2] ?? 0) - (b[i + 2] ?? 0)) <= 24) continue
        changed++
        left = Math.min(left, (i / 4) % WIDTH)
        right = Math.max(right, (i / 4) % WIDTH)
      }
      expect(changed, named).toBeGreaterThan(60)
      // It is seen where the scene says that it stands.
      const spot = projectPoint(scene.subject, state, scene)
      expect(spot?.x, named).toBeGreaterThan(Math.max(0, left - 4))
      expect(spot?.x, named).toBeLessThan(Math.min(WIDTH, right + 4))
      const spots = [1, 2, 3].map((seed) => {
        const { x, z } = sceneOf(`${named}, ${place}`, seed).subject
        return `${x.toFixed(1)} ${z.toFixed(1)}`
      })
      expect(new Set(spots).size, named).toBe(3)
    }
  })

  test('three seeds differ in where things stand, not only in tint', () => {
    const spots = [1, 2, 3].map((seed) => sceneOf('a person in the mountains', seed).subject.x.toFixed(2))
    expect(new Set(spots).size).toBe(3)
  })

  test('light of the day reaches the picture: noon is brighter than night', () => {
    const mean = (prompt: string) => {
      const scene = sceneOf(prompt)
      return paint(scene, baseState()).reduce((sum, value) => sum + value, 0)
    }
    expect(mean('mountains by day')).toBeGreaterThan(mean('mountains at night') * 1.4)
  })

  test('life goes on while the camera is still, and motion blur smears a whip pan', () => {
    const scene = sceneOf('a person walking on the beach')
    const state = baseState(scene.subject)
    expect(hash(paint(scene, state, 0))).not.toBe(hash(paint(scene, state, 0.5)))
    const trail = Array.from({ length: 6 }, (_, i) => ({ ...state, yaw: -12 + i * 2 }))
    const contrast = (pixels: Uint8ClampedArray) => {
      let sum = 0
      for (let i = 4; i < pixels.length; i += 4) sum += Math.abs((pixels[i] ?? 0) - (pixels[i - 4] ?? 0))
      return sum
    }
    expect(contrast(paint(scene, state, 0, trail))).toBeLessThan(contrast(paint(scene, state, 0)) * 0.8)
  })
})

/** A small upright square at a world point: what the painter draws there is where the projection says. */
function marker(x: number, y: number, z: number): Layer {
  return {
    distance: () => 0.001,
    paint({ context, view }) {
      const { right, up } = view.axes
      const size =
        3.5 /
        (view.focal /
          ((x - view.state.x) * view.axes.forward.x +
            (y - view.state.y) * view.axes.forward.y +
            (z - view.state.z) * view.axes.forward.z))
      const corner = (a: number, b: number) => [
        x + (right.x * a + up.x * b) * size,
        y + (right.y * a + up.y * b) * size,
        z + (right.z * a + up.z * b) * size,
      ]
      context.fillStyle = 'rgb(255,0,255)'
      fillPolygon(context, view, [...corner(-1, -1), ...corner(1, -1), ...corner(1, 1), ...corner(-1, 1)])
    },
  }
}

function centroid(pixels: Uint8ClampedArray): { x: number; y: number } | null {
  let sumX = 0
  let sumY = 0
  let sum = 0
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const weight = Math.max(
      0,
      Math.min(pixels[i * 4] ?? 0, pixels[i * 4 + 2] ?? 0) - (pixels[i * 4 + 1] ?? 0),
    )
    sumX += weight * ((i % WIDTH) + 0.5)
    sumY += weight * (Math.floor(i / WIDTH) + 0.5)
    sum += weight
  }
  return sum < 2000 ? null : { x: sumX / sum, y: sumY / sum }
}

describe('cameras', () => {
  const bare: Scene = {
    ...sceneOf('mountains'),
    sky: [],
    ground: [],
    surface: [],
    layers: [],
    overlays: [],
    mirror: null,
  }
  const black: Layer = {
    distance: () => 1,
    paint({ context, view }) {
      context.fillStyle = 'rgb(0,0,0)'
      context.fillRect(0, 0, view.width, view.height)
    },
  }
  const anchors = [
    { x: STANDARD_SUBJECT.x - 1, y: GROUND_Y, z: 5 },
    { ...STANDARD_SUBJECT },
    { x: 1.5, y: 0.8, z: 9.5 },
    { x: 30, y: 12, z: 220 },
  ]

  test.each(cameraPresets.map((preset) => ({ id: preset.id, preset })))(
    'points follow the projected path within a pixel: $id',
    ({ preset }) => {
      const path = compileCamera(CameraRequest.parse({ presetId: preset.id }), preset, {
        durationSeconds: 5,
        seed: 3,
        subject: STANDARD_SUBJECT,
      })
      let seen = 0
      for (const progress of [0, 0.13, 0.37, 0.5, 0.71, 1]) {
        const state = { ...path.stateAt(progress), aperture: 0 }
        for (const point of anchors) {
          const expected = projectPoint(point, state, { width: WIDTH, height: HEIGHT })
          if (expected === null || expected.depth < 0.5) continue
          if (expected.x < 8 || expected.x > WIDTH - 8 || expected.y < 8 || expected.y > HEIGHT - 8) continue
          const scene: Scene = { ...bare, sky: [black], layers: [marker(point.x, point.y, point.z)] }
          const drawn = centroid(paint(scene, state))
          expect(drawn).not.toBeNull()
          expect(Math.hypot((drawn?.x ?? 99) - expected.x, (drawn?.y ?? 99) - expected.y)).toBeLessThan(1)
          seen++
        }
      }
      expect(seen).toBeGreaterThan(0)
    },
  )

  test('a scene names a near, a middle and a far point, and its dolly parts them by their depth', () => {
    const scene = sceneOf('a person in the mountains')
    const shift = scene.anchors.map((anchor) => {
      const before = projectPoint(anchor, baseState(), scene)
      const after = projectPoint(anchor, { ...baseState(), x: 0.5 }, scene)
      return (before?.x ?? 0) - (after?.x ?? 0)
    })
    expect(scene.anchors.map(({ name }) => name)).toEqual(['near', 'middle', 'far'])
    const [near = 0, middle = 0, far = 0] = shift
    expect(near).toBeGreaterThan(middle)
    expect(middle).toBeGreaterThan(far)
    for (const anchor of scene.anchors) {
      const drawn = centroid(
        paint({ ...bare, sky: [black], layers: [marker(anchor.x, anchor.y, anchor.z)] }, baseState()),
      )
      const expected = projectPoint(anchor, baseState(), scene)
      expect(
        Math.hypot((drawn?.x ?? 99) - (expected?.x ?? 0), (drawn?.y ?? 99) - (expected?.y ?? 0)),
      ).toBeLessThan(1)
    }
  })

  test('a standing subject stays on its projected point while the camera moves', () => {
    // A bottle against black, in flat light so that it casts no shadow.
    const scene = sceneOf('a bottle in a studio')
    const lead = scene.layers[scene.layers.length - 1]
    if (lead === undefined) throw new Error('The scene has no subject.')
    const light = { ...scene.light, key: { ...scene.light.key, strength: 0 } }
    const alone: Scene = { ...bare, light, sky: [black], layers: [lead] }
    for (const move of [
      {},
      { z: 3 },
      { x: 0.8 },
      { z: -4, focal: BASE_FOCAL * 1.4 },
      { yaw: 6 },
      { pitch: 4 },
    ]) {
      const state = { ...baseState(scene.subject), ...move }
      const pixels = paint(alone, state)
      let sumX = 0
      let sum = 0
      for (let i = 0; i < WIDTH * HEIGHT; i++) {
        if ((pixels[i * 4] ?? 0) + (pixels[i * 4 + 1] ?? 0) + (pixels[i * 4 + 2] ?? 0) < 40) continue
        sumX += (i % WIDTH) + 0.5
        sum++
      }
      const expected = projectPoint(scene.subject, state, scene)
      expect(sum).toBeGreaterThan(100)
      expect(Math.abs(sumX / sum - (expected?.x ?? 0))).toBeLessThan(2)
    }
  })

  test('focus blurs what is off the plane in focus and leaves what is on it', () => {
    const scene = sceneOf('mountains at day, a person', 1, 640, 360)
    const state = baseState(scene.subject)
    const sharpness = (pixels: Uint8ClampedArray, fromY: number, toY: number) => {
      let sum = 0
      for (let y = fromY; y < toY; y++) {
        for (let x = 1; x < 640; x++)
          sum += Math.abs((pixels[(y * 640 + x) * 4 + 1] ?? 0) - (pixels[(y * 640 + x - 1) * 4 + 1] ?? 0))
      }
      return sum
    }
    const pinhole = sharpness(paint(scene, state), 90, 190)
    const open = sharpness(paint(scene, { ...state, aperture: 0.12, focusDepth: 4 }), 90, 190)
    expect(open).toBeLessThan(pinhole * 0.75)
  })
})
