/**
 * Paints the built-in painter's work on one sheet, to look at it:
 * node tools/contact-sheet.ts <sheet.webp> [--kind scenes|styles|moves] [--tile 320x180] [--columns 2] ["a prompt" | id …]
 * A row of scenes is one prompt with three seeds; of styles, one style on four scenes; of moves, one camera move in five
 * frames as the draft engine draws it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { compileCamera } from '#camera/path.ts'
import type { CameraPreset } from '#camera/preset.ts'
import { baseState } from '#camera/state.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import type { StylePreset } from '#catalog/presets/style.ts'
import { stylePresets } from '#catalog/presets/styles.ts'
import { CameraRequest } from '#contract/generation.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { showpieces } from '#painter/showpieces.fixture.ts'
import { shutterTrail } from '#painter/shutter.ts'
import { understand } from '#painter/understand.ts'
import { paintImage } from '#providers/local/draft/paint.ts'

const styleScenes = [
  'a red car in a city street at night, rain',
  'a woman walking on the beach at sunset',
  'a cup of coffee in a café',
  'a cabin in the mountains by day',
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
const [file, ...wanted] = positionals
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

/** What a move is shown on: somebody to follow and something to find behind them. */
const moveScenes: Record<string, string> = {
  'rack-focus': 'a cup in a café, evening',
  'lazy-susan': 'a perfume bottle in a studio',
  'drone-establish': 'a sailboat on a mountain lake by day',
  'drone-reveal': 'a deer in the forest, golden hour',
  hyperlapse: 'a lighthouse on the sea at dusk, clouds',
  'tracking-follow': 'a red car driving in the desert by day',
  'leading-shot': 'a woman walking on the beach at sunset',
}
const anyMove = 'a woman in a red coat on a rooftop at sunset'

function moveRow(preset: CameraPreset): Row {
  const { id } = preset
  const asked = CameraRequest.parse({ presetId: id, strength: preset.defaultStrength })
  const drawn = drawableCamera(asked, preset)
  const durationSeconds = 4
  const frames = durationSeconds * 24 - 1
  // A whip is over in a blink, at the end.
  const moments = id === 'whip-pan' ? [0.9, 0.965, 0.978, 0.989, 1] : [0, 0.25, 0.5, 0.75, 1]
  const tiles = moments.map((moment) =>
    frame(moveScenes[id] ?? anyMove, 2, (scene, canvas) => {
      const path = compileCamera(drawn.request, drawn.preset, {
        ...{ durationSeconds, seed: 2, subject: scene.subject },
      })
      const progress = Math.round(moment * frames) / frames
      const trail = shutterTrail((t) => path.stateAt(t), progress, 1 / frames, { width, height })
      paintFrame(canvas.getContext('2d'), scene, path.stateAt(progress), path.sceneSecondsAt(progress), {
        createCanvas,
        trail,
      })
    }),
  )
  return { label: drawn.preset === preset ? id : `${id}: ${drawn.preset?.id} is drawn`, tiles }
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

const chosen = <T extends { id: string }>(all: readonly T[]) =>
  wanted.length === 0 ? all : all.filter(({ id }) => wanted.includes(id))

const rows: Row[] = []
if (values.kind === 'styles') for (const style of chosen(stylePresets)) rows.push(await styleRow(style))
else if (values.kind === 'moves') rows.push(...chosen(cameraPresets).map(moveRow))
else rows.push(...(wanted.length > 0 ? wanted : showpieces).map(sceneRow))

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
