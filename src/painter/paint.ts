import { blurDiameter } from '#camera/project.ts'
import type { CameraState } from '#camera/state.ts'
import type { CanvasFactory, PaintContext, Surface } from './canvas.ts'
import { css } from './colour.ts'
import { expose } from './exposure.ts'
import type { Layer, Quality, Scene, Stage } from './scene.ts'
import { Atelier } from './stage/atelier.ts'
import { layBloom } from './stage/bloom.ts'
import { traceBelowHorizon } from './stage/gradient.ts'
import { onPlumbLine, openView, type View } from './stage/view.ts'

export interface PaintOptions {
  createCanvas: CanvasFactory
  /** `preview` leaves out bloom and fine resampling. */
  quality?: Quality
  /** Where the camera was earlier while the shutter was open, for motion blur: earliest first. */
  trail?: readonly CameraState[]
}

const ateliers = new WeakMap<Scene, Atelier>()

/**
 * Paints one instant of the scene over the whole context (scene.width × scene.height pixels). The same scene, camera
 * and time give the same pixels, whatever was painted before.
 */
export function paintFrame(
  context: PaintContext,
  scene: Scene,
  camera: CameraState,
  timeSeconds: number,
  options: PaintOptions,
): void {
  let atelier = ateliers.get(scene)
  if (atelier === undefined) {
    atelier = new Atelier(options.createCanvas)
    ateliers.set(scene, atelier)
  }
  const quality = options.quality ?? 'final'
  const trail = options.trail ?? []
  const drawer = atelier
  const instant = (pen: PaintContext, state: CameraState) =>
    paintInstant(pen, scene, state, { timeSeconds, atelier: drawer, quality })
  if (trail.length === 0) instant(context, camera)
  else {
    const sheet = (name: string) => drawer.sheet(name, scene.width, scene.height)
    expose(context, [...trail, camera], scene, sheet, instant)
  }
  finish(context, scene, atelier, quality)
}

function paintInstant(
  context: PaintContext,
  scene: Scene,
  camera: CameraState,
  rest: Pick<Stage, 'timeSeconds' | 'atelier' | 'quality'>,
): void {
  const view = openView(camera, scene.width, scene.height)
  const stage: Stage = { context, view, light: scene.light, ...rest }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'low'

  const far: Layer = {
    distance: () => 20_000,
    paint: (on) => {
      for (const layer of scene.sky) layer.paint(on)
      for (const layer of scene.ground) layer.paint(on)
      if (scene.mirror !== null) paintMirror(on, scene, scene.mirror)
      for (const layer of scene.surface) layer.paint(on)
    },
  }
  const standing = scene.layers
    .map((layer) => ({ layer, distance: layer.distance(view) }))
    .sort((a, b) => b.distance - a.distance)
  const order = [{ layer: far, distance: 20_000 }, ...standing]
  let at = 0
  while (at < order.length) {
    const blur = blurPixels(order[at]?.distance ?? 0, camera, scene)
    let end = at + 1
    // Neighbours with about the same blur share one sheet.
    while (end < order.length && sameBlur(blur, blurPixels(order[end]?.distance ?? 0, camera, scene))) end++
    const group = order.slice(at, end).map(({ layer }) => layer)
    if (blur < 1.5) for (const layer of group) layer.paint(stage)
    else paintBlurred(stage, group, blur)
    at = end
  }
  for (const layer of scene.overlays) layer.paint(stage)
}

function blurPixels(distance: number, camera: CameraState, scene: Scene): number {
  return camera.aperture <= 0
    ? 0
    : Math.min(scene.width * 0.05, blurDiameter(Math.max(0.3, distance), camera, scene))
}

const sameBlur = (a: number, b: number) =>
  (a < 1.5 && b < 1.5) || (a >= 1.5 && b >= 1.5 && Math.max(a, b) / Math.min(a, b) < 1.45)

