import type { Surface } from '../canvas.ts'
import { type Colour, css, mix } from '../colour.ts'
import type { Stage } from '../scene.ts'
import type { Foot } from '../subjects/subject.ts'

const PICTURE_PIXELS = 96
/** How far the dark reaches past the foot, in half widths. */
const REACH = 1.45

/**
 * The dark line where each foot meets the ground: without it a thing hovers. `across` is one metre to the picture's right
 * on the frame, in pixels; `flat` how much a circle on the ground is foreshortened.
 */
export function paintContact(
  { context, atelier, light, view }: Stage,
  feet: readonly Foot[],
  base: { x: number; y: number },
  across: { x: number; y: number },
  flat: number,
): void {
  const metre = Math.hypot(across.x, across.y)
  const dark = mix(light.shade, [0, 0, 0], 0.82)
  const picture = atelier.keep(`contact ${css(dark)}`, PICTURE_PIXELS, PICTURE_PIXELS, (surface) =>
    paintSpot(surface, dark),
  )
  context.globalCompositeOperation = 'multiply'
  for (const { x, half, lift = 0, y = 0 } of feet) {
    const alpha = Math.max(0, 0.9 - lift * 4)
    const wide = half * REACH * (1 + lift * 2) * metre
    const deep = Math.max(1, Math.min(wide, wide * flat * 0.8))
    if (alpha < 0.02 || wide < 0.6) continue
    context.globalAlpha = alpha
    const middleX = base.x + across.x * x + view.skyward.x * metre * y
    const middleY = base.y + across.y * x + view.skyward.y * metre * y
    context.drawImage(picture.canvas, middleX - wide, middleY - deep, wide * 2, deep * 2)
  }
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
}

function paintSpot({ context }: Surface, dark: Colour): void {
  const middle = PICTURE_PIXELS / 2
  const fade = context.createRadialGradient(middle, middle, 0, middle, middle, middle)
  fade.addColorStop(0, css(dark))
  fade.addColorStop(0.5, css(dark, 0.85))
  fade.addColorStop(0.72, css(dark, 0.45))
  fade.addColorStop(1, css(dark, 0.0001))
  context.fillStyle = fade
  context.fillRect(0, 0, PICTURE_PIXELS, PICTURE_PIXELS)
}
