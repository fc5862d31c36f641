import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const prompts = [
  'a deer in a forest with fog',
  'a person walking in a city street at night in the rain',
  'a sailboat on a mountain lake at dawn',
  'a cabin in the mountains in winter snow',
]

/** Paints three frames of each prompt, in the order given, and prints a hash for each prompt. */
const script = `
import { createHash } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import { baseState } from '#camera/state.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { understand } from '#painter/understand.ts'
const hashes = {}
for (const prompt of process.argv.slice(1)) {
  const scene = buildScene(understand(prompt), 11, { width: 160, height: 90 })
  const canvas = createCanvas(160, 90)
  const hash = createHash('sha256')
  for (let frame = 0; frame < 3; frame++) {
    const state = { ...baseState(scene.subject), z: frame * 0.7, yaw: frame * 5 }
    paintFrame(canvas.getContext('2d'), scene, state, frame * 0.4, { createCanvas })
    hash.update(canvas.data())
  }
  hashes[prompt] = hash.digest('hex')
}
console.log(JSON.stringify(hashes))
`

async function paintInProcess(order: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script, '--', ...order],
    { cwd: import.meta.dirname },
  )
  return JSON.parse(stdout)
}

test('two processes paint the same bytes, whichever scene they paint first', async () => {
  const [one, other] = await Promise.all([paintInProcess(prompts), paintInProcess(prompts.toReversed())])
  expect(Object.keys(one)).toEqual(prompts)
  expect(new Set(Object.values(one)).size).toBe(prompts.length)
  expect(other).toEqual(one)
})
