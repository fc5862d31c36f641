import { GROUND_Y } from '#camera/state.ts'
import { seededRandom } from '#kernel/random.ts'
import { type Colour, mix } from '../colour.ts'
import { lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { hazeGradient, litTone, ringDistance } from './ridge.ts'
import { fillPolygon, halfDiagonal } from './view.ts'

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
        const { radius, mist } = options
        for (const mountain of mountains) {
          const off = Math.abs(((((mountain.azimuth - view.azimuth) % 360) + 540) % 360) - 180)
          if (off > reach + mountain.halfDegrees) continue
          const fill = (colour: Colour, points: number[], extraMist = 0) => {
            if (points.length < 9) return
            context.fillStyle = hazeGradient(
              context,
              view,
              light,
              colour,
              radius,
              mountain.top,
              mist + extraMist,
            )
            fillPolygon(context, view, points)
          }
          const toKey = ((((light.key.azimuth - mountain.azimuth) % 360) + 540) % 360) - 180
          // Against the light both faces darken; the face towards it keeps a little more.
          const facing = 0.38 + 0.5 * Math.min(1, Math.abs(toKey) / 60)
          const right = toKey > 0
          fill(litTone(light, options.rock, facing), mountain.silhouette)
          fill(litTone(light, options.rock, 0.06), right ? mountain.shadeLeft : mountain.shadeRight)
          if (options.snow === null) continue
          fill(litTone(light, options.snow, Math.min(1, facing + 0.22)), mountain.snow)
          const snowShade = mix(litTone(light, options.snow, 0), light.haze, 0.15)
          fill(snowShade, right ? mountain.snowShadeLeft : mountain.snowShadeRight)
        }
      },
    },
  ]
}

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
