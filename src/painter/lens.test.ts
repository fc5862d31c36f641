import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { type CameraPath, compileCamera } from '#camera/path.ts'
import { projectPoint } from '#camera/project.ts'
import { type CameraState, STANDARD_SUBJECT } from '#camera/state.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import { CameraRequest } from '#contract/generation.ts'
import { buildScene } from './build-scene.ts'
import { markerLayer, spotsOf } from './marker.fixture.ts'
import { paintFrame } from './paint.ts'
import type { Layer, Scene } from './scene.ts'
import { shutterTrail } from './shutter.ts'
import { fillPolygon } from './stage/view.ts'
import { understand } from './understand.ts'

const frame = { width: 480, height: 270 }
const FPS = 24

const black: Layer = {
  distance: () => 20_000,
  paint({ context, view }) {
    context.fillStyle = 'rgb(0,0,0)'
    context.fillRect(0, 0, view.width, view.height)
  },
}

function sceneOf(layers: Layer[]): Scene {
  const scene = buildScene(understand('mountains'), 1, frame)
  const light = { ...scene.light, visibility: 1e9, key: { ...scene.light.key, strength: 0 } }
  return { ...scene, light, sky: [black], ground: [], surface: [], overlays: [], mirror: null, layers }
}

function paint(scene: Scene, state: CameraState, trail?: CameraState[]): Uint8ClampedArray {
  const context = createCanvas(frame.width, frame.height).getContext('2d')
  paintFrame(context, scene, state, 0, { createCanvas, quality: 'preview', ...(trail && { trail }) })
  return context.getImageData(0, 0, frame.width, frame.height).data
}

/** The camera as the draft engine draws it, and its frames. */
function drawn(presetId: string, durationSeconds: number): { path: CameraPath; frames: number } {
  const asked = drawableCamera(CameraRequest.parse({ presetId, strength: 1 }), findCameraPreset(presetId))
  const scene = { durationSeconds, seed: 3, subject: STANDARD_SUBJECT }
  return { path: compileCamera(asked.request, asked.preset, scene), frames: durationSeconds * FPS }
}

const RADIANS = Math.PI / 180

/** Bright bars on a wide dark wall: upright ones every 7 degrees, far away, and one lying along the horizon. */
const bars: Layer = {
  distance: () => 900,
  paint({ context, view }) {
    context.fillStyle = 'rgb(255,255,255)'
    for (let degrees = -20; degrees <= 160; degrees += 20) {
      const at = (turn: number, y: number) => [
        900 * Math.sin((degrees + turn) * RADIANS),
        y,
        900 * Math.cos((degrees + turn) * RADIANS),
      ]
      fillPolygon(context, view, [...at(0, -60), ...at(0.35, -60), ...at(0.35, 150), ...at(0, 150)])
    }
    for (let degrees = -60; degrees < 170; degrees += 5) {
      const at = (turn: number, y: number) => [
        900 * Math.sin((degrees + turn) * RADIANS),
        y,
        900 * Math.cos((degrees + turn) * RADIANS),
      ]
      fillPolygon(context, view, [...at(0, -110), ...at(5, -110), ...at(5, -100), ...at(0, -100)])
    }
  },
}

const level = (pixels: Uint8ClampedArray, x: number, y: number) => pixels[(y * frame.width + x) * 4 + 1] ?? 0

