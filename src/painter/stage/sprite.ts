import { GROUND_Y } from '#camera/state.ts'
import type { PaintContext, Surface } from '../canvas.ts'
import { type Colour, css, hex, mix } from '../colour.ts'
import { airShare, type Light } from '../light.ts'
import { clamp, ramp } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import type { Pose, Subject } from '../subjects/subject.ts'
import type { Season } from '../words/words.ts'
import { paintGlows } from './glows.ts'
import { softGlow } from './gradient.ts'
import { litTone } from './ridge.ts'
import { project, type Spot, type View } from './view.ts'

/** No picture of a subject is kept larger than this: beyond it, it is scaled up. */
const PICTURE_PIXELS_MAX = 1500
const SHADOW_REDUCE = 4

/** One subject put into the world: its foot stands at this point. */
export interface Standing {
  subject: Subject
  x: number
  y: number
  z: number
  /** Times its usual size. */
  scale: number
  facing: 1 | -1
  phase: number
  seed: number
  moving: boolean
  colour: Colour | null
  season: Season
  snowy: boolean
  /** Casts a shadow on the ground. */
  shadow: boolean
}

const foot: Spot = { x: 0, y: 0, depth: 0 }
const aside: Spot = { x: 0, y: 0, depth: 0 }
const head: Spot = { x: 0, y: 0, depth: 0 }

/** Where a standing thing is at this time: movers go and come back out of sight. */
export function placeOf(standing: Standing, timeSeconds: number): { x: number; z: number } {
  const speed = standing.moving ? (standing.subject.speed ?? 0) : 0
  if (speed === 0) return standing
  return { x: standing.x + standing.facing * speed * standing.scale * timeSeconds, z: standing.z }
}

export function spriteLayer(standing: Standing): Layer {
  return {
    distance: (view) => depthOf(view, standing),
    reflects: standing.subject.home !== 'land',
    paint: (stage) => paintStanding(stage, standing),
  }
}

function depthOf(view: View, standing: Standing): number {
  return Math.max(0.05, project(view, standing.x, standing.y, standing.z, foot).depth)
}

/** Paints one standing thing: a picture that always turns to the camera, upright in the world. */
function paintStanding(stage: Stage, standing: Standing): void {
  const { context, view, light, timeSeconds } = stage
  const { subject, scale } = standing
  const { x, z } = placeOf(standing, timeSeconds)
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

  const dress = dressOf(light, view, x, z, foot.depth, facing)
  const picture = pictureOf(stage, standing, dress, metre * scale)
  if (standing.shadow && !view.mirrored) paintShadow(stage, standing, dress, picture, x, z)

  const { surface, pixelsPerMetre } = picture
  const s = 1 / pixelsPerMetre
  project(view, x, standing.y, z, foot)
  context.setTransform(unitX.x * s, unitX.y * s, -unitY.x * s, -unitY.y * s, foot.x, foot.y)
  context.drawImage(surface.canvas, -picture.originX, -picture.originY)
  context.setTransform(1, 0, 0, 1, 0, 0)
  const glows = subject.glows?.(poseOf(stage, standing, { side: 0, behind: 0, haze: 0 }))
  if (glows !== undefined) paintGlows(stage, glows, foot, unitX, unitY)
}

interface Dress {
  /** −1 light from the picture's left, 1 from its right; 0 from front or behind. */
  side: number
  /** 1 when the light is behind the subject. */
  behind: number
  haze: number
}

function dressOf(light: Light, view: View, x: number, z: number, distance: number, facing: number): Dress {
  const azimuth = (Math.atan2(x - view.state.x, z - view.state.z) * 180) / Math.PI
  const turn = ((light.key.azimuth - azimuth) * Math.PI) / 180
  // Steps, so that kept pictures are shared: an eighth of the light cannot be seen.
  const step = (value: number) => Math.round(value * 8) / 8
  const high = Math.cos((light.key.elevation * Math.PI) / 180)
  return {
    side: step(clamp(Math.sin(turn) * 1.25, -1, 1) * facing),
    behind: step(clamp(Math.cos(turn) * high, -1, 1)),
    haze: Math.round(airShare(light, distance) * 16) / 16,
  }
}

interface Picture {
  surface: Surface
  pixelsPerMetre: number
  originX: number
  originY: number
  /** Its name among the kept pictures; null when it is painted anew for each frame. */
  key: string | null
}

function pictureOf(stage: Stage, standing: Standing, dress: Dress, neededPixelsPerMetre: number): Picture {
  const { subject } = standing
  const below = subject.below ?? 0.05 * subject.height
  const largest = Math.max(subject.width, subject.height + below)
  // Sizes go in steps of √2, a function of the camera alone, so that any frame may be painted first.
  const wanted = 2 ** (Math.ceil(Math.log2(Math.max(1, neededPixelsPerMetre)) * 2) / 2)
  const pixelsPerMetre = Math.min(wanted, PICTURE_PIXELS_MAX / largest)
  const width = Math.ceil(subject.width * pixelsPerMetre) + 8
  const height = Math.ceil((subject.height + below) * pixelsPerMetre) + 8
  const originX = width / 2
  const originY = 4 + subject.height * pixelsPerMetre
  const frame = { pixelsPerMetre, originX, originY }
  const paint = (surface: Surface) => paintPicture(stage, surface, standing, dress, frame)
  if (subject.animated === true) {
    const surface = stage.atelier.sheet('subject', width, height)
    paint(surface)
    return { surface, key: null, ...frame }
  }
  const variant = standing.seed % (subject.variants ?? 1)
  const colour = standing.colour === null ? '' : standing.colour.join()
  const key = `${subject.id} ${variant} ${colour} ${pixelsPerMetre.toFixed(3)} ${dress.side} ${dress.behind} ${dress.haze}`
  return { surface: stage.atelier.keep(key, width, height, paint), key, ...frame }
}

