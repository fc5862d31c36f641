import { seededRandom } from '#kernel/random.ts'
import type { Surface } from '../canvas.ts'
import { type Colour, css, mix } from '../colour.ts'
import type { Light } from '../light.ts'
import { hashAt } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import { elevationGradient, softGlow } from './gradient.ts'
import { fillBetween } from './ground.ts'
import { halfDiagonal, projectDirection, type Spot } from './view.ts'

const infinitelyFar = () => Number.POSITIVE_INFINITY
const spot: Spot = { x: 0, y: 0, depth: 0 }

/** The whole sky: gradient, stars, the key light with its glow, clouds. It turns with the camera and never nears. */
export function skyLayers(light: Light, seed: number): Layer[] {
  return [
    { distance: infinitelyFar, paint: paintAir },
    ...(light.stars > 0.05 ? [starLayer(light, seed)] : []),
    { distance: infinitelyFar, paint: paintKeyLight },
    cloudLayer(light, seed),
  ]
}

function paintAir({ context, view, light }: Stage): void {
  context.fillStyle = elevationGradient(context, view, light.sky)
  // A little under the horizon too: the ground's edge is soft.
  if (view.pitch > 0.5) context.fillRect(0, 0, view.width, view.height)
  else fillBetween(context, view, -1.5, 89)
}

function paintKeyLight({ context, view, light }: Stage): void {
  const { azimuth, elevation, colour, strength, isMoon } = light.key
  if (strength < 0.05) return
  projectDirection(view, azimuth, elevation, spot)
  if (spot.depth <= 0.02) return
  const { x, y } = spot
  const degree = (view.focal * Math.PI) / 180
  context.save()
  context.globalCompositeOperation = 'screen'
  softGlow(context, x, y, degree * (isMoon ? 15 : 24), colour, isMoon ? 0.24 : 0.55 * strength)
  softGlow(
    context,
    x,
    y,
    degree * (isMoon ? 4 : 7),
    mix(colour, [255, 255, 255], 0.3),
    isMoon ? 0.35 : 0.75 * strength,
  )
  context.restore()
  if (elevation < -1.5) return
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

const CLOUD_WIDTH = 640
const CLOUD_HEIGHT = 240

type CloudKind = 'heap' | 'streak' | 'sheet'

function cloudLayer(light: Light, seed: number): Layer {
  const random = seededRandom(seed ^ 0xc10d)
  const low = light.key.elevation < 20
  const clouds: {
    kind: CloudKind
    shape: number
    azimuth: number
    elevation: number
    degrees: number
    speed: number
    alpha: number
  }[] = []
  const add = (kind: CloudKind, elevation: number, degrees: number, alpha: number) =>
    clouds.push({
      kind,
      shape: Math.floor(random() * 4),
      azimuth: random() * 360,
      elevation,
      degrees,
      speed: 0.12 + random() * 0.2,
      alpha,
    })
  if (light.cover > 0.95) {
    for (let i = 0; i < 46; i++)
      add('sheet', 3 + random() ** 1.4 * 34, 20 + random() * 26, 0.5 + random() * 0.4)
  } else {
    const heaps = Math.round(light.cover * (low ? 10 : 96))
    for (let i = 0; i < heaps; i++) {
      const elevation = 3.5 + random() ** 1.5 * 26
      add('heap', elevation, (5 + elevation * 0.8) * (0.7 + random() * 0.7), 0.92)
    }
    const streaks = Math.round(10 + light.cover * (low ? 190 : 30))
    for (let i = 0; i < streaks; i++) {
      const elevation = 2.5 + random() ** 1.2 * 24
      add('streak', elevation, (9 + elevation * 0.9) * (0.7 + random()), low ? 0.85 : 0.4)
    }
  }
  clouds.sort((a, b) => a.elevation - b.elevation)
  return {
    distance: infinitelyFar,
    paint(stage) {
      const { context, view, timeSeconds, atelier } = stage
      const reach = halfDiagonal(view)
      const upX = view.skyward.x
      const upY = view.skyward.y
      for (const cloud of clouds) {
        projectDirection(view, cloud.azimuth + timeSeconds * cloud.speed, cloud.elevation, spot)
        if (spot.depth < Math.cos(((reach + cloud.degrees * 0.6) * Math.PI) / 180) || spot.depth < 0.15)
          continue
        const width = (view.focal * cloud.degrees * Math.PI) / 180
        const scale = width / CLOUD_WIDTH
        const side = light.key.azimuth > cloud.azimuth - 180 ? 1 : -1
        const picture = atelier.keep(
          `cloud ${cloud.kind} ${cloud.shape} ${side}`,
          CLOUD_WIDTH,
          CLOUD_HEIGHT,
          (surface) => paintCloud(surface, cloud.kind, light, side, seed + cloud.shape * 17),
        )
        context.setTransform(-upY * scale, upX * scale, -upX * scale, -upY * scale, spot.x, spot.y)
        context.globalAlpha = cloud.alpha * Math.min(1, (cloud.elevation - 1) / 4)
        context.drawImage(picture.canvas, -CLOUD_WIDTH / 2, -CLOUD_HEIGHT / 2)
      }
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.globalAlpha = 1
    },
  }
}

function puff(
  surface: Surface,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: Colour,
  alpha: number,
): void {
  const { context } = surface
  context.save()
  context.translate(x, y)
  context.scale(rx, ry)
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, 1)
  gradient.addColorStop(0, css(colour, alpha))
  gradient.addColorStop(0.6, css(colour, alpha * 0.85))
  gradient.addColorStop(1, css(colour, 0.0001))
  context.fillStyle = gradient
  context.fillRect(-1, -1, 2, 2)
  context.restore()
}

