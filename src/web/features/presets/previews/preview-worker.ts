import { compileCamera } from '#camera/path.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import { findStyle } from '#catalog/presets/styles.ts'
import { CameraRequest } from '#contract/generation.ts'
import { buildScene } from '#painter/build-scene.ts'
import type { CanvasFactory } from '#painter/canvas.ts'
import { paintFrame } from '#painter/paint.ts'
import type { Scene } from '#painter/scene.ts'
import { shutterTrail } from '#painter/shutter.ts'
import { understand } from '#painter/understand.ts'
import { applyLook, type PixelLook, pixelLook } from './look-pixels.ts'
import { PreviewCommand, type PreviewReply, type PreviewWish } from './preview-protocol.ts'
import { readScene } from './read-scene.ts'

/** Paints small frames one at a time, so that a newer wish never waits for a whole clip. Idle, it holds no timer. */
interface Job {
  id: number
  urgent: boolean
  wish: PreviewWish
  next: number
  paint: ((index: number) => OffscreenCanvas) | null
  /** Of a still: what is painted so far. */
  strips: OffscreenCanvas | null
}

const createCanvas: CanvasFactory = (width, height) => new OffscreenCanvas(width, height)

const jobs = new Map<number, Job>()
let awake = false

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const command = PreviewCommand.parse(data)
  if (command.kind === 'read') {
    answer({ kind: 'read', id: command.id, reading: readScene(command.wish) })
    return
  }
  if (command.kind === 'stop') jobs.delete(command.id)
  else jobs.set(command.id, { ...command, next: 0, paint: null, strips: null })
  if (!awake) wake()
})

function wake() {
  awake = true
  setTimeout(() => void work(), 0)
}

async function work() {
  awake = false
  const job = nextJob()
  if (job === null) return
  try {
    job.paint ??= painterOf(job.wish)
    const painted = job.paint(job.next)
    if (job.wish.as === 'still') addStrip(job, painted)
    else {
      const picture = painted.transferToImageBitmap()
      answer({ kind: 'frame', id: job.id, index: job.next, picture }, [picture])
    }
    job.next++
    if (job.next === job.wish.at.length) {
      jobs.delete(job.id)
      if (job.strips !== null) {
        // Where a browser writes no WebP, it writes PNG.
        const picture = await job.strips.convertToBlob({ type: 'image/webp', quality: 0.9 })
        answer({ kind: 'still', id: job.id, picture })
      }
    }
  } catch (error) {
    jobs.delete(job.id)
    console.error(error)
    answer({ kind: 'failed', id: job.id })
  }
  wake()
}

/** One picture whole, or several as upright strips of one, two pixels apart. */
function addStrip(job: Job, painted: OffscreenCanvas) {
  const { width, height } = painted
  const strip = width / job.wish.at.length
  job.strips ??= new OffscreenCanvas(width, height)
  const x = job.next * strip
  job.strips.getContext('2d')?.drawImage(painted, (width - strip) / 2, 0, strip, height, x, 0, strip, height)
  if (job.next > 0) job.strips.getContext('2d')?.clearRect(Math.round(x) - 1, 0, 2, height)
}

/** What somebody points at comes first, the newest of it before the rest; then stills, the largest first. */
function nextJob(): Job | null {
  const waiting = [...jobs.values()]
  const [still] = waiting.sort((a, b) => b.wish.width - a.wish.width)
  return waiting.findLast(({ urgent }) => urgent) ?? still ?? null
}

function answer(reply: PreviewReply, transfer: Transferable[] = []) {
  postMessage(reply, { transfer })
}

const SCENES_KEPT = 5
const scenes = new Map<string, Scene>()

function sceneOf({ prompt, negativePrompt, seed, width, height }: PreviewWish): Scene {
  const key = JSON.stringify([prompt, negativePrompt, seed, width, height])
  const scene = scenes.get(key) ?? buildScene(understand(prompt, negativePrompt), seed, { width, height })
  scenes.delete(key)
  scenes.set(key, scene)
  const [oldest] = scenes.keys()
  if (scenes.size > SCENES_KEPT && oldest !== undefined) scenes.delete(oldest)
  return scene
}

const looks = new Map<string, PixelLook>()

function lookOf(styleId: string): PixelLook | null {
  const style = findStyle(styleId)
  if (style === null) return null
  const look = looks.get(styleId) ?? pixelLook(style)
  looks.set(styleId, look)
  return look
}

/** The draft engine's own way to a frame: the same move, scene and shutter, only small. */
function painterOf(wish: PreviewWish): (index: number) => OffscreenCanvas {
  const { width, height, durationSeconds, seed, at } = wish
  const scene = sceneOf(wish)
  const asked = wish.camera ?? CameraRequest.parse({})
  const { request, preset } = drawableCamera(
    asked,
    asked.presetId === undefined ? null : findCameraPreset(asked.presetId),
  )
  const path = compileCamera(request, preset, { durationSeconds, seed, subject: scene.subject })
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: wish.styleId !== null })
  if (context === null) throw new Error('This browser has no offscreen canvas.')
  const look = wish.styleId === null ? null : lookOf(wish.styleId)
  const step = at.length > 1 ? 1 / (at.length - 1) : 1 / 45
  return (index) => {
    const progress = at[index] ?? 0
    paintFrame(context, scene, path.stateAt(progress), path.sceneSecondsAt(progress), {
      createCanvas,
      quality: 'preview',
      trail: shutterTrail((share) => path.stateAt(share), progress, step, { width, height }),
    })
    if (look !== null) {
      const pixels = context.getImageData(0, 0, width, height)
      applyLook(pixels.data, width, height, look, index)
      context.putImageData(pixels, 0, 0)
    }
    return canvas
  }
}
