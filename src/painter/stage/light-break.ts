import { type Colour, css, mix } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import { softGlow } from './soft-glow.ts'
import { projectDirection, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const foot: Spot = { x: 0, y: 0, depth: 0 }
/** Seconds from one stroke of lightning to about the next. */
const STROKE_SECONDS = 2.6

/** Where the clouds of a storm have torn over the horizon: light behind them, and beams that fall out. */
export function lightBreakLayer(seed: number): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint(stage) {
      const { context, view, light } = stage
      const { azimuth } = light.key
      const degree = (view.focal * Math.PI) / 180
      const warm = mix(light.key.colour, [255, 214, 150], light.dark > 0.7 ? 0.1 : 0.5)
      projectDirection(view, azimuth, 2.2, spot)
      if (spot.depth < 0.1) return
      context.save()
      context.globalCompositeOperation = 'screen'
      context.translate(spot.x, spot.y)
      context.rotate(Math.atan2(view.skyward.y, view.skyward.x) + Math.PI / 2)
      context.save()
      context.scale(1, 0.24)
      softGlow(stage, 0, 0, degree * 24, warm, 0.9)
      context.restore()
      context.restore()
      context.globalCompositeOperation = 'screen'
      for (let i = 0; i < 7; i++) paintBeam(stage, azimuth, i, warm, seed)
      context.globalCompositeOperation = 'source-over'
    },
  }
}

function paintBeam(
  { context, view, timeSeconds }: Stage,
  azimuth: number,
  i: number,
  colour: Colour,
  seed: number,
) {
  const off = i - 3 + (hashAt(i, 1, seed) - 0.5) * 0.8
  projectDirection(view, azimuth + off * 1.5, 6.5 + 5 * hashAt(i, 4, seed), spot)
  projectDirection(view, azimuth + off * 4.4, -0.4, foot)
  if (spot.depth < 0.1 || foot.depth < 0.1) return
  const life = 0.6 + 0.4 * Math.sin(timeSeconds * 0.35 + i * 2.3)
  const fade = context.createLinearGradient(spot.x, spot.y, foot.x, foot.y)
  const alpha = 0.2 * life
  fade.addColorStop(0, css(colour, 0))
  fade.addColorStop(0.45, css(colour, alpha))
  fade.addColorStop(1, css(colour, alpha * 0.25))
  context.fillStyle = fade
  const wide = view.width * (0.012 + 0.018 * hashAt(i, 2, seed))
  context.beginPath()
  context.moveTo(spot.x - wide * 0.4, spot.y)
  context.lineTo(spot.x + wide * 0.4, spot.y)
  context.lineTo(foot.x + wide * 1.6, foot.y)
  context.lineTo(foot.x - wide * 1.6, foot.y)
  context.closePath()
  context.fill()
}

/** The stroke of lightning that is seen at this time, if any: where it stands, and how bright it is (0–1). */
function strokeAt(
  timeSeconds: number,
  seed: number,
): { azimuth: number; flash: number; number: number } | null {
  const number = Math.floor(timeSeconds / STROKE_SECONDS)
  const age = timeSeconds - number * STROKE_SECONDS - hashAt(number, 1, seed) * 1.6
  if (age < 0 || age > 0.5) return null
  const flash = Math.exp(-age * 9) * (age < 0.12 && age > 0.06 ? 0.35 : 1)
  return { azimuth: (hashAt(number, 2, seed) - 0.5) * 40, flash, number }
}

/** Lightning over the land or the sea: a stroke, and the pale light that it throws on all. */
export function lightningLayers(seed: number): { sky: Layer; overlay: Layer } {
  return {
    sky: {
      distance: () => Number.POSITIVE_INFINITY,
      paint(stage) {
        const stroke = strokeAt(stage.timeSeconds, seed)
        if (stroke !== null && stroke.flash > 0.05) paintStroke(stage, stroke, seed)
      },
    },
    overlay: {
      distance: () => 0,
      paint(stage) {
        const { context, view, timeSeconds } = stage
        const stroke = strokeAt(timeSeconds, seed)
        if (stroke === null) return
        projectDirection(view, stroke.azimuth, 14, spot)
        if (spot.depth < 0.1) return
        context.globalCompositeOperation = 'lighter'
        softGlow(stage, spot.x, spot.y, view.width * 0.8, [190, 205, 255], 0.5 * stroke.flash)
        context.globalCompositeOperation = 'source-over'
      },
    },
  }
}

function paintStroke(
  { context, view }: Stage,
  { azimuth, flash, number }: { azimuth: number; flash: number; number: number },
  seed: number,
): void {
  const degree = (view.focal * Math.PI) / 180
  const way = (branch: number, from: number, to: number, lean: number) => {
    context.beginPath()
    for (let k = 0; k <= 9; k++) {
      const t = k / 9
      const off = (hashAt(number * 31 + branch, k, seed) - 0.5) * 2.4 * Math.min(1, k) + lean * t
      projectDirection(view, azimuth + off, from + (to - from) * t, spot)
      if (spot.depth < 0.1) return
      if (k === 0) context.moveTo(spot.x, spot.y)
      else context.lineTo(spot.x, spot.y)
    }
    context.stroke()
  }
  context.globalCompositeOperation = 'lighter'
  context.lineJoin = 'round'
  for (const [wide, alpha] of [
    [0.5, 0.14],
    [0.22, 0.3],
    [0.08, 0.95],
  ] as const) {
    context.strokeStyle = css([214, 224, 255], alpha * flash)
    context.lineWidth = Math.max(0.8, degree * wide)
    way(0, 22, 0, 1)
    context.lineWidth *= 0.55
    way(1, 13, 4, 4.5)
  }
  context.globalCompositeOperation = 'source-over'
}
