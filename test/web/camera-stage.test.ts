import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import { PerspectiveCamera } from 'three'
import { afterAll, describe, expect, test } from 'vitest'
import { projectPoint } from '#camera/project.ts'
import type { Point3 } from '#camera/state.ts'
import { localCamera } from '#catalog/compile.ts'
import { CameraRequest } from '#contract/generation.ts'
import { runMedia } from '#media/run.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { preparePhoto } from '#painter/photo/photo.ts'
import type { Layer } from '#painter/scene.ts'
import { project } from '#painter/stage/view.ts'
import { understand } from '#painter/understand.ts'
import { progressOf } from '#providers/local/draft/shot.ts'
import { createLocalProvider } from '#providers/local/provider.ts'
import { aimCamera, seenThrough } from '#web/stage/lens.ts'
import { reliefPoint } from '#web/stage/relief.ts'
import { type StageSet, stagePath } from '#web/stage/stage-path.ts'
import { withRest } from '../harness/long.ts'

/** What the camera stage shows is what the local engine renders: in numbers, and in frames that were really rendered. */

const frame = { width: 1280, height: 720 }
const aspect = frame.width / frame.height
const most = 2
const root = await mkdtemp(join(tmpdir(), 'dailies-stage-'))
afterAll(() => rm(root, { recursive: true, force: true }))

const times = [0, 0.25, 0.5, 0.75, 1]
const presets = [
  'dolly-in',
  'truck-left',
  'pedestal-up',
  'pan-right',
  'tilt-up',
  'roll',
  'zoom-in',
  'dolly-zoom-in',
  'arc',
  'crane-up',
  'drone-reveal',
  'handheld',
] as const
/** Encoding and painting take their time; some of each kind of move go through the engine itself. */
const encoded = withRest(['truck-left', 'roll', 'arc'], ['dolly-in', 'pan-right', 'tilt-up'])
const painted = withRest(
  ['dolly-in', 'pan-right', 'zoom-in', 'drone-reveal', 'handheld'],
  ['truck-left', 'pedestal-up', 'tilt-up', 'roll', 'dolly-zoom-in', 'arc', 'crane-up'],
)

/** Eight hues a good way apart, each for one point. */
const hues = [0, 45, 90, 135, 180, 225, 270, 315]
const rgbOf = (hue: number): [number, number, number] => {
  const channel = (n: number) => {
    const k = (n + hue / 60) % 6
    return Math.round(255 * (1 - Math.max(0, Math.min(k, 4 - k, 1))))
  }
  return [channel(5), channel(3), channel(1)]
}

/** The middle of each hue's dot, weighed by how coloured each pixel is; null when too little of it is seen. */
function findDots(rgba: Uint8Array | Uint8ClampedArray): ({ x: number; y: number } | null)[] {
  const found = hues.map((hue) => ({ hue, x: 0, y: 0, weight: 0 }))
  for (let i = 0; i < frame.width * frame.height; i++) {
    const r = rgba[i * 4] ?? 0
    const g = rgba[i * 4 + 1] ?? 0
    const b = rgba[i * 4 + 2] ?? 0
    const high = Math.max(r, g, b)
    const chroma = high - Math.min(r, g, b)
    if (chroma < 140) continue
    const sixth = high === r ? (g - b) / chroma : high === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma
    for (const dot of found) {
      if (Math.abs(((sixth * 60 - dot.hue + 540) % 360) - 180) >= 20) continue
      dot.x += chroma * ((i % frame.width) + 0.5)
      dot.y += chroma * (Math.floor(i / frame.width) + 0.5)
      dot.weight += chroma
    }
  }
  return found.map(({ x, y, weight }) => (weight < 140 * 60 ? null : { x: x / weight, y: y / weight }))
}

const apart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

/** Through the stage's camera, by three's own matrices. */
function onStage(point: Point3, path: ReturnType<typeof stagePath>, progress: number) {
  const camera = new PerspectiveCamera()
  aimCamera(camera, path.stateAt(progress), aspect)
  return seenThrough(camera, point, frame)
}

const margin = 24
const inside = ({ x, y }: { x: number; y: number }) =>
  x > margin && y > margin && x < frame.width - margin && y < frame.height - margin

/** A grey card with eight dots near the middle, so that most stay in the frame whatever the camera does. */
const dots = [
  [0.3, 0.4],
  [0.43, 0.36],
  [0.57, 0.38],
  [0.7, 0.42],
  [0.32, 0.58],
  [0.44, 0.54],
  [0.58, 0.6],
  [0.69, 0.56],
] as const

function testCard() {
  const canvas = createCanvas(frame.width, frame.height)
  const context = canvas.getContext('2d')
  const sky = context.createLinearGradient(0, 0, 0, frame.height)
  sky.addColorStop(0, '#8d8d8d')
  sky.addColorStop(0.5, '#a8a8a8')
  sky.addColorStop(1, '#6a6a6a')
  context.fillStyle = sky
  context.fillRect(0, 0, frame.width, frame.height)
  dots.forEach(([across, down], i) => {
    context.fillStyle = `rgb(${rgbOf(hues[i] ?? 0).join()})`
    context.beginPath()
    context.arc(across * frame.width, down * frame.height, 11, 0, 2 * Math.PI)
    context.fill()
  })
  return canvas
}

const card = testCard()
const photo = preparePhoto(
  card.getContext('2d').getImageData(0, 0, frame.width, frame.height).data,
  frame.width,
  frame.height,
)
const photoSet: StageSet = { kind: 'photo', relief: photo, focus: photo.focus }
const scene = buildScene(understand('a person in the mountains, fog'), 3, frame)
const sceneSet: StageSet = { kind: 'scene', subject: scene.subject }