/** Out of focus: painted small with a margin, softened, and laid back at full size. */
function paintBlurred(stage: Stage, group: readonly Layer[], blur: number): void {
  const { context, view, atelier } = stage
  const reduce = blur > 9 ? 4 : blur > 3.5 ? 2 : 1
  const margin = Math.ceil(blur * 1.6)
  const width = Math.ceil((view.width + margin * 2) / reduce)
  const height = Math.ceil((view.height + margin * 2) / reduce)
  const sharp = atelier.sheet('out of focus', width, height)
  // A wider frame with the same lens: the focal length in pixels only shrinks with the sheet.
  const state = { ...view.state, focal: (view.state.focal * view.width) / (width * reduce) }
  const small: View = openView(state, width, height, view.mirrored)
  for (const layer of group) layer.paint({ ...stage, context: sharp.context, view: small })
  const soft = atelier.sheet('softened', width, height)
  soft.context.filter = `blur(${(blur / reduce / 2.6).toFixed(2)}px)`
  soft.context.drawImage(sharp.canvas, 0, 0)
  soft.context.filter = 'none'
  // The sheet may be a few pixels wider than asked; its middle is the frame's.
  const left = (view.width - width * reduce) / 2
  const top = (view.height - height * reduce) / 2
  context.drawImage(soft.canvas, left, top, width * reduce, height * reduce)
}

const MIRROR_REDUCE = 2

/** What stands, seen upside down in the ground, broken into rows that ripple. */
function paintMirror(stage: Stage, scene: Scene, mirror: { strength: number; ripple: number }): void {
  const { context, view, atelier, timeSeconds } = stage
  const width = Math.ceil(view.width / MIRROR_REDUCE)
  const height = Math.ceil(view.height / MIRROR_REDUCE)
  const sheet = atelier.sheet('mirror', width, height)
  const upsideDown = openView(view.state, width, height, true)
  const reflecting = scene.layers
    .filter((layer) => layer.reflects === true)
    .map((layer) => ({ layer, distance: layer.distance(view) }))
    .sort((a, b) => b.distance - a.distance)
  const inside: Stage = { ...stage, context: sheet.context, view: upsideDown }
  // Only what falls on the ground is seen.
  sheet.context.save()
  traceBelowHorizon(sheet.context, upsideDown)
  sheet.context.clip()
  for (const { layer } of reflecting) layer.paint(inside)
  sheet.context.restore()
  context.globalAlpha = mirror.strength
  const horizon = highestHorizon(upsideDown)
  const rows = mirror.ripple > 0.01 ? 90 : 1
  const step = height / rows
  for (let row = 0; row < rows; row++) {
    const from = Math.floor(row * step)
    const size = Math.floor((row + 1) * step) - from
    if (size <= 0 || from + size < horizon) continue
    const below = Math.max(0, row / rows - 0.5) * 2
    const shift =
      Math.sin(row * 0.83 + timeSeconds * 2.3) * mirror.ripple * view.width * 0.004 * (0.25 + below)
    context.drawImage(
      sheet.canvas,
      0,
      from,
      width,
      size,
      shift,
      from * MIRROR_REDUCE,
      view.width,
      size * MIRROR_REDUCE,
    )
  }
  context.globalAlpha = 1
}

/** Pixels from the top above which nothing of the ground is seen. */
function highestHorizon(view: View): number {
  const { x, y } = onPlumbLine(view, 0)
  const { x: upX, y: upY } = view.skyward
  // Seen from above its upper side, or steeply leaning, the ground may be anywhere.
  if (upY > -0.2) return 0
  const at = (edge: number) => y - ((edge - x) * upX) / upY
  return Math.max(0, Math.min(at(0), at(view.width)) - 1)
}

/** Bloom of the brightest parts and the lens's darker corners. */
function finish(context: PaintContext, scene: Scene, atelier: Atelier, quality: Quality): void {
  const { width, height } = scene
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (quality === 'final') layBloom(context, atelier, width, height)
  context.globalCompositeOperation = 'multiply'
  context.drawImage(atelier.keep('vignette', width, height, paintVignette).canvas, 0, 0)
  context.globalCompositeOperation = 'source-over'
}

function paintVignette({ context, width, height }: Surface): void {
  const reach = Math.hypot(width, height) / 2
  const middleX = width / 2
  const middleY = height / 2
  const dark = context.createRadialGradient(middleX, middleY, reach * 0.5, middleX, middleY, reach * 1.02)
  dark.addColorStop(0, 'rgb(255,255,255)')
  dark.addColorStop(1, css([202, 199, 204]))
  context.fillStyle = dark
  context.fillRect(0, 0, width, height)
}
