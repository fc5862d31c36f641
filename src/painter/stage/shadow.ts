import { GROUND_Y } from '#camera/state.ts'
import type { Surface } from '../canvas.ts'
import { css, mix } from '../colour.ts'
import type { Stage } from '../scene.ts'
import { paintContact } from './contact.ts'
import { type Dress, type Picture, poseOf } from './picture.ts'
import { softGlow } from './soft-glow.ts'
import type { Standing } from './standing.ts'
import { type Affine, boxIsSeen, project, type Spot } from './view.ts'

/** Shadows are soft, so they are kept small; those of a studio's soft boxes most. */
const SHADOW_REDUCE = 4
const SOFT_REDUCE = 12

const foot: Spot = { x: 0, y: 0, depth: 0 }
const aside: Spot = { x: 0, y: 0, depth: 0 }
const head: Spot = { x: 0, y: 0, depth: 0 }

/** A soft dark at the foot and, under a strong light, the picture's outline laid down on the ground. */
export function paintShadow(
  stage: Stage,
  standing: Standing,
  dress: Dress,
  /** Asked for only when the shadow falls into the frame. */
  picture: () => Picture,
  x: number,
  z: number,
): void {
  const { context, view, light } = stage
  const { subject, scale } = standing
  project(view, x, GROUND_Y, z, foot)
  const base = { x: foot.x, y: foot.y }
  const metre = view.focal / foot.depth
  const wide = subject.width * scale * metre
  // A soft dark where the thing meets the ground, whatever the light.
  const flat = Math.max(
    0.06,
    Math.min(0.5, Math.abs((view.state.y - GROUND_Y) / foot.depth) + Math.abs(view.pitch) * 0.5),
  )
  context.save()
  context.translate(base.x, base.y)
  context.rotate(Math.atan2(view.skyward.y, view.skyward.x) + Math.PI / 2)
  context.scale(1, flat)
  const feet = subject.feet?.(poseOf(stage, standing, dress.behind))
  softGlow(stage, 0, 0, wide * 0.62, mix(light.shade, [0, 0, 0], 0.75), feet === undefined ? 0.75 : 0.5)
  context.restore()
  const heading = (view.azimuth * Math.PI) / 180
  project(view, x + Math.cos(heading) * scale, GROUND_Y, z - Math.sin(heading) * scale, aside)
  const across = { x: (aside.x - base.x) * standing.facing, y: (aside.y - base.y) * standing.facing }
  if (feet !== undefined) paintContact(stage, feet, base, across, flat)

  const { strength, elevation, azimuth } = light.key
  if (strength < 0.3 || elevation < 0.5) return
  const away = ((azimuth + 180) * Math.PI) / 180
  const dirX = Math.sin(away)
  const dirZ = Math.cos(away)
  const towards = -(dirX * view.axes.forward.x + dirZ * view.axes.forward.z)
  let length = Math.min(7, 1 / Math.tan((elevation * Math.PI) / 180)) * subject.height * scale
  // The picture is laid down as one flat sheet: keep it where that is still true enough.
  if (towards > 0) length = Math.min(length, (foot.depth * 0.42) / towards)
  project(view, x + dirX * length, GROUND_Y, z + dirZ * length, head)
  if (head.depth < 0.3) return
  const spread = foot.depth / head.depth
  const widen = 0.5 + 0.5 * spread
  const tall = subject.height
  const matrix: Affine = [
    across.x * widen,
    across.y * widen,
    -(head.x - base.x) / tall,
    -(head.y - base.y) / tall,
    base.x,
    base.y,
  ]
  const half = subject.width / 2
  if (!boxIsSeen(view, matrix, -half, -tall, half, 0)) return
  const outline = picture()
  const reduce = subject.tabletop === true ? SOFT_REDUCE : SHADOW_REDUCE
  const shade = shadowPicture(stage, outline, reduce)
  const s = reduce / outline.pixelsPerMetre
  const [a, b, c, d, e, f] = matrix
  context.globalAlpha = 1 - dress.haze * 0.8
  // A shadow takes light away: the ground keeps its own colour.
  context.globalCompositeOperation = 'multiply'
  context.setTransform(a * s, b * s, c * s, d * s, e, f)
  context.drawImage(shade.canvas, -outline.originX / reduce, -outline.originY / reduce)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalCompositeOperation = 'source-over'
  context.globalAlpha = 1
}

/** The picture's outline in the shade's colour, fading towards its head. */
function shadowPicture(stage: Stage, picture: Picture, reduce: number): Surface {
  const { light, atelier } = stage
  const width = Math.ceil(picture.width / reduce)
  const height = Math.ceil(picture.height / reduce)
  const paint = ({ context }: Surface) => {
    context.drawImage(picture.surface.canvas, 0, 0, picture.width, picture.height, 0, 0, width, height)
    context.globalCompositeOperation = 'source-in'
    const fade = context.createLinearGradient(0, picture.originY / reduce, 0, 0)
    const dark = mix(light.shade, [10, 8, 20], 0.55)
    const strength = Math.min(1, light.key.strength)
    fade.addColorStop(0, css(dark, 0.62 * strength))
    fade.addColorStop(1, css(dark, 0.16 * strength))
    context.fillStyle = fade
    context.fillRect(0, 0, width, height)
    context.globalCompositeOperation = 'source-over'
  }
  if (picture.key !== null) return atelier.keep(`shadow of ${picture.key}`, width, height, paint)
  const sheet = atelier.sheet('shadow', width, height)
  paint(sheet)
  return sheet
}