function paintCloud(surface: Surface, kind: CloudKind, light: Light, side: number, seed: number): void {
  const random = seededRandom(seed)
  const { cloudLit: lit, cloudShade: shade } = light
  const middle = CLOUD_WIDTH / 2
  if (kind === 'heap') {
    // A flat base and a heaped crown, shade first, then the same heap again smaller and nearer to the light.
    const towers = 3 + Math.floor(random() * 2)
    const puffs: { x: number; y: number; r: number }[] = []
    for (let tower = 0; tower < towers; tower++) {
      const centre = middle + (tower - (towers - 1) / 2) * 88 + (random() - 0.5) * 50
      const tall = 50 + random() * 80 * (1 - Math.abs(centre - middle) / 330)
      for (let i = 0; i < 9; i++) {
        const up = random()
        const r = 52 - up * 22 + random() * 10
        puffs.push({ x: centre + (random() - 0.5) * 110 * (1 - up * 0.6), y: 172 - up * tall, r })
      }
    }
    for (const { x, y, r } of puffs) puff(surface, x, y, r * 1.25, r * 0.85, shade, 0.5)
    for (const { x, y, r } of puffs) {
      const tone = mix(shade, lit, 0.55 + (172 - y) / 190)
      puff(surface, x + side * r * 0.2, y - r * 0.22, r * 0.92, r * 0.66, tone, 0.62)
    }
    for (const { x, y, r } of puffs) {
      if (y > 130) continue
      puff(
        surface,
        x + side * r * 0.34,
        y - r * 0.36,
        r * 0.55,
        r * 0.42,
        mix(lit, [255, 255, 255], 0.25),
        0.55,
      )
    }
    return
  }
  if (kind === 'streak') {
    // Low sun lights the underside: the warm edge lies under the cool body.
    const strokes = 13
    for (let i = 0; i < strokes; i++) {
      const x = middle + (random() - 0.5) * 330
      const y = 95 + random() * 60
      const rx = 90 + random() * 140
      const ry = 5 + random() * 10
      puff(surface, x, y, rx, ry * 1.5, shade, 0.34)
      puff(surface, x, y + ry * 0.55, rx * 0.86, ry * 0.8, lit, 0.5)
    }
    return
  }
  for (let i = 0; i < 26; i++) {
    const x = middle + (random() - 0.5) * 380
    const y = 80 + random() * 90
    const r = 50 + random() * 70
    const tone = mix(shade, lit, hashAt(i, 1, seed) * 0.5)
    puff(surface, x, y, r * 1.6, r * 0.55, tone, 0.34)
  }
}
