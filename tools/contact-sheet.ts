/**
 * Paints one PNG for each prompt into a folder, to look at the painter's work:
 * node tools/contact-sheet.ts <folder> [--seed 1] [--size 1280x720] [--time 1] ["a prompt" …]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createCanvas } from '@napi-rs/canvas'
import { baseState } from '#camera/state.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { understand } from '#painter/understand.ts'

const examples = [
  'a lighthouse at sunset',
  'two sailboats at golden hour',
  'a person standing on the beach at dusk, birds',
  'mountains at dawn',
  'a cabin in the mountains at night, snow',
  'a figure in a red coat walking in the desert',
  'a red car on a city street at night, rain',
  'a person walking in a city street by day',
  'a stag in a misty forest at dawn',
  'a dog in a meadow in summer',
  'a perfume bottle in a studio',
  'a sailboat on a mountain lake at dawn',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '1280x720' },
    time: { type: 'string', default: '1' },
  },
})
const [folder, ...prompts] = positionals
if (folder === undefined) throw new Error('Say which folder the pictures go to.')
mkdirSync(folder, { recursive: true })
const [width = 1280, height = 720] = values.size.split('x').map(Number)
for (const [index, prompt] of (prompts.length > 0 ? prompts : examples).entries()) {
  const words = understand(prompt)
  const scene = buildScene(words, Number(values.seed), { width, height })
  const canvas = createCanvas(width, height)
  const started = performance.now()
  const state = baseState(scene.subject)
  paintFrame(canvas.getContext('2d'), scene, state, 0, { createCanvas })
  const first = performance.now() - started
  const frames = 6
  for (let i = 0; i < frames; i++)
    paintFrame(canvas.getContext('2d'), scene, state, Number(values.time) + i / 24, { createCanvas })
  canvas.data()
  const each = (performance.now() - started - first) / frames
  const name = `${String(index + 1).padStart(2, '0')}-${prompt.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}-s${values.seed}.png`
  writeFileSync(join(folder, name), canvas.toBuffer('image/png'))
  console.log(
    `${each.toFixed(0).padStart(4)} ms a frame (first ${first.toFixed(0)})  ${name}  drew: ${words.drew.join(', ')}; left out: ${words.leftOut.join(', ')}`,
  )
}
