import type { PaintContext } from '../canvas.ts'
import { type Colour, css } from '../colour.ts'
import { onPlumbLine, type View } from './view.ts'

export type ElevationStops = readonly (readonly [elevation: number, colour: Colour, alpha?: number])[]

/** A gradient square to the horizon: each stop is at its own degrees of elevation. Stops rise. */
export function elevationGradient(
  context: PaintContext,
  view: View,
  stops: ElevationStops,
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

/** Whether the horizon lies level in the frame, the ground below. */
export const isLevel = (view: View) => Math.abs(view.skyward.x) < 1e-9 && view.skyward.y < 0

/**
 * Fills the strip of the view between two elevations; −90 and 90 are the frame's own ends. Rasterisers paint a
 * gradient of two stops several times as fast as one of many, so under a level horizon each step between two stops is
 * a strip of its own.
 */
export function fillElevations(
  context: PaintContext,
  view: View,
  stops: ElevationStops,
  low: number,
  high: number,
): void {
  if (!isLevel(view)) {
    context.fillStyle = elevationGradient(context, view, stops)
    if (low === -90 && high === 90) context.fillRect(0, 0, view.width, view.height)
    else if (low === -90) fillBelowHorizon(context, view)
    else fillBetween(context, view, low, high)
    return
  }
  const bottom = low === -90 ? view.height : Math.min(view.height, onPlumbLine(view, low).y)
  const top = high === 90 ? 0 : Math.max(0, onPlumbLine(view, high).y)
  // Between strips the edges are whole pixels: half covered twice is less than covered.
  let lower = bottom
  for (let i = 0; i <= stops.length && lower > top; i++) {
    const next = stops[i]
    const upper = next === undefined ? top : Math.max(top, Math.round(onPlumbLine(view, next[0]).y))
    if (upper >= lower) continue
    const last = stops[i - 1]
    context.fillStyle = elevationGradient(
      context,
      view,
      [last, next].filter((stop) => stop !== undefined),
    )
    context.fillRect(0, upper, view.width, lower - upper)
    lower = upper
  }
}

function fillBetween(context: PaintContext, view: View, low: number, high: number): void {
  const from = onPlumbLine(view, low)
  const to = onPlumbLine(view, high)
  const far = (view.width + view.height) * 4
  const { x: ux, y: uy } = view.skyward
  context.beginPath()
  context.moveTo(from.x - uy * far, from.y + ux * far)
  context.lineTo(from.x + uy * far, from.y - ux * far)
  context.lineTo(to.x + uy * far, to.y - ux * far)
  context.lineTo(to.x - uy * far, to.y + ux * far)
  context.closePath()
  context.fill()
}

/** Makes all that lies under the horizon the current path. */
export function traceBelowHorizon(context: PaintContext, view: View): void {
  const horizon = onPlumbLine(view, 0)
  // Looking straight down, the horizon lies far outside of the frame: reach back over it.
  const far =
    (view.width + view.height) * 2 + Math.hypot(horizon.x - view.width / 2, horizon.y - view.height / 2)
  const { x: ux, y: uy } = view.skyward
  context.beginPath()
  context.moveTo(horizon.x - uy * far, horizon.y + ux * far)
  context.lineTo(horizon.x + uy * far, horizon.y - ux * far)
  context.lineTo(horizon.x + uy * far - ux * far, horizon.y - ux * far - uy * far)
  context.lineTo(horizon.x - uy * far - ux * far, horizon.y + ux * far - uy * far)
  context.closePath()
}

/** Fills all that lies under the horizon. */
export function fillBelowHorizon(context: PaintContext, view: View): void {
  traceBelowHorizon(context, view)
  context.fill()
}
