import type { PaintContext, Surface } from '../canvas.ts'
import { css, hex, mix } from '../colour.ts'
import { airShare, type Light } from '../light.ts'
import { clamp } from '../noise.ts'
import type { Stage } from '../scene.ts'
import type { Pose } from '../subjects/subject.ts'
import type { Look } from '../words/words.ts'
import { litTone } from './ridge.ts'
import type { Standing } from './standing.ts'
import type { View } from './view.ts'

/** No picture of a subject is kept larger than this: beyond it, it is scaled up. */
const PICTURE_PIXELS_MAX = 1500

/** How light and air dress a subject at one place. */
export interface Dress {
  /** −1 light from the picture's left, 1 from its right; 0 from front or behind. */
  side: number
  /** 1 when the light is behind the subject. */
  behind: number
  haze: number
}

/** A subject painted as the camera sees it here. */
export interface Picture {
  /** The picture lies in its upper left corner. */
  surface: Surface
  width: number
  height: number
  pixelsPerMetre: number
  /** Where its foot is. */
  originX: number
  originY: number
  /** Its name among the kept pictures; null when it is painted anew for each frame. */
  key: string | null
}

/** `rim` is how wide the lit outline is, in pixels. */
type Frame = Omit<Picture, 'surface' | 'key'> & { rim: number }

/** The light on a thing that stands at (x, z), `distance` metres away. */
export function dressAt(light: Light, view: View, x: number, z: number, distance: number): Dress {
  const azimuth = (Math.atan2(x - view.state.x, z - view.state.z) * 180) / Math.PI
  const turn = ((light.key.azimuth - azimuth) * Math.PI) / 180
  const high = Math.cos((light.key.elevation * Math.PI) / 180)
  return {
    side: clamp(Math.sin(turn) * 1.25, -1, 1),
    behind: clamp(Math.cos(turn) * high, -1, 1),
    haze: airShare(light, distance),
  }
}

const isAnimated = ({ subject, moving }: Standing): boolean =>
  subject.animated === true || (subject.animated === 'moving' && moving)

/** The same in the steps of the pictures that are kept, which so are shared; `dress` as the picture faces. */
export function dressOf(standing: Standing, dress: Dress): Dress {
  const { subject, facing } = standing
  if (isAnimated(standing)) return { ...dress, side: dress.side * facing }
  // On one of a crowd a quarter of the light cannot be seen; on one that stands for itself an eighth.
  const steps = subject.variants === undefined ? 8 : 4
  const step = (value: number, count: number) => Math.round(value * count) / count
  return {
    side: step(dress.side * facing, steps),
    behind: step(dress.behind, steps),
    haze: step(dress.haze, 16),
  }
}

/** How much of the light falls on the side that is seen, 0–1. */
export function frontLight(light: Light, behind: number): number {
  return clamp(0.62 - behind * (light.key.elevation < 15 ? 0.55 : 0.19), 0.04, 0.95)
}

/** How brightly the light outlines a thing from behind, 0–1. */
export function rimLight(light: Light, behind: number): number {
  return light.key.strength * clamp(0.3 + behind * 0.6, 0, 0.85)
}

/** The next larger of so many sizes from each power of two to the next. */
const stepUp = (size: number, steps: number): number =>
  2 ** (Math.ceil(Math.log2(Math.max(1, size)) * steps) / steps)

export function pictureOf(
  stage: Stage,
  standing: Standing,
  dress: Dress,
  neededPixelsPerMetre: number,
): Picture {
  const { atelier } = stage
  const { subject } = standing
  const below = subject.below ?? 0.05 * subject.height
  const largest = Math.max(subject.width, subject.height + below)
  // Sizes go in steps of √2, a function of the camera alone, so that any frame may be painted first. What is painted anew
  // for each frame goes in finer ones on the same sheets.
  const most = PICTURE_PIXELS_MAX / largest
  const room = Math.min(stepUp(neededPixelsPerMetre, 2), most)
  const pixelsPerMetre = isAnimated(standing) ? Math.min(stepUp(neededPixelsPerMetre, 8), most) : room
  const pixels = (metres: number, scale: number) => Math.ceil(metres * scale) + 8
  const width = pixels(subject.width, pixelsPerMetre)
  const height = pixels(subject.height + below, pixelsPerMetre)
  const frame = {
    pixelsPerMetre,
    width,
    height,
    originX: width / 2,
    originY: 4 + subject.height * pixelsPerMetre,
    rim: (clamp(room * 0.016, 0.8, subject.bust === true ? 6 : 3) * pixelsPerMetre) / room,
  }
  const pose = poseOf(stage, standing, dress.behind)
  const drawBare = ({ context }: Surface) => inMetres(context, frame, (pen) => subject.draw(pen, pose))
  if (isAnimated(standing)) {
    const sheet = (name: string) =>
      atelier.sheet(name, pixels(subject.width, room), pixels(subject.height + below, room))
    const bare = sheet('bare subject')
    drawBare(bare)
    const surface = sheet('subject')
    dressPicture(stage, surface, bare, standing, dress, frame, pose)
    return { surface, key: null, ...frame }
  }
  const variant = standing.seed % (subject.variants ?? 1)
  const colour = standing.colour === null ? '' : standing.colour.join()
  const look = standing.look === undefined ? '' : Object.values(standing.look).join()
  const bareKey = `${subject.id} ${variant} ${colour} ${look} ${pixelsPerMetre.toFixed(3)} ${dress.behind}`
  const key = `${bareKey} ${dress.side} ${dress.haze}`
  const surface = atelier.keep(key, width, height, (own) => {
    const bare = atelier.keep(bareKey, width, height, drawBare)
    dressPicture(stage, own, bare, standing, dress, frame, pose)
  })
  return { surface, key, ...frame }
}

