import type { PaintContext } from '../canvas.ts'
import { ramp } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import { paintGlows } from './glows.ts'
import { dressAt, dressOf, type Picture, pictureOf, poseOf } from './picture.ts'
import { paintShadow } from './shadow.ts'
import type { Standing } from './standing.ts'
import { type Affine, boxIsSeen, project, type Spot, type View } from './view.ts'

const foot: Spot = { x: 0, y: 0, depth: 0 }
const aside: Spot = { x: 0, y: 0, depth: 0 }
const head: Spot = { x: 0, y: 0, depth: 0 }

/** Where a standing thing is at this time. What the camera follows goes its way, all else its own. */
function placeOf(standing: Standing, timeSeconds: number, { state }: View): { x: number; z: number } {
  if (standing.lead === true && state.travelX !== undefined)
    return { x: standing.x + state.travelX, z: standing.z + (state.travelZ ?? 0) }
  const speed = standing.moving ? (standing.subject.speed ?? 0) : 0
  if (speed === 0) return standing
  return { x: standing.x + standing.facing * speed * standing.scale * timeSeconds, z: standing.z }
}

export function spriteLayer(standing: Standing): Layer {
  return {
    distance: (view) => depthOf(view, standing),
    reflects:
      standing.subject.home !== 'land' || standing.subject.island === true || standing.mirrored === true,
    paint: (stage) => paintStanding(stage, standing),
  }
}

function depthOf(view: View, standing: Standing): number {
  const { x, z } = placeOf(standing, 0, view)
  return Math.max(0.05, project(view, x, standing.y, z, foot).depth)
}

/** Paints one standing thing: a picture that always turns to the camera, upright in the world. */
function paintStanding(stage: Stage, standing: Standing): void {
  const { context, view, light, timeSeconds } = stage
  const { subject, scale } = standing
  const { x, z } = placeOf(standing, timeSeconds, view)
  project(view, x, standing.y, z, foot)
  if (foot.depth < 0.3) return
  const metre = view.focal / foot.depth
  const reach = (subject.height + (subject.below ?? 0) + subject.width) * scale * metre
  if (foot.x < -reach || foot.x > view.width + reach || foot.y < -reach || foot.y > view.height + reach)
    return
  if (subject.height * scale * metre < 0.7) return

  // The picture stands upright until the camera looks steeply down; then it lies back towards the lens.
  const steep = ramp(Math.abs(view.pitch), 0.95, 1.45)
  const up = view.axes.up
  const upX = up.x * steep
  const upY = 1 - steep + up.y * steep
  const upZ = up.z * steep
  const sway = (subject.sway ?? 0) * Math.sin(timeSeconds * 1.3 + standing.phase * 6.28) * subject.height
  const heading = (view.azimuth * Math.PI) / 180
  const rightX = Math.cos(heading)
  const rightZ = -Math.sin(heading)
  const tall = subject.height * scale
  project(view, x + rightX * scale, standing.y, z + rightZ * scale, aside)
  project(
    view,
    x + upX * tall + rightX * sway * scale,
    standing.y + upY * tall,
    z + upZ * tall + rightZ * sway * scale,
    head,
  )
  if (aside.depth < 0.1 || head.depth < 0.1) return
  const facing = standing.facing
  const unitX = { x: (aside.x - foot.x) * facing, y: (aside.y - foot.y) * facing }
  const unitY = { x: (head.x - foot.x) / subject.height, y: (head.y - foot.y) / subject.height }

  const dress = dressOf(standing, dressAt(light, view, x, z, foot.depth))
  let kept: Picture | null = null
  const picture = () => {
    kept ??= pictureOf(stage, standing, dress, metre * scale)
    return kept
  }
  if (standing.shadow && !view.mirrored) paintShadow(stage, standing, dress, picture, x, z)
  const matrix: Affine = [unitX.x, unitX.y, -unitY.x, -unitY.y, foot.x, foot.y]
  const half = subject.width / 2
  if (boxIsSeen(view, matrix, -half, -subject.height, half, subject.below ?? 0.05 * subject.height)) {
    drawPicture(context, picture(), matrix)
  }
  const glows = subject.glows?.(poseOf(stage, standing, 0))
  if (glows !== undefined) paintGlows(stage, glows, foot, unitX, unitY)
}

/** Lays the picture on the frame; the matrix takes metres right and down from its foot to pixels. */
function drawPicture(context: PaintContext, picture: Picture, matrix: Affine): void {
  const s = 1 / picture.pixelsPerMetre
  const [a, b, c, d, e, f] = matrix
  context.setTransform(a * s, b * s, c * s, d * s, e, f)
  const { width, height } = picture
  context.drawImage(
    picture.surface.canvas,
    0,
    0,
    width,
    height,
    -picture.originX,
    -picture.originY,
    width,
    height,
  )
  context.setTransform(1, 0, 0, 1, 0, 0)
}
