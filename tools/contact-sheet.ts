/**
 * Paints the built-in painter's work on one sheet, to look at it:
 * node tools/contact-sheet.ts <sheet.webp> [--kind scenes|styles|moves] [--tile 320x180] [--columns 2] ["a prompt" …]
 * A row of scenes is one prompt with three seeds, at three times.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { compileCamera } from '#camera/path.ts'
import { baseState } from '#camera/state.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import type { StylePreset } from '#catalog/presets/style.ts'
import { stylePresets } from '#catalog/presets/styles.ts'
import { CameraRequest } from '#contract/generation.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { shutterTrail } from '#painter/shutter.ts'
import { understand } from '#painter/understand.ts'
import { paintImage } from '#providers/local/draft/paint.ts'

const scenes = [
  'a lighthouse at sunset, waves',
  'two sailboats on the left, golden hour',
  'a whale in the sea by day',
  'an ocean liner in the harbour at night',
  'a woman sitting on the beach at dusk, birds',
  'a bridge over the harbour at sunset',
  'a castle in the mountains at dawn',
  'a steam train in the mountains in autumn',
  'a cabin in the mountains at night, snow',
  'a horse running in a wheat field at golden hour',
  'a house in a meadow in spring',
  'a stag in a misty forest at dawn',
  'a person in a red coat walking in the desert',
  'a red bus in a city street at night, rain',
  'a cyclist riding in a city street by day',
  'a couple on a rooftop at sunset',
  'a cat in a living room, morning',
  'a cup of coffee in a café, rain',
  'a robot on a theatre stage',
  'an astronaut on the moon',
  'a rocket in space',
  'five fish and a jellyfish underwater',
  'a sneaker in a studio',
  'a plane over a mountain lake by day',
]
const styleScenes = [
  'a red car in a city street at night, rain',
  'a woman walking on the beach at sunset',
  'a cup of coffee in a café',
  'a cabin in the mountains by day',
]
const moves = [
  'dolly-in',
  'truck-right',
  'arc',
  'orbit-360',
  'crane-up',
  'dolly-zoom-in',
  'pan-left',
  'drone-reveal',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string', default: 'scenes' },
    tile: { type: 'string', default: '320x180' },
    columns: { type: 'string', default: '2' },
    quality: { type: 'string', default: '72' },
  },
})
const [file, ...prompts] = positionals
if (file === undefined) throw new Error('Say which file the sheet goes to.')
const [width = 320, height = 180] = values.tile.split('x').map(Number)

interface Row {
  label: string
  tiles: (Canvas | Image)[]
}

function frame(
  prompt: string,
  seed: number,
  at: (scene: ReturnType<typeof buildScene>, canvas: Canvas) => void,
) {
  const scene = buildScene(understand(prompt), seed, { width, height })
  const canvas = createCanvas(width, height)
  at(scene, canvas)
  return canvas
}

function sceneRow(prompt: string): Row {
  const started = performance.now()
  const tiles = [1, 2, 3].map((seed) =>
    frame(prompt, seed, (scene, canvas) =>
      paintFrame(canvas.getContext('2d'), scene, baseState(scene.subject), seed * 1.3, { createCanvas }),
    ),
  )
  const { drew, leftOut } = understand(prompt)
  console.log(
    `${((performance.now() - started) / 3).toFixed(0).padStart(4)} ms  ${prompt}  drew: ${drew.join(', ')}; left out: ${leftOut.join(', ')}`,
  )
  return { label: prompt, tiles }
}

function moveRow(id: string): Row {
  const preset = findCameraPreset(id)
  const tiles = [0, 0.25, 0.5, 0.75, 1].map((progress) =>
    frame('a woman in a red coat on a rooftop at sunset', 2, (scene, canvas) => {
      const path = compileCamera(CameraRequest.parse({ presetId: id }), preset, {
        durationSeconds: 5,
        seed: 2,
        subject: scene.subject,
      })
      const trail = shutterTrail((t) => path.stateAt(t), progress, 1 / 119, { width, height })
      paintFrame(canvas.getContext('2d'), scene, path.stateAt(progress), path.sceneSecondsAt(progress), {
        createCanvas,
        trail,
      })
    }),
  )
  return { label: id, tiles }
}

async function styleRow(style: StylePreset): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'contact-sheet-'))
  try {
    const tiles: Image[] = []
    for (const prompt of styleScenes) {
      const request = { prompt, negativePrompt: '', width, height, seed: 3, style }
      await paintImage(
        { scratch: folder, request },
        { signal: new AbortController().signal, onProgress: () => undefined },
      )
      tiles.push(await loadImage(readFileSync(join(folder, 'draft.png'))))
    }
    return { label: style.id, tiles }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rows: Row[] = []
if (values.kind === 'styles') for (const style of stylePresets) rows.push(await styleRow(style))
else if (values.kind === 'moves') rows.push(...moves.map(moveRow))
else rows.push(...(prompts.length > 0 ? prompts : scenes).map(sceneRow))

const GAP = 8
const LABEL = 22
const columns = Math.min(rows.length, Number(values.columns))
const lines = Math.ceil(rows.length / columns)
const rowWidth = (rows[0]?.tiles.length ?? 1) * (width + 4) + GAP * 2
const sheet = createCanvas(columns * rowWidth + GAP, lines * (height + LABEL + GAP) + GAP)
const pen = sheet.getContext('2d')
pen.fillStyle = '#15161a'
pen.fillRect(0, 0, sheet.width, sheet.height)
pen.font = '14px sans-serif'
for (const [index, { label, tiles }] of rows.entries()) {
  const x = GAP + (index % columns) * rowWidth
  const y = GAP + Math.floor(index / columns) * (height + LABEL + GAP)
  for (const [i, tile] of tiles.entries()) pen.drawImage(tile, x + i * (width + 4), y)
  pen.fillStyle = '#c9ccd2'
  pen.fillText(label, x, y + height + 16)
}
const bytes = file.endsWith('.png')
  ? sheet.toBuffer('image/png')
  : sheet.toBuffer('image/webp', Number(values.quality))
writeFileSync(file, bytes)
console.log(`${file}: ${Math.round(bytes.length / 1024)} KB`)