function poseOf(stage: Stage, standing: Standing, dress: Dress): Pose {
  const { light } = stage
  const low = light.key.elevation < 15 ? 1 : 0.35
  const lit = clamp(0.62 - dress.behind * 0.55 * low, 0.04, 0.95)
  return {
    timeSeconds: stage.timeSeconds,
    phase: standing.phase,
    seed: standing.seed % (standing.subject.variants ?? 1_000_000),
    moving: standing.moving,
    colour: standing.colour,
    season: standing.season,
    dark: light.dark,
    snowy: standing.snowy,
    tone: (colour, alpha) =>
      css(litTone(light, typeof colour === 'string' ? hex(colour) : colour, lit), alpha),
  }
}

function paintPicture(
  stage: Stage,
  surface: Surface,
  standing: Standing,
  dress: Dress,
  frame: { pixelsPerMetre: number; originX: number; originY: number },
): void {
  const { context, width, height } = surface
  const { light, atelier } = stage
  const { subject } = standing
  const pose = poseOf(stage, standing, dress)
  const own = (draw: (pen: PaintContext, pose: Pose) => void) => {
    context.setTransform(frame.pixelsPerMetre, 0, 0, -frame.pixelsPerMetre, frame.originX, frame.originY)
    context.lineCap = 'round'
    context.lineJoin = 'round'
    draw(context, pose)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
  }
  own((pen) => subject.draw(pen, pose))

  const { strength, colour } = light.key
  context.globalCompositeOperation = 'source-atop'
  if (strength > 0.1 && Math.abs(dress.side) > 0.05) {
    const gradient = context.createLinearGradient(
      dress.side > 0 ? width : 0,
      0,
      dress.side > 0 ? 0 : width,
      0,
    )
    const reach = Math.abs(dress.side) * strength
    gradient.addColorStop(0, css(colour, 0.3 * reach))
    gradient.addColorStop(0.45, css(colour, 0.02))
    gradient.addColorStop(0.55, css(light.shade, 0.02))
    gradient.addColorStop(1, css(light.shade, 0.34 * reach))
    context.fillStyle = gradient
    context.fillRect(0, 0, width, height)
  }
  const rim = strength * clamp(0.3 + dress.behind * 0.6, 0, 0.85)
  const thickness = clamp(frame.pixelsPerMetre * 0.024, 0.8, 4.5)
  if (rim > 0.08 && frame.pixelsPerMetre * subject.height > 14) {
    const edge = atelier.sheet('rim', width, height)
    edge.context.drawImage(surface.canvas, 0, 0)
    edge.context.globalCompositeOperation = 'destination-out'
    edge.context.drawImage(surface.canvas, -dress.side * thickness * 1.4, thickness * 0.9)
    edge.context.globalCompositeOperation = 'source-in'
    edge.context.fillStyle = css(mix(colour, [255, 255, 255], 0.2))
    edge.context.fillRect(0, 0, width, height)
    context.globalAlpha = Math.min(1, rim)
    context.drawImage(edge.canvas, 0, 0)
    context.globalAlpha = 1
  }
  if (dress.haze > 0) {
    context.fillStyle = css(light.haze, Math.min(0.999, dress.haze))
    context.fillRect(0, 0, width, height)
  }
  context.globalCompositeOperation = 'source-over'
  if (subject.drawLights !== undefined) {
    context.globalAlpha = 1 - dress.haze * 0.6
    own((pen) => subject.drawLights?.(pen, pose))
  }
}

function paintShadow(
  stage: Stage,
  standing: Standing,
  dress: Dress,
  picture: Picture,
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
  softGlow(context, 0, 0, wide * 0.62, mix(light.shade, [0, 0, 0], 0.75), 0.75)
  context.restore()

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
  const heading = (view.azimuth * Math.PI) / 180
  project(view, x + Math.cos(heading) * scale, GROUND_Y, z - Math.sin(heading) * scale, aside)
  const shade = shadowPicture(stage, picture)
  const s = SHADOW_REDUCE / picture.pixelsPerMetre
  const widen = 0.5 + 0.5 * spread
  const tall = subject.height
  context.globalAlpha = 1 - dress.haze * 0.8
  context.setTransform(
    (aside.x - base.x) * s * widen * standing.facing,
    (aside.y - base.y) * s * widen * standing.facing,
    (-(head.x - base.x) / tall) * s,
    (-(head.y - base.y) / tall) * s,
    base.x,
    base.y,
  )
  context.drawImage(shade.canvas, -picture.originX / SHADOW_REDUCE, -picture.originY / SHADOW_REDUCE)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
}

/** The picture's outline in the shade's colour, fading towards its head; shadows are soft, so it is kept small. */
function shadowPicture(stage: Stage, picture: Picture): Surface {
  const { light, atelier } = stage
  const width = Math.ceil(picture.surface.width / SHADOW_REDUCE)
  const height = Math.ceil(picture.surface.height / SHADOW_REDUCE)
  const paint = ({ context }: Surface) => {
    context.drawImage(picture.surface.canvas, 0, 0, width, height)
    context.globalCompositeOperation = 'source-in'
    const fade = context.createLinearGradient(0, picture.originY / SHADOW_REDUCE, 0, 0)
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
