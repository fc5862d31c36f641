import type { PaintContext } from '../canvas.ts'
import { type Colour, css } from '../colour.ts'
import { onPlumbLine, type View } from './view.ts'

/** A gradient square to the horizon: each stop is at its own degrees of elevation. Stops rise. */
export function elevationGradient(
  context: PaintContext,
  view: View,
  stops: readonly (readonly [elevation: number, colour: Colour, alpha?: number])[],
): CanvasGradient | string {
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (first === undefined || last === undefined) return 'rgba(0,0,0,0)'
  const from = onPlumbLine(view, first[0])
  const to = onPlumbLine(view, last[0])
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length < 0.5) return css(last[1], last[2])
  const gradient = context.createLinearGradient(from.x, from.y, to.x, to.y)
  for (const [elevation, colour, alpha] of stops) {
    const spot = onPlumbLine(view, elevation)
    const offset = Math.hypot(spot.x - from.x, spot.y - from.y) / length
    gradient.addColorStop(Math.max(0, Math.min(1, offset)), css(colour, alpha))
  }
  return gradient
}
