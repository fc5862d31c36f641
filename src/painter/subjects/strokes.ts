import type { PaintContext } from '../canvas.ts'

/** A filled polygon from x, y pairs. */
export function shape(pen: PaintContext, fill: string | CanvasGradient, points: readonly number[]): void {
  pen.fillStyle = fill
  tracePoints(pen, points)
  pen.closePath()
  pen.fill()
}

/** Makes x, y pairs the current path. */
function tracePoints(pen: PaintContext, points: readonly number[]): void {
  pen.beginPath()
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0
    const y = points[i + 1] ?? 0
    if (i === 0) pen.moveTo(x, y)
    else pen.lineTo(x, y)
  }
}

/** A filled closed curve that flows through every point. */
export function blob(
  pen: PaintContext,
  fill: string | CanvasGradient,
  points: readonly number[],
  tension = 1,
): void {
  pen.fillStyle = fill
  traceFlow(pen, points, tension)
  pen.fill()
}

/** Makes a closed curve through x, y pairs the current path. */
function traceFlow(pen: PaintContext, points: readonly number[], tension: number): void {
  const count = points.length / 2
  const at = (index: number): [number, number] => {
    const i = ((index % count) + count) % count
    return [points[i * 2] ?? 0, points[i * 2 + 1] ?? 0]
  }
  pen.beginPath()
  const [startX, startY] = at(0)
  pen.moveTo(startX, startY)
  for (let i = 0; i < count; i++) {
    const [ax, ay] = at(i - 1)
    const [bx, by] = at(i)
    const [cx, cy] = at(i + 1)
    const [dx, dy] = at(i + 2)
    const k = tension / 6
    pen.bezierCurveTo(bx + (cx - ax) * k, by + (cy - ay) * k, cx - (dx - bx) * k, cy - (dy - by) * k, cx, cy)
  }
}

/** A blob whose inside is painted on: what is drawn past its edge is cut off. */
export function blobWith(
  pen: PaintContext,
  fill: string | CanvasGradient,
  points: readonly number[],
  inside: () => void,
  tension = 1,
): void {
  pen.save()
  blob(pen, fill, points, tension)
  pen.clip()
  inside()
  pen.restore()
}

/** A rectangle with round corners. */
export function rounded(
  pen: PaintContext,
  fill: string | CanvasGradient,
  left: number,
  low: number,
  right: number,
  high: number,
  r: number,
): void {
  pen.fillStyle = fill
  pen.beginPath()
  pen.moveTo(left + r, low)
  pen.lineTo(right - r, low)
  pen.quadraticCurveTo(right, low, right, low + r)
  pen.lineTo(right, high - r)
  pen.quadraticCurveTo(right, high, right - r, high)
  pen.lineTo(left + r, high)
  pen.quadraticCurveTo(left, high, left, high - r)
  pen.lineTo(left, low + r)
  pen.quadraticCurveTo(left, low, left + r, low)
  pen.fill()
}

/** A fill that runs from one point to another through these colours. */
export function graded(
  pen: PaintContext,
  from: readonly [number, number],
  to: readonly [number, number],
  stops: readonly (readonly [at: number, colour: string])[],
): CanvasGradient {
  const gradient = pen.createLinearGradient(from[0], from[1], to[0], to[1])
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}

/** A fill that runs from the light to the shade of a thing; its own colour lies at `middle`. */
export const shaded = (
  pen: PaintContext,
  from: readonly [number, number],
  to: readonly [number, number],
  { light, base, dark }: Record<'light' | 'base' | 'dark', string>,
  middle = 0.4,
): CanvasGradient =>
  graded(pen, from, to, [
    [0, light],
    [middle, base],
    [1, dark],
  ])

export function oval(
  pen: PaintContext,
  fill: string | CanvasGradient,
  x: number,
  y: number,
  rx: number,
  ry = rx,
): void {
  pen.fillStyle = fill
  pen.beginPath()
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
  pen.fill()
}

/** A limb: a line that tapers from one radius to another, with round ends. */
export function limb(
  pen: PaintContext,
  fill: string | CanvasGradient,
  from: readonly [number, number],
  to: readonly [number, number],
  fromRadius: number,
  toRadius: number,
): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  pen.fillStyle = fill
  pen.beginPath()
  pen.arc(from[0], from[1], fromRadius, angle + Math.PI / 2, angle - Math.PI / 2)
  pen.arc(to[0], to[1], toRadius, angle - Math.PI / 2, angle + Math.PI / 2)
  pen.closePath()
  pen.fill()
}

/** A line that bends once. */
export function arc(
  pen: PaintContext,
  stroke: string,
  width: number,
  [fromX, fromY, bendX, bendY, toX, toY]: readonly [number, number, number, number, number, number],
): void {
  pen.strokeStyle = stroke
  pen.lineWidth = width
  pen.beginPath()
  pen.moveTo(fromX, fromY)
  pen.quadraticCurveTo(bendX, bendY, toX, toY)
  pen.stroke()
}

/** A colour that fades out from a point: the soft light or shade on a round thing. */
export function soft(
  pen: PaintContext,
  tone: (alpha: number) => string,
  x: number,
  y: number,
  radius: number,
  alpha: number,
): void {
  const fade = pen.createRadialGradient(x, y, 0, x, y, radius)
  fade.addColorStop(0, tone(alpha))
  fade.addColorStop(0.5, tone(alpha * 0.5))
  fade.addColorStop(1, tone(0))
  pen.fillStyle = fade
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}

export function line(pen: PaintContext, stroke: string, width: number, points: readonly number[]): void {
  pen.strokeStyle = stroke
  pen.lineWidth = width
  tracePoints(pen, points)
  pen.stroke()
}
