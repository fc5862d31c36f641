import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { type CameraPath, compileCamera } from '#camera/path.ts'
import type { CameraPreset } from '#camera/preset.ts'
import { projectPoint } from '#camera/project.ts'
import { type CameraState, type Point3, STANDARD_SUBJECT } from '#camera/state.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import { CameraRequest, timeCurves } from '#contract/generation.ts'
import { buildScene } from './build-scene.ts'
import { markerLayer, spotsOf } from './marker.fixture.ts'
import { paintFrame } from './paint.ts'
import type { Layer, Scene } from './scene.ts'
import { understand } from './understand.ts'

/**
 * Shining balls near, in the middle and far off are painted as any subject is, found again in the frame's pixels, and
 * must lie where the camera's path puts them. Red is near, green is as far as the subject, blue is far.
 */
const isLong = process.env.DAILIES_TEST_ALL === '1'
const frame = { width: 480, height: 270 }
const steps = isLong ? 20 : 5
const times = Array.from({ length: steps + 1 }, (_, i) => i / steps)
const clip = { durationSeconds: 5, seed: 3, subject: STANDARD_SUBJECT }
const BALL_PIXELS = 9
const MARGIN = 14
const RADIANS = Math.PI / 180

interface Marker extends Point3 {
  channel: 0 | 1 | 2
  metres: number
}

const planes = [
  { channel: 0, metres: 4.2 },
  { channel: 1, metres: 8.1 },
  { channel: 2, metres: 60 },
] as const

const ballMetres = (metres: number) => (BALL_PIXELS * metres) / (1.2 * frame.width)

/** All around, so that a camera that turns or flies back still sees some of each, and a few more for those that look down. */
const markers: Marker[] = [
  ...planes.flatMap(({ channel, metres }) =>
    Array.from({ length: 24 }, (_, i) => i * 15).flatMap((azimuth) =>
      [-11, -1, 9].map((elevation) => {
        const east = (azimuth + channel * 4.6 + elevation * 0.13) * RADIANS
        const up = (elevation + channel * 3.1) * RADIANS
        return {
          ...{ x: metres * Math.sin(east), y: metres * Math.tan(up), z: metres * Math.cos(east) },
          ...{ channel, metres: ballMetres(metres) },
        }
      }),
    ),
  ),
  ...[-1, 1].flatMap((side) =>
    [-1, 1].map((end) => ({
      ...{ x: 2.4 * side, y: 0.3, z: 8.4 + 1.3 * end },
      ...{ channel: 0 as const, metres: ballMetres(8) },
    })),
  ),
  { x: 3, y: -52, z: 12, channel: 2, metres: ballMetres(60) },
  { x: -8, y: -50, z: 6, channel: 2, metres: ballMetres(60) },
]

const colours = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
] as const

const night: Layer = {
  distance: () => 20_000,
  paint({ context, view }) {
    context.fillStyle = 'rgb(0,0,0)'
    context.fillRect(0, 0, view.width, view.height)
  },
}

const balls = markers.map((marker) => markerLayer(marker, colours[marker.channel], marker.metres))

function sceneOf(prompt: string): Scene {
  const scene = buildScene(understand(prompt), 1, frame)
  // In flat light and clear air a ball has its own colour at any distance.
  const light = { ...scene.light, visibility: 1e9, key: { ...scene.light.key, strength: 0 } }
  return { ...scene, light }
}

const dark: Scene = {
  ...sceneOf('mountains'),
  ...{ sky: [night], ground: [], surface: [], layers: balls, overlays: [], mirror: null },
}

function paint(scene: Scene, state: CameraState, seconds: number): Uint8ClampedArray {
  const context = createCanvas(frame.width, frame.height).getContext('2d')
  paintFrame(context, scene, state, seconds, { createCanvas, quality: 'preview' })
  return context.getImageData(0, 0, frame.width, frame.height).data
}

/** Where a whole ball must be seen: in front, in the frame, and neither covered nor covering. */
function expectedSpots(state: CameraState): { x: number; y: number; channel: 0 | 1 | 2 }[] {
  const seen = markers.flatMap((marker) => {
    const spot = projectPoint(marker, state, frame)
    if (spot === null) return []
    const radius = (marker.metres * state.focal * frame.width) / spot.depth / 2
    return [{ ...spot, radius, channel: marker.channel }]
  })
  return seen.filter(
    (spot) =>
      spot.radius > 1.5 &&
      spot.radius < 30 &&
      Math.min(spot.x, frame.width - spot.x) > spot.radius + MARGIN &&
      Math.min(spot.y, frame.height - spot.y) > spot.radius + MARGIN &&
      seen.every(
        (other) =>
          other === spot ||
          Math.hypot(other.x - spot.x, other.y - spot.y) > other.radius + spot.radius + MARGIN,
      ),
  )
}

