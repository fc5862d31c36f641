import { GROUND_Y } from '#camera/state.ts'
import { seededRandom } from '#kernel/random.ts'
import { type Colour, css, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import { lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { elevationGradient } from './gradient.ts'
import { litTone, ringDistance } from './ridge.ts'
import { fillPolygon, halfDiagonal, tracePolygon } from './view.ts'

interface Mountain {
  azimuth: number
  halfDegrees: number
  top: number
  silhouette: number[]
  /** The faces turned away from the light when it stands to the right. */
  shadeLeft: number[]
  shadeRight: number[]
  snow: number[]
  snowShadeLeft: number[]
  snowShadeRight: number[]
}

/** A range of single peaks round the world, each with a lit side, a shaded side and, when high, snow. */
export function mountainRange(options: {
  radius: number
  /** Heights as tangents: 0.15 stands 15 m for each 100 m of distance. */
  low: number
  high: number
  count: number
  rock: Colour
  snow: Colour | null
  /** Share of the peak's height above which snow lies. */
  snowLine: number
  mist: number
  seed: number
  /** A peak that must stand at this azimuth, at full height. */
  hero?: number
}): Layer[] {
  const random = seededRandom(options.seed)
  const mountains: Mountain[] = []
  const step = 360 / options.count
  for (let i = 0; i < options.count; i++) {
    const azimuth = i * step + (random() - 0.5) * step * 0.75
    const tall = options.low + (options.high - options.low) * random() ** 1.3
    mountains.push(raise(options, random, azimuth, tall, step * (0.75 + random() * 0.6)))
  }
  if (options.hero !== undefined) {
    mountains.push(raise(options, random, options.hero, options.high * 1.12, step * 1.25))
  }
  mountains.sort((a, b) => b.top - a.top)
  return [
    {
      distance: (view) => ringDistance(view, options.radius),
      reflects: true,
      paint({ context, view, light }) {
        const reach = halfDiagonal(view) + 3 + Math.abs(view.pitch) * 60
        const near = ringDistance(view, options.radius)
        const share = airShare(light, near)
        const seen = mountains.filter(
          ({ azimuth, halfDegrees }) => Math.abs(turnTo(azimuth, view.azimuth)) < reach + halfDegrees,
        )
        const face = (colour: Colour, points: number[]) => {
          context.fillStyle = css(mix(colour, light.haze, share))
          fillPolygon(context, view, points)
        }
        for (const mountain of seen) {
          const toKey = turnTo(light.key.azimuth, mountain.azimuth)
          // Against the light both faces darken; the face towards it keeps a little more.
          const facing = 0.38 + 0.5 * Math.min(1, Math.abs(toKey) / 60)
          const right = toKey > 0
          face(litTone(light, options.rock, facing), mountain.silhouette)
          face(litTone(light, options.rock, 0.06), right ? mountain.shadeLeft : mountain.shadeRight)
          if (options.snow === null) continue
          face(litTone(light, options.snow, Math.min(1, facing + 0.22)), mountain.snow)
          const snowShade = mix(litTone(light, options.snow, 0), light.haze, 0.15)
          face(snowShade, right ? mountain.snowShadeLeft : mountain.snowShadeRight)
        }
        // The mist at their feet goes over all of them at once.
        const foot = Math.min(0.97, share + options.mist)
        const mist = 1 - (1 - foot) / (1 - share)
        const elevation = (height: number) =>
          (Math.atan2(GROUND_Y + height - view.state.y, near) * 180) / Math.PI
        const low = elevation(0)
        const high = Math.max(low + 0.05, elevation(options.radius * options.high))
        context.fillStyle = elevationGradient(
          context,
          view,
          view.mirrored
            ? [
                [2 * low - high, light.haze, 0],
                [low, light.haze, mist],
              ]
            : [
                [low, light.haze, mist],
                [low + (high - low) * 0.8, light.haze, 0],
              ],
        )
        context.beginPath()
        for (const { silhouette } of seen) tracePolygon(context, view, silhouette)
        context.fill()
      },
    },
  ]
}

/** Degrees from one azimuth to another, −180 to 180. */
const turnTo = (azimuth: number, from: number) => ((((azimuth - from) % 360) + 540) % 360) - 180

function raise(
  options: { radius: number; snowLine: number },
  random: () => number,
  azimuth: number,
  tall: number,
  halfDegrees: number,
): Mountain {
  const { radius } = options
  const top = tall * radius
  const lean = (random() - 0.5) * 0.35
  const at = (across: number, height: number): [number, number, number] => {
    const angle = ((azimuth + across * halfDegrees) * Math.PI) / 180
    return [Math.sin(angle) * radius, GROUND_Y + height, Math.cos(angle) * radius]
  }
  // One slope, from the foot (0) to the peak (1): the height at each share of the way across.
  const slope = (side: number) => {
    const points: { across: number; height: number }[] = []
    const steps = 22
    let wobble = 0
    for (let i = 0; i <= steps; i++) {
      const t = i / steps
      wobble = wobble * 0.55 + (random() - 0.5) * 0.13
      const rise = t ** 1.28
      const taper = Math.min(1, (1 - t) * 5) * Math.min(1, t * 4)
      points.push({
        across: side * (1 - t) + lean * t * 0.3,
        height: Math.max(0, rise + wobble * taper) * top,
      })
    }
    return points
  }
  const left = slope(-1)
  const right = slope(1)
  const peakAcross = lean * 0.3
  // The arête that parts light from shade falls from the peak in a zigzag.
  const ridge: { across: number; height: number }[] = []
  let drift = peakAcross
  for (let i = 0; i <= 12; i++) {
    const t = i / 12
    ridge.push({ across: drift, height: top * (1 - t) })
    drift += (random() - 0.5) * 0.17 + (i % 2 === 0 ? 0.05 : -0.05)
  }
  const flat = (points: { across: number; height: number }[]) => points.flatMap((p) => at(p.across, p.height))
  const rightDown = [...right].reverse()
  const silhouette = [
    ...flat(left),
    ...flat(rightDown),
    ...at(1, -radius * 0.002),
    ...at(-1, -radius * 0.002),
  ]
  const shadeLeft = [...flat(left), ...flat(ridge), ...at(-1, 0)]
  const shadeRight = [...flat(right), ...flat(ridge), ...at(1, 0)]
  const line = top * options.snowLine
  const jag = (from: number, to: number, count: number) => {
    const points: { across: number; height: number }[] = []
    for (let i = 0; i <= count; i++) {
      const t = i / count
      // Snow runs down in gullies: a slow wander of the line with short ragged teeth.
      const wander = lineNoise(i * 0.31 + azimuth, 77) * 0.2
      const dip = wander + (i % 2 === 0 ? -1 : 1) * (0.01 + random() ** 2 * 0.09)
      points.push({
        across: from + (to - from) * t,
        height: Math.max(line * 0.35, line + dip * (top - line)),
      })
    }
    return points
  }
  const above = (points: { across: number; height: number }[]) => points.filter((p) => p.height >= line)
  const leftSnow = above(left)
  const rightSnow = above(rightDown)
  const edgeLeft = leftSnow[0]?.across ?? peakAcross
  const edgeRight = rightSnow[rightSnow.length - 1]?.across ?? peakAcross
  const hem = jag(edgeRight, edgeLeft, 48)
  const ridgeSnow = above(ridge)
  const ridgeFoot = ridgeSnow[ridgeSnow.length - 1]?.across ?? peakAcross
  const hemInside = hem.filter((p) => p.across > edgeLeft && p.across < edgeRight)
  return {
    azimuth,
    halfDegrees,
    top,
    silhouette,
    shadeLeft,
    shadeRight,
    snow: [...flat(leftSnow), ...flat(rightSnow), ...flat(hemInside)],
    snowShadeLeft: [
      ...flat(leftSnow),
      ...flat(ridgeSnow),
      ...flat(hemInside.filter((p) => p.across < ridgeFoot)),
    ],
    snowShadeRight: [
      ...flat([...rightSnow].reverse()),
      ...flat(ridgeSnow),
      ...flat(hemInside.filter((p) => p.across > ridgeFoot).reverse()),
    ],
  }
}
