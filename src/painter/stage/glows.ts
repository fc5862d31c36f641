import type { PaintContext } from '../canvas.ts'
import { type Colour, css } from '../colour.ts'
import { airShare } from '../light.ts'
import type { Stage } from '../scene.ts'
import type { Glow } from '../subjects/subject.ts'
import { softGlow } from './soft-glow.ts'
import type { Spot } from './view.ts'

/** Paints a subject's lights and smoke on the frame; the units are one metre right and up on its picture, in pixels. */
export function paintGlows(
  stage: Stage,
  glows: readonly Glow[],
  foot: Spot,
  unitX: { x: number; y: number },
  unitY: { x: number; y: number },
): void {
  const { context, light, view } = stage
  const metre = Math.hypot(unitX.x, unitX.y)
  const dim = 1 - airShare(light, foot.depth) * 0.5
  for (const glow of glows) {
    const x = foot.x + unitX.x * glow.x + unitY.x * glow.y
    const y = foot.y + unitX.y * glow.x + unitY.y * glow.y
    const radius = Math.min(glow.radius * metre, view.width * 0.6)
    context.globalCompositeOperation = glow.smoke === true ? 'source-over' : 'lighter'
    if (glow.beam === undefined) softGlow(stage, x, y, radius, glow.colour, glow.alpha * dim)
    else paintBeam(context, x, y, radius, glow.colour, glow.alpha * dim, glow.beam, unitX, metre)
  }
  context.globalCompositeOperation = 'source-over'
}

function paintBeam(
  context: PaintContext,
  x: number,
  y: number,
  length: number,
  colour: Colour,
  alpha: number,
  beam: { angle: number; spread: number },
  unitX: { x: number; y: number },
  metre: number,
): void {
  if (alpha < 0.01) return
  const flip = unitX.x * metre < 0 ? -1 : 1
  context.save()
  context.translate(x, y)
  context.rotate(Math.atan2(unitX.y * flip, unitX.x * flip))
  context.scale(flip, 1)
  context.rotate(-beam.angle)
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, length)
  gradient.addColorStop(0, css(colour, alpha))
  gradient.addColorStop(0.4, css(colour, alpha * 0.4))
  gradient.addColorStop(1, css(colour, 0.0001))
  context.fillStyle = gradient
  // Three widths laid over each other soften the edge.
  for (const width of [1, 0.66, 0.36]) {
    const half = Math.tan(beam.spread) * length * width
    context.globalAlpha = 0.45
    context.beginPath()
    context.moveTo(0, -metre * 0.05)
    context.lineTo(length, -half)
    context.lineTo(length, half)
    context.lineTo(0, metre * 0.05)
    context.closePath()
    context.fill()
  }
  context.restore()
}