/** What a frame has of one colour beyond the others, and the same frame without the balls has not. */
function weightsOf(frames: Painted, channel: number): Float32Array {
  const weights = new Float32Array(frame.width * frame.height)
  const beyond = (pixels: Uint8ClampedArray, at: number) =>
    (pixels[at + channel] ?? 0) -
    Math.max(pixels[at + ((channel + 1) % 3)] ?? 0, pixels[at + ((channel + 2) % 3)] ?? 0)
  for (let i = 0; i < weights.length; i++) {
    const own = beyond(frames.pixels, i * 4)
    const before = frames.without === undefined ? 0 : beyond(frames.without, i * 4)
    weights[i] = Math.max(0, own - before)
  }
  return weights
}

interface Painted {
  pixels: Uint8ClampedArray
  without?: Uint8ClampedArray
}

interface Found {
  worst: number
  seen: [near: number, middle: number, far: number]
}

/** How far the farthest ball is from where the path puts it, over the clip. */
function follow(path: CameraPath, paintAt: (state: CameraState, seconds: number) => Painted): Found {
  const found: Found = { worst: 0, seen: [0, 0, 0] }
  for (const progress of times) {
    const state = path.stateAt(progress)
    const painted = paintAt(state, path.sceneSecondsAt(progress))
    const spots = planes.map(({ channel }) => spotsOf(weightsOf(painted, channel), frame, 3))
    for (const { x, y, channel } of expectedSpots(state)) {
      const away = (spots[channel] ?? []).map((spot) => Math.hypot(spot.x - x, spot.y - y))
      found.worst = Math.max(found.worst, Math.min(...away))
      found.seen[channel]++
    }
  }
  return found
}

const inTheDark = (path: CameraPath) =>
  follow(path, (state, seconds) => ({ pixels: paint(dark, state, seconds) }))

function expectFollowed({ worst, seen }: Found) {
  expect(worst).toBeLessThan(1)
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(times.length / 2)
  expect(Math.max(...seen)).toBeGreaterThan(3 * times.length)
}

const pathOf = (wish: Partial<CameraRequest>, preset: CameraPreset | null): CameraPath =>
  compileCamera(CameraRequest.parse(wish), preset, clip)

describe.each(cameraPresets.map((preset) => [preset.id, preset] as const))('%s', (id, preset) => {
  test('as compiled', () => {
    const path = pathOf({ presetId: id, strength: preset.defaultStrength }, preset)
    expectFollowed(inTheDark(path))
  })

  test('as the draft engine draws it', () => {
    const asked = CameraRequest.parse({ presetId: id, strength: 1, side: 'left' })
    const drawn = drawableCamera(asked, preset)
    expectFollowed(inTheDark(pathOf(drawn.request, drawn.preset)))
  })
})

describe('a path of keyframes', () => {
  const keyframes = [
    { at: 0, x: -0.6, y: 0.2, z: -1, yaw: 8, focal: 1 },
    { at: 0.3, x: 0.5, z: 0.4, pitch: 5, roll: -6 },
    { at: 0.55, x: 0.9, y: -0.4, z: 1.1, yaw: -12, focal: 1.5 },
    { at: 1, x: -0.2, y: 0.3, z: 2, yaw: 20, pitch: -4, roll: 14, focal: 0.9 },
  ]

  test.each(['lin', 'inOut', undefined] as const)('with easing %s', (easing) => {
    expectFollowed(inTheDark(pathOf({ keyframes, easing }, null)))
  })

  test.each(timeCurves)('run by %s', (timeCurve) => {
    const curve: [number, number][] = [
      [0, 0],
      [0.25, 0.7],
      [0.6, 0.3],
      [1, 1],
    ]
    expectFollowed(
      inTheDark(pathOf({ keyframes, timeCurve, ...(timeCurve === 'custom' && { curve }) }, null)),
    )
  })
})

describe('among everything else that is painted', () => {
  const prompts = ['a person in a meadow by day', 'a sailboat on the sea at dusk']
  const moves = isLong
    ? cameraPresets.map(({ id }) => id)
    : ['dolly-zoom-in', 'truck-right', 'fpv-drone', 'rack-focus', 'arc']

  test.each(moves.map((id, i) => [id, prompts[i % prompts.length] ?? ''] as const))(
    '%s in %s',
    (id, prompt) => {
      const bare = sceneOf(prompt)
      // Before everything, so that no tree hides one.
      const scene: Scene = { ...bare, overlays: [...bare.overlays, ...balls] }
      const drawn = drawableCamera(
        CameraRequest.parse({ presetId: id }),
        cameraPresets.find((preset) => preset.id === id) ?? null,
      )
      const path = pathOf(drawn.request, drawn.preset)
      const found = follow(path, (state, seconds) => ({
        pixels: paint(scene, state, seconds),
        without: paint(bare, state, seconds),
      }))
      expectFollowed(found)
    },
  )
})