describe('a whip pan', () => {
  const { path, frames } = drawn('whip-pan', 2)
  const scene = sceneOf([bars])
  const step = 1 / (frames - 1)
  const trailAt = (progress: number) => shutterTrail((at) => path.stateAt(at), progress, step, frame)
  /** Degrees that the camera turns while the shutter is open for a frame. */
  const turned = (index: number) => {
    const now = path.stateAt(index * step)
    return now.yaw - path.stateAt((index - (now.shutter ?? 0)) * step).yaw
  }
  const fast = Array.from({ length: frames }, (_, i) => i).filter((i) => turned(i) > 2.5 && turned(i) < 16)

  test('has several frames in which it turns fast', () => {
    expect(fast.length).toBeGreaterThanOrEqual(2)
    expect(turned(frames - 1)).toBeGreaterThan(20)
  })

  test.each(fast)('frame %i is drawn out by the angle that it turns while the shutter is open', (index) => {
    const progress = index * step
    const now = path.stateAt(progress)
    const before = path.stateAt((index - (now.shutter ?? 0)) * step)
    const pixels = paint(scene, now, trailAt(progress))
    // The bar nearest to the middle of its way.
    const ways = Array.from({ length: 10 }, (_, i) => -20 + i * 20 + 0.175).flatMap((degrees) => {
      const bar = { x: 900 * Math.sin(degrees * RADIANS), y: 0, z: 900 * Math.cos(degrees * RADIANS) }
      const from = projectPoint(bar, before, frame)
      const to = projectPoint(bar, now, frame)
      return from === null || to === null ? [] : [{ from: from.x, to: to.x }]
    })
    const middle = (way: { from: number; to: number }) => Math.abs((way.from + way.to) / 2 - frame.width / 2)
    const [way] = ways.sort((a, b) => middle(a) - middle(b))
    if (way === undefined) throw new Error('No bar is in the frame.')
    const row = Array.from({ length: frame.width }, (_, x) => level(pixels, x, 100))
    const whole = way.from - way.to
    const onWay = row.slice(Math.max(0, Math.ceil(way.to) + 4), Math.floor(way.from) - 4)
    const mean = onWay.reduce((sum, value) => sum + value, 0) / onWay.length
    // One even band, as long as the way: a row of ghosts would have gaps.
    expect(Math.min(...onWay)).toBeGreaterThan(0.45 * mean)
    expect(Math.max(...onWay)).toBeLessThan(1.8 * mean)
    let left = Math.round((way.from + way.to) / 2)
    let right = left
    while (left > 0 && (row[left - 1] ?? 0) > mean / 2) left--
    while (right < frame.width - 1 && (row[right + 1] ?? 0) > mean / 2) right++
    expect(Math.abs(right - left + 1 - whole)).toBeLessThan(0.15 * whole + 4)
  })

  test('loses edges along the pan by about that length, and keeps those across it', () => {
    const index = fast.at(-1) ?? 0
    const now = path.stateAt(index * step)
    const sharp = paint(scene, now)
    const moving = paint(scene, now, trailAt(index * step))
    const steepest = (pixels: Uint8ClampedArray, across: boolean) => {
      let most = 0
      for (let y = 1; y < frame.height; y++) {
        for (let x = 1; x < frame.width; x++) {
          const before = across ? level(pixels, x, y - 1) : level(pixels, x - 1, y)
          most = Math.max(most, Math.abs(level(pixels, x, y) - before))
        }
      }
      return most
    }
    const pixelsTurned = 1.2 * frame.width * turned(index) * RADIANS
    const barPixels = 1.2 * frame.width * 0.35 * RADIANS
    expect(steepest(moving, false)).toBeLessThan((steepest(sharp, false) * barPixels * 3) / pixelsTurned)
    expect(steepest(moving, true)).toBeGreaterThan(0.8 * steepest(sharp, true))
  })
})