const nobody: Look = { who: null, hair: null, beard: false, umbrella: false, profile: false }

export function poseOf(stage: Stage, standing: Standing, behind: number): Pose {
  const { light } = stage
  const lit = frontLight(light, behind)
  return {
    timeSeconds: stage.timeSeconds,
    phase: standing.phase,
    seed: standing.seed % (standing.subject.variants ?? 1_000_000),
    moving: standing.moving,
    seated: standing.seated ?? false,
    submerged: standing.submerged ?? false,
    colour: standing.colour,
    look: standing.look ?? nobody,
    season: standing.season,
    dark: light.dark,
    snowy: standing.snowy,
    tone: (colour, alpha) =>
      css(litTone(light, typeof colour === 'string' ? hex(colour) : colour, lit), alpha),
  }
}

/** Draws with the pen in the subject's own metres, y up from its foot. */
function inMetres(context: PaintContext, frame: Frame, draw: (pen: PaintContext) => void): void {
  const { pixelsPerMetre, originX, originY } = frame
  context.setTransform(pixelsPerMetre, 0, 0, -pixelsPerMetre, originX, originY)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  draw(context)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
}

/** Puts light, outline and air on the bare picture. */
function dressPicture(
  stage: Stage,
  surface: Surface,
  bare: Surface,
  standing: Standing,
  dress: Dress,
  frame: Frame,
  pose: Pose,
): void {
  const { context } = surface
  const { width, height, rim: thickness } = frame
  const { light } = stage
  const { subject } = standing
  const { strength, colour } = light.key
  const layBare = (x: number, y: number) =>
    context.drawImage(bare.canvas, 0, 0, width, height, x, y, width, height)
  const coat = (fill: string | CanvasGradient) => {
    context.fillStyle = fill
    context.fillRect(0, 0, width, height)
  }
  const rim = rimLight(light, dress.behind)
  const large = frame.pixelsPerMetre * subject.height > 14
  // All of it in the rim's colour, and the picture again, further from the light: an edge is left.
  if (light.sides !== undefined && large) {
    const [left, right] = standing.facing > 0 ? light.sides : [light.sides[1], light.sides[0]]
    for (const shift of [thickness, -thickness]) layBare(shift * 0.6, 0)
    context.globalCompositeOperation = 'source-atop'
    const gradient = context.createLinearGradient(0, 0, width, 0)
    gradient.addColorStop(0.3, css(left, 0.85))
    gradient.addColorStop(0.7, css(right, 0.85))
    coat(gradient)
    layBare(0, 0)
  } else if (rim > 0.08 && large) {
    const asideX = dress.side * thickness * 0.7
    const asideY = thickness * 0.45
    layBare(asideX, -asideY)
    context.globalCompositeOperation = 'source-atop'
    coat(css(mix(colour, [255, 255, 255], 0.2), rim))
    layBare(-asideX, asideY)
  } else {
    layBare(0, 0)
    context.globalCompositeOperation = 'source-atop'
  }
  if (strength > 0.1 && Math.abs(dress.side) > 0.05) {
    const [from, to] = dress.side > 0 ? [width, 0] : [0, width]
    const gradient = context.createLinearGradient(from, 0, to, 0)
    const reach = Math.abs(dress.side) * strength
    gradient.addColorStop(0, css(colour, 0.3 * reach))
    gradient.addColorStop(0.45, css(colour, 0.02))
    gradient.addColorStop(0.55, css(light.shade, 0.02))
    gradient.addColorStop(1, css(light.shade, 0.34 * reach))
    coat(gradient)
  }
  if (dress.haze > 0) coat(css(light.haze, Math.min(0.999, dress.haze)))
  context.globalCompositeOperation = 'source-over'
  if (subject.drawLights === undefined) return
  context.globalAlpha = 1 - dress.haze * 0.6
  inMetres(context, frame, (pen) => subject.drawLights?.(pen, pose))
}
