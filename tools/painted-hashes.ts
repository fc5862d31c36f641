/**
 * SHA-256 of painted frames, and of the file that they become. The same machine prints the same lines with every Node:
 * `node tools/painted-hashes.ts > a; npx -y node@26 tools/painted-hashes.ts > b; cmp a b`.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { findStyle } from '#catalog/presets/styles.ts'
import { CameraRequest } from '#contract/generation.ts'
import { scratchFolder } from '#media/scratch.ts'
import { PaintedClip } from '#providers/local/draft/bodies.ts'
import { openPainting, paintVideo } from '#providers/local/draft/paint.ts'

const clips = [
  ['a lighthouse at dusk, a sailboat', 'dolly-in', null],
  ['a neon city street at night in the rain, a red car', 'orbit-360', 'film-noir'],
  ['a deer in a misty forest', 'handheld', 'super-8-memory'],
] as const
const size = { width: 320, height: 180 }
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

for (const [prompt, presetId, styleId] of clips) {
  const request = CameraRequest.parse({ presetId })
  const camera = { request, preset: findCameraPreset(presetId) }
  const style = styleId === null ? null : findStyle(styleId)
  const timing = { fps: 12, durationSeconds: 0.5, seed: 7 }
  const body = { prompt, negativePrompt: '', ...size, ...timing, style, camera }
  const { frames, paint } = openPainting(PaintedClip.parse({ body, continued: [] }), size)
  const hash = createHash('sha256')
  for (let frame = 0; frame < frames; frame++) hash.update(paint(frame))
  await using scratch = await scratchFolder(tmpdir())
  const signal = AbortSignal.timeout(120_000)
  await paintVideo({ scratch: scratch.path, request: body }, { signal, onProgress: () => {} })
  console.log(
    `frames ${hash.digest('hex')}  file ${hashOf(await readFile(join(scratch.path, 'draft.mp4')))}  ${prompt}`,
  )
}
