import type { PaintContext, Surface } from '../canvas.ts'
import { css, hex, mix } from '../colour.ts'
import { airShare, type Light } from '../light.ts'
import { clamp } from '../noise.ts'
import type { Stage } from '../scene.ts'
import type { Pose } from '../subjects/subject.ts'
import { litTone } from './ridge.ts'
import type { Standing } from './sprite.ts'
import type { View } from './view.ts'

/** No picture of a subject is kept larger than this: beyond it, it is scaled up. */
const PICTURE_PIXELS_MAX = 1500

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
