import { seededRandom } from '#kernel/random.ts'
import { css, mix } from '../colour.ts'
import type { Light } from '../light.ts'
import type { Layer, Stage } from '../scene.ts'
import { cloudLayer } from './clouds.ts'
import { fillElevations, isLevel } from './gradient.ts'
import { lightBreakLayer, lightningLayers } from './light-break.ts'
import { softGlow } from './soft-glow.ts'
import { halfDiagonal, onPlumbLine, projectDirection, type Spot, type View } from './view.ts'

const infinitelyFar = () => Number.POSITIVE_INFINITY
const spot: Spot = { x: 0, y: 0, depth: 0 }

/** The whole sky: gradient, stars, the key light with its glow, clouds. It turns with the camera and never nears. */
export function skyLayers(light: Light, seed: number): Layer[] {
  return [
    { distance: infinitelyFar, paint: paintAir },
    ...(light.stars > 0.05 ? [starLayer(light, seed)] : []),
    { distance: infinitelyFar, paint: paintKeyLight },
    cloudLayer(light, seed),
    ...(light.torn === true ? [lightBreakLayer(seed), lightningLayers(seed).sky] : []),
  ]
}

/** A little under the horizon, in degrees: the ground's edge is soft. What is lower the ground covers, unless the lens looks up. */
const lowestAir = -1.5
const looksUp = (view: View) => view.pitch > 0.5

function paintAir({ context, view, light }: Stage): void {
  if (looksUp(view)) fillElevations(context, view, light.sky, -90, 90)
  else fillElevations(context, view, light.sky, lowestAir, 89)
}

/** Light is laid on all that it reaches, and half of what a low sun reaches is about to be covered. */
function clipToAir({ context, view }: Stage): void {
  if (looksUp(view) || !isLevel(view)) return
  context.beginPath()
  context.rect(0, 0, view.width, Math.max(0, Math.ceil(onPlumbLine(view, lowestAir).y)))
  context.clip()
}

function paintKeyLight(stage: Stage): void {
  const { context, view, light } = stage
  const { azimuth, elevation, colour, strength, isMoon } = light.key
  if (strength < 0.05) return
  projectDirection(view, azimuth, elevation, spot)
  if (spot.depth <= 0.02) return
  const { x, y } = spot
  const degree = (view.focal * Math.PI) / 180
  context.save()
  clipToAir(stage)
  context.globalCompositeOperation = 'screen'
  softGlow(stage, x, y, degree * (isMoon ? 15 : 24), colour, isMoon ? 0.24 : 0.55 * strength)
  softGlow(
    stage,
    x,
    y,
    degree * (isMoon ? 4 : 7),
    mix(colour, [255, 255, 255], 0.3),
    isMoon ? 0.35 : 0.75 * strength,
  )
  context.restore()
  if (elevation < -1.5 || light.torn === true) return
  const radius = degree * (isMoon ? 0.85 : 1.15)
  context.fillStyle = css(mix(colour, [255, 255, 255], isMoon ? 0.35 : 0.62), Math.min(1, strength * 1.4))
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
  if (!isMoon) return
  context.fillStyle = css(mix(colour, light.haze, 0.45), 0.4)
  for (const [dx, dy, size] of moonSeas) {
    context.beginPath()
    context.arc(x + dx * radius, y + dy * radius, size * radius, 0, Math.PI * 2)
    context.fill()
  }
}

const moonSeas = [
  [-0.3, -0.3, 0.3],
  [0.22, -0.12, 0.24],
  [-0.08, 0.34, 0.26],
  [0.45, 0.34, 0.14],
  [-0.55, 0.16, 0.15],
] as const

function starLayer(light: Light, seed: number): Layer {
  const random = seededRandom(seed ^ 0x57a2)
  const stars = Array.from({ length: 1500 }, () => ({
    azimuth: random() * 360,
    // Even over the half sphere: the sine of the elevation is uniform.
    elevation: (Math.asin(random()) * 180) / Math.PI,
    size: 0.45 + random() ** 7 * 1.7,
    alpha: 0.25 + 0.75 * random() ** 2,
    pulse: random() * 6.28,
  }))
  return {
    distance: infinitelyFar,
    paint({ context, view, timeSeconds }) {
      const reach = Math.cos(((halfDiagonal(view) + 2) * Math.PI) / 180)
      const unit = view.height / 720
      context.fillStyle = 'rgb(240,244,255)'
      for (const star of stars) {
        projectDirection(view, star.azimuth, star.elevation, spot)
        if (spot.depth < reach) continue
        const twinkle = 0.75 + 0.25 * Math.sin(timeSeconds * 2.2 + star.pulse)
        const low = Math.min(1, star.elevation / 9)
        context.globalAlpha = light.stars * star.alpha * twinkle * low
        const size = star.size * 2 * unit
        context.fillRect(spot.x - size / 2, spot.y - size / 2, size, size)
      }
      context.globalAlpha = 1
    },
  }
}
