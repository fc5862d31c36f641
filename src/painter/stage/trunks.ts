import { GROUND_Y } from '#camera/state.ts'
import { seededRandom } from '#kernel/random.ts'
import { type Colour, css, hex, mix } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { dressAt, frontLight, rimLight } from './picture.ts'
import { litTone } from './ridge.ts'
import { fillPolygon, project, type Spot, type View } from './view.ts'

/** Metres: trunks are taller than the frame, their crowns are never seen. */
const TALL = 13
const BARK_LINES = 26
const BRANCHES = 6
/** A line finer than this cannot be seen. */
const LINE_PIXELS_MIN = 0.3

const foot: Spot = { x: 0, y: 0, depth: 0 }
const from: Spot = { x: 0, y: 0, depth: 0 }
const to: Spot = { x: 0, y: 0, depth: 0 }

/** Metres right of the trunk's foot and up, as pairs. */
interface Form {
  /** The left edge from foot to top, then the right edge from top to foot. */
  outline: number[]
  /** Four numbers a line: its two ends. */
  bark: number[]
  branches: number[]
  twigs: number[]
}

/** The boles of tall trees whose crowns are above the frame: strokes on the frame, sharp however near. */
export function trunkLayer(trunk: { x: number; z: number; scale: number; seed: number }): Layer {
  const form = grow(trunk.seed)
  const { x, z, scale } = trunk
  const world: number[] = []
  const outline = (view: View, points: readonly number[]) => {
    const heading = (view.azimuth * Math.PI) / 180
    world.length = 0
    for (let i = 0; i < points.length; i += 2) {
      const across = (points[i] ?? 0) * scale
      world.push(
        x + Math.cos(heading) * across,
        GROUND_Y + (points[i + 1] ?? 0) * scale,
        z - Math.sin(heading) * across,
      )
    }
    return world
  }
  return {
    distance: (view) => Math.max(0.05, project(view, x, GROUND_Y, z, foot).depth),
    paint({ context, view, light }) {
      project(view, x, GROUND_Y, z, foot)
      if (foot.depth < 0.3) return
      const metre = (view.focal / foot.depth) * scale
      const reach = TALL * metre
      // Leaning back, the top may be in the frame when the foot is far outside.
      const aside = 2.4 * metre + Math.abs(view.skyward.x) * reach
      if (foot.x < -aside || foot.x > view.width + aside) return
      if (foot.y < -reach || foot.y > view.height + reach * 2) return
      const dress = dressAt(light, view, x, z, foot.depth)
      const lit = frontLight(light, dress.behind)
      const air = (colour: Colour) => css(mix(colour, light.haze, dress.haze))
      const bark = litTone(light, hex('#3a2b22'), lit)

      // Round: the light takes one side, the shade the other.
      const strength = light.key.strength * Math.abs(dress.side)
      const bright = mix(bark, light.key.colour, Math.min(0.4, 0.22 * strength))
      const dark = mix(bark, light.shade, Math.min(0.5, 0.12 + 0.22 * strength))
      const half = 0.42 * metre
      const acrossX = -view.skyward.y * half * (dress.side >= 0 ? 1 : -1)
      const acrossY = view.skyward.x * half * (dress.side >= 0 ? 1 : -1)
      const round = context.createLinearGradient(
        foot.x - acrossX,
        foot.y - acrossY,
        foot.x + acrossX,
        foot.y + acrossY,
      )
      round.addColorStop(0, air(dark))
      round.addColorStop(0.5, air(bark))
      round.addColorStop(1, air(bright))

      const lines = (points: readonly number[], metres: number, style: string | CanvasGradient) => {
        const width = metres * metre
        if (width < LINE_PIXELS_MIN) return
        strokeLines(context, view, outline(view, points), width, style)
      }
      context.lineCap = 'round'
      lines(form.branches, 0.06, air(bark))
      lines(form.twigs, 0.035, air(bark))
      context.fillStyle = round
      fillPolygon(context, view, outline(view, form.outline))
      lines(form.bark, 0.035, air(litTone(light, hex('#241a15'), lit)))

      const rim = rimLight(light, dress.behind) * (1 - dress.haze)
      const thick = Math.abs(dress.side) * 0.05
      if (rim < 0.08 || thick * metre < LINE_PIXELS_MIN) return
      context.fillStyle = css(mix(light.key.colour, [255, 255, 255], 0.2), rim)
      fillPolygon(context, view, outline(view, edgeStrip(form.outline, dress.side, thick)))
    },
  }
}

/** The strip along the edge that the light outlines. */
function edgeStrip(outline: readonly number[], side: number, thick: number): number[] {
  const half = outline.length / 2
  const edge = side < 0 ? outline.slice(0, half) : outline.slice(half)
  const inner: number[] = []
  for (let i = edge.length - 2; i >= 0; i -= 2)
    inner.push((edge[i] ?? 0) - Math.sign(side) * thick, edge[i + 1] ?? 0)
  return [...edge, ...inner]
}

/** Strokes lines between pairs of world points. */
function strokeLines(
  context: Parameters<typeof fillPolygon>[0],
  view: View,
  points: readonly number[],
  width: number,
  style: string | CanvasGradient,
): void {
  const at = (i: number, spot: Spot) =>
    project(view, points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, spot)
  context.strokeStyle = style
  context.lineWidth = width
  context.beginPath()
  for (let i = 0; i + 5 < points.length; i += 6) {
    at(i, from)
    at(i + 3, to)
    if (from.depth < 0.1 || to.depth < 0.1) continue
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
  }
  context.stroke()
}

function grow(seed: number): Form {
  const random = seededRandom(seed * 19 + 1)
  const wide = 0.26 + random() * 0.16
  const lean = (random() - 0.5) * 0.5
  const edge = (y: number) => wide * (1 - y / 22) + 0.3 * Math.exp(-y * 2.6)
  const middle = (y: number) => (lean * y) / TALL
  const outline: number[] = []
  // Close together at the foot, where the roots spread.
  const heights = [-0.1, 0.1, 0.25, 0.45, 0.7, 1, ...Array.from({ length: TALL - 1 }, (_, i) => i + 2)]
  for (const y of heights) outline.push(middle(y) - edge(Math.max(0, y)) + (random() - 0.5) * 0.03, y)
  for (const y of heights.toReversed())
    outline.push(middle(y) + edge(Math.max(0, y)) + (random() - 0.5) * 0.03, y)
  const bark: number[] = []
  for (let i = 0; i < BARK_LINES; i++) {
    const y = random() * 12
    const x = (random() - 0.5) * 1.5 * edge(y) + middle(y)
    bark.push(x, y, x + 0.02, y + 0.4 + random() * 0.7)
  }
  const branches: number[] = []
  const twigs: number[] = []
  for (let i = 0; i < BRANCHES; i++) {
    const y = 3.4 + i * 1.5 + random()
    const side = random() < 0.5 ? -1 : 1
    const x = middle(y)
    const reach = side * (0.7 + random() * 1.3)
    branches.push(x, y, x + reach * 0.5, y + 0.16, x + reach * 0.5, y + 0.16, x + reach, y + 0.05)
    twigs.push(x + reach * 0.5, y + 0.16, x + reach * 0.8, y + 0.42)
  }
  return { outline, bark, branches, twigs }
}
