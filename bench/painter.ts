/**
 * Frames a second and core of the draft painter at 540p, 720p and 1080p, beside bare Skia: as many layers, each a hill with
 * a gradient over the lower half of the frame, and the same copy of the pixels. Most layers of a wood are small, so the
 * ratio is that of scenes of few layers. Run:
 * `node bench/painter.ts [--frames 12] [--scenes] [--json]`; `--scenes` prints each scene, too. CPU time, and the least of
 * several rounds, so that what else the machine does counts little.
 */
import { parseArgs } from 'node:util'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { CameraRequest } from '#contract/generation.ts'
import { buildScene } from '#painter/build-scene.ts'
import type { PaintContext } from '#painter/canvas.ts'
import { understand } from '#painter/understand.ts'
import { PaintedClip } from '#providers/local/draft/bodies.ts'
import { openSheet } from '#providers/local/draft/canvas.ts'
import { openPainting } from '#providers/local/draft/paint.ts'
import { type Figure, printReport } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '12' },
    scenes: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const frames = Number(values.frames)
const prompts = [
  'a lighthouse at dusk, two sailboats',
  'mountains at sunset, a deer',
  'a snowy pine forest at night',
  'a neon city street in the rain, a red car',
  'a desert with a cactus and a walking person',
]
const sizes = { '540p': [960, 540], '720p': [1280, 720], '1080p': [1920, 1080] } as const
const camera = {
  request: CameraRequest.parse({ presetId: 'dolly-in' }),
  preset: findCameraPreset('dolly-in'),
}
/** Of a hill's line. */
const points = 48
/** What is in a scene of more is mostly small. */
const fewLayers = 20
const rounds = 3
/** More than this many times the bare canvas is the painter's own doing. */
const mostTimesBare = 2

const figures: Figure[] = []
for (const [name, [width, height]] of Object.entries(sizes)) {
  let total = 0
  const few = { painter: 0, bare: 0, scenes: 0 }
  for (const prompt of prompts) {
    const timing = { fps: 24, durationSeconds: 4, seed: 7 }
    const body = { prompt, negativePrompt: '', width, height, ...timing, style: null, camera }
    const painting = openPainting(PaintedClip.parse({ body, continued: [] }), { width, height })
    const layers = layersOf(prompt, { width, height })
    const painter = cpuMsOf((at) => painting.paint(at * 2))
    const bare = cpuMsOf(bareFrame(layers, width, height))
    total += painter
    if (layers <= fewLayers) {
      few.painter += painter
      few.bare += bare
      few.scenes++
    }
    if (values.scenes) figures.push(figureOf(`${name} ${prompt} (${layers} layers)`, painter, bare))
  }
  const { painter, bare, scenes } = few
  figures.push(
    figureOf(`${name}: CPU a frame, mean of ${scenes} scenes of few layers`, painter / scenes, bare / scenes),
  )
  figures.push({
    name: `${name}: frames a second and core`,
    value: (1_000 * prompts.length) / total,
    unit: 'fps',
  })
}
printReport({ bench: 'painter', settings: { frames, scenes: prompts.length }, figures }, values.json)

function figureOf(name: string, value: number, bare: number): Figure {
  const bound = { most: Math.round(mostTimesBare * bare) }
  return { name, value, unit: 'ms', bound, bare: { name: 'bare layers', value: bare } }
}

function layersOf(prompt: string, size: { width: number; height: number }): number {
  const { sky, ground, layers, overlays, surface } = buildScene(understand(prompt, ''), 7, size)
  return sky.length + ground.length + layers.length + overlays.length + surface.length
}

/** The first frames warm up: what is drawn once and kept is not what a frame costs. */
function cpuMsOf(paint: (at: number) => void): number {
  for (let at = 0; at < 3; at++) paint(at)
  const costs = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    for (let at = 3; at < frames + 3; at++) paint(at)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 / frames
  })
  return Math.min(...costs)
}

function bareFrame(layers: number, width: number, height: number): (at: number) => void {
  const sheet = openSheet(width, height)
  return (at) => {
    for (let layer = 0; layer < layers; layer++) hill(sheet.context, layer / layers, at, width, height)
    sheet.pixels()
  }
}

function hill(pen: PaintContext, depth: number, at: number, width: number, height: number): void {
  const top = height * (0.4 + 0.3 * depth)
  const tone = pen.createLinearGradient(0, top, 0, height)
  tone.addColorStop(0, `hsl(${200 + 40 * depth} 40% ${70 - 50 * depth}%)`)
  tone.addColorStop(1, `hsl(${200 + 40 * depth} 40% ${60 - 50 * depth}%)`)
  pen.fillStyle = tone
  pen.beginPath()
  pen.moveTo(0, height)
  for (let point = 0; point <= points; point++) {
    const x = (width * point) / points
    pen.lineTo(x, top + height * 0.08 * Math.sin(point * 0.7 + depth * 9 + at * 0.05))
  }
  pen.lineTo(width, height)
  pen.closePath()
  pen.fill()
}