/** Weak enough turns that the points stay in the frame, where they can be looked for. */
const turns: Record<string, number> = { 'pan-right': 0.25, 'tilt-up': 0.4 }
const ask = (presetId: string) => CameraRequest.parse({ presetId, strength: turns[presetId] ?? 0.7 })

describe('three’s matrices project as src/camera does', () => {
  test.each(presets)('%s: eight points at five times', (presetId) => {
    for (const set of [photoSet, sceneSet]) {
      const path = stagePath(ask(presetId), set, { durationSeconds: 5, seed: 3, frame })
      let compared = 0
      for (const progress of times) {
        const state = path.stateAt(progress)
        for (const [across, down] of dots) {
          const point = reliefPoint(photo, across, down)
          const wanted = projectPoint(point, state, frame)
          const seen = onStage(point, path, progress)
          expect(seen === null).toBe(wanted === null)
          if (seen === null || wanted === null) continue
          expect(apart(seen, wanted)).toBeLessThan(0.01)
          compared++
        }
      }
      expect(compared).toBeGreaterThan(30)
    }
  })
})

describe('frames of a still that the local engine has moved and encoded', () => {
  const provider = createLocalProvider()
  const clip = { fps: 5, durationSeconds: 1, seed: 3 }
  const frames = clip.fps * clip.durationSeconds

  test.each(encoded)('%s: eight points at five times within 2 px', async (presetId) => {
    const scratch = join(root, presetId)
    await mkdir(scratch)
    const path = join(scratch, 'card.png')
    await sharp(await card.encode('png')).toFile(path)
    const camera = ask(presetId)
    const [output] = await provider.render(
      {
        endpoint: 'photo.motion',
        body: { ...frame, ...clip, style: null, camera: localCamera({ camera }) },
        slots: [],
      },
      {
        inputs: [{ role: 'firstFrame', assetId: 'ast_1', contentType: 'image/png', path }],
        scratch,
        onProgress: () => {},
        signal: new AbortController().signal,
      },
    )
    if (output === undefined) throw new Error('nothing was rendered')
    const stage = stagePath(camera, photoSet, { ...clip, frame })
    let found = 0
    let worst = 0
    for (const time of times) {
      const index = Math.round(time * (frames - 1))
      const shown = findDots(await frameOf(output.path, index))
      dots.forEach(([across, down], i) => {
        const seen = onStage(reliefPoint(photo, across, down), stage, progressOf(index, frames))
        const dot = shown[i] ?? null
        if (seen === null || !inside(seen)) return
        expect(dot, `dot ${i} at ${time}`).not.toBeNull()
        if (dot === null) return
        worst = Math.max(worst, apart(seen, dot))
        found++
      })
    }
    expect(found).toBe(dots.length * times.length)
    expect(worst).toBeLessThan(most)
  })

  async function frameOf(path: string, index: number): Promise<Uint8Array> {
    const still = join(root, 'frame.png')
    const select = `select=eq(n\\,${index})`
    await runMedia(
      {
        program: 'ffmpeg',
        args: [
          '-i',
          { input: path },
          '-vf',
          select,
          '-frames:v',
          '1',
          '-update',
          '1',
          '-y',
          { output: still },
        ],
      },
      { cwd: root, signal: new AbortController().signal },
    )
    return await sharp(still).ensureAlpha().raw().toBuffer()
  }
})

describe('frames of a scene that the painter has painted', () => {
  /** Eight places around the subject. */
  const points: Point3[] = [-1, 1].flatMap((x) =>
    [-0.7, 0.9].flatMap((y) =>
      [-0.8, 1.6].map((z) => ({
        x: scene.subject.x + (x + z / 8) * 1.2,
        y: scene.subject.y + y + z / 6,
        z: scene.subject.z + z,
      })),
    ),
  )
  const marked = {
    ...scene,
    overlays: [],
    layers: [...scene.layers, ...points.map((point, i) => markOf(point, rgbOf(hues[i] ?? 0)))],
  }

  test.each(painted)('%s: eight points at five times within 2 px', (presetId) => {
    const path = stagePath(ask(presetId), sceneSet, { durationSeconds: 5, seed: 3, frame })
    const canvas = createCanvas(frame.width, frame.height)
    const context = canvas.getContext('2d')
    let found = 0
    let worst = 0
    for (const time of times) {
      const camera = { ...path.stateAt(time), aperture: 0 }
      paintFrame(context, marked, camera, path.sceneSecondsAt(time), { createCanvas, quality: 'preview' })
      const shown = findDots(context.getImageData(0, 0, frame.width, frame.height).data)
      points.forEach((point, i) => {
        const seen = onStage(point, path, time)
        if (seen === null || !inside(seen)) return
        const dot = shown[i] ?? null
        expect(dot, `point ${i} at ${time}`).not.toBeNull()
        if (dot === null) return
        worst = Math.max(worst, apart(seen, dot))
        found++
      })
    }
    expect(found).toBeGreaterThanOrEqual(24)
    expect(worst).toBeLessThan(most)
  })
})

/** A dot at a place of the world, painted by the painter's own view. */
function markOf(point: Point3, colour: readonly number[]): Layer {
  return {
    distance: () => 0.001,
    paint({ context, view }) {
      const { x, y, depth } = project(view, point.x, point.y, point.z, { x: 0, y: 0, depth: 0 })
      if (depth <= 0) return
      context.fillStyle = `rgb(${colour.join()})`
      context.beginPath()
      context.arc(x, y, 6, 0, 2 * Math.PI)
      context.fill()
    },
  }
}
