import type { PaintContext } from '../canvas.ts'
import { type Colour, css } from '../colour.ts'
import type { Stage } from '../scene.ts'

const PICTURE_PIXELS = 256
/** A kept picture laid on larger than this would show its steps as rings; a gradient is dithered as it is painted. */
const PICTURE_RADIUS_MAX = 320

/** A soft round light. The colour fades as the square of the distance, as lamps do. */
export function softGlow(
  { context, atelier }: Pick<Stage, 'context' | 'atelier'>,
  x: number,
  y: number,
  radius: number,
  colour: Colour,
  alpha: number,
): void {
  if (radius < 0.5 || alpha <= 0.004) return
  if (radius > PICTURE_RADIUS_MAX) {
    paintGlow(context, x, y, radius, colour, alpha)
    return
  }
  const picture = atelier.keep(`glow ${css(colour)}`, PICTURE_PIXELS, PICTURE_PIXELS, (surface) =>
    paintGlow(surface.context, PICTURE_PIXELS / 2, PICTURE_PIXELS / 2, PICTURE_PIXELS / 2, colour, 1),
  )
  const before = context.globalAlpha
  context.globalAlpha = before * Math.min(1, alpha)
  context.drawImage(picture.canvas, x - radius, y - radius, radius * 2, radius * 2)
  context.globalAlpha = before
}

function paintGlow(
  context: PaintContext,
  x: number,
  y: number,
  radius: number,
  colour: Colour,
  alpha: number,
): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius)
  gradient.addColorStop(0, css(colour, alpha))
  gradient.addColorStop(0.2, css(colour, alpha * 0.64))
  gradient.addColorStop(0.45, css(colour, alpha * 0.28))
  gradient.addColorStop(0.75, css(colour, alpha * 0.06))
  gradient.addColorStop(1, css(colour, 0.0001))
  context.fillStyle = gradient
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}