describe('rack focus', () => {
  const { path, frames } = drawn('rack-focus', 3)

  /** A wall of stripes that fills a part of the frame, at one distance. */
  const stripes = (fromX: number, z: number): Layer => ({
    distance: () => z,
    paint({ context, view }) {
      context.fillStyle = 'rgb(255,255,255)'
      for (let i = 0; i < 20; i++) {
        const left = ((fromX + i * 0.008) * z) / 1.2
        const right = left + (0.004 * z) / 1.2
        const top = 0.1 * z
        fillPolygon(context, view, [left, -top, z, right, -top, z, right, top, z, left, top, z])
      }
    },
  })
  const NEAR = { x: -0.3, z: 8 }
  const FAR = { x: 0.1, z: 32 }
  const scene = sceneOf([stripes(NEAR.x, NEAR.z), stripes(FAR.x, FAR.z)])

  const contrast = (pixels: Uint8ClampedArray, fromX: number) => {
    let sum = 0
    const left = Math.round((0.5 + fromX + 0.02) * frame.width)
    for (let y = 110; y < 160; y++)
      for (let x = left; x < left + 55; x++) sum += Math.abs(level(pixels, x, y) - level(pixels, x - 1, y))
    return sum
  }
  const sharpness = (index: number) => {
    const state = path.stateAt(index / (frames - 1))
    const open = paint(scene, state)
    const pinhole = paint(scene, { ...state, aperture: 0 })
    return {
      near: contrast(open, NEAR.x) / contrast(pinhole, NEAR.x),
      far: contrast(open, FAR.x) / contrast(pinhole, FAR.x),
    }
  }

  test('begins sharp on what is near and ends sharp on what is far', () => {
    const first = sharpness(0)
    const last = sharpness(frames - 1)
    expect(first.near).toBeGreaterThan(0.95)
    expect(first.far).toBeLessThan(0.4)
    expect(last.far).toBeGreaterThan(0.95)
    expect(last.near).toBeLessThan(0.4)
  })

  test('passes from one to the other without turning back', () => {
    const way = [0.2, 0.4, 0.5, 0.6, 0.8].map((share) => sharpness(Math.round(share * (frames - 1))))
    for (let i = 1; i < way.length; i++) {
      expect(way[i]?.near).toBeLessThanOrEqual((way[i - 1]?.near ?? 0) + 0.03)
      expect(way[i]?.far).toBeGreaterThanOrEqual((way[i - 1]?.far ?? 0) - 0.03)
    }
  })
})

describe('a camera that travels with its subject', () => {
  const lead = markerLayer(STANDARD_SUBJECT, [255, 0, 0], 0.13, { lead: true })
  const tree = markerLayer({ x: 1.5, y: -0.2, z: 11 }, [0, 0, 255], 0.2)
  const scene = sceneOf([lead, tree])
  const spot = (pixels: Uint8ClampedArray, channel: number) => {
    const light = new Float32Array(frame.width * frame.height)
    for (let i = 0; i < light.length; i++) light[i] = pixels[i * 4 + channel] ?? 0
    return { at: spotsOf(light, frame, 3), area: light.reduce((sum, value) => sum + value, 0) }
  }

  test.each([
    ['tracking-follow', 1],
    ['leading-shot', -1],
    ['snorricam', -1],
  ] as const)('%s: it keeps its place and size while the rest goes by', (id, sign) => {
    const { path, frames } = drawn(id, 4)
    const [start, ...rest] = [0, 0.25, 0.5, 0.75, 1].map((progress) =>
      paint(scene, path.stateAt(Math.round(progress * (frames - 1)) / (frames - 1))),
    )
    if (start === undefined) throw new Error('There is no frame.')
    const first = spot(start, 0)
    for (const pixels of rest) {
      const now = spot(pixels, 0)
      expect(now.at.length).toBe(1)
      expect(Math.abs((now.at[0]?.x ?? 0) - (first.at[0]?.x ?? 99))).toBeLessThan(1)
      expect(Math.abs((now.at[0]?.y ?? 0) - (first.at[0]?.y ?? 99))).toBeLessThan(1)
      expect(now.area / first.area).toBeCloseTo(1, 1)
    }
    const last = rest.at(-1)
    if (last === undefined) throw new Error('There is no last frame.')
    // Driven past or left behind: the tree is out of the frame or nearer the middle.
    const offset = (pixels: Uint8ClampedArray) =>
      Math.abs((spot(pixels, 2).at[0]?.x ?? frame.width) - frame.width / 2)
    expect(sign * (offset(last) - offset(start))).toBeGreaterThan(15)
  })
})

test('a hand is unsteady in the same way again, and differently for another seed', () => {
  const handheld = (seed: number) =>
    compileCamera(CameraRequest.parse({ presetId: 'handheld' }), findCameraPreset('handheld'), {
      ...{ durationSeconds: 4, seed, subject: STANDARD_SUBJECT },
    })
  const scene = sceneOf([bars])
  const frameOf = (seed: number) => Buffer.from(paint(scene, handheld(seed).stateAt(0.37))).toString('base64')
  expect(frameOf(5)).toBe(frameOf(5))
  expect(frameOf(5)).not.toBe(frameOf(6))
})
