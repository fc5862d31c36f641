import { seededRandom } from '#kernel/random.ts'
import type { Surface } from '../canvas.ts'
import { type Colour, css, mix } from '../colour.ts'
import type { Light } from '../light.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { type Affine, boxIsSeen, projectDirection, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }

export const CLOUD_WIDTH = 640
const CLOUD_HALF = CLOUD_WIDTH / 2
/** How tall the picture of each kind is. */
export const cloudHeights = { heap: 240, streak: 112, sheet: 240 } as const

export const cloudKinds = ['heap', 'streak', 'sheet'] as const
export type CloudKind = (typeof cloudKinds)[number]

/** Clouds that drift slowly round the sky. */
export function cloudLayer(light: Light, seed: number): Layer {
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
    // Lit from below, a heap is a dark ball: a low sun has streaks alone.
    const heaps = low ? 0 : Math.round(light.cover * 96)
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
    distance: () => Number.POSITIVE_INFINITY,
    paint(stage) {
      const { context, view, timeSeconds, atelier } = stage
      const upX = view.skyward.x
      const upY = view.skyward.y
      for (const cloud of clouds) {
        projectDirection(view, cloud.azimuth + timeSeconds * cloud.speed, cloud.elevation, spot)
        // Far from the axis the flat picture of a cloud is stretched beyond likeness.
        if (spot.depth < 0.15) continue
        const width = (view.focal * cloud.degrees * Math.PI) / 180
        const scale = width / CLOUD_WIDTH
        const side = light.key.azimuth > cloud.azimuth - 180 ? 1 : -1
        const half = cloudHeights[cloud.kind] / 2
        const matrix: Affine = [-upY * scale, upX * scale, -upX * scale, -upY * scale, spot.x, spot.y]
        if (!boxIsSeen(view, matrix, -CLOUD_HALF, -half, CLOUD_HALF, half)) continue
        const picture = atelier.keep(
          `cloud ${cloud.kind} ${cloud.shape} ${side}`,
          CLOUD_WIDTH,
          cloudHeights[cloud.kind],
          (surface) => paintCloud(surface, cloud.kind, light, side, seed + cloud.shape * 17),
        )
        context.setTransform(...matrix)
        context.globalAlpha = cloud.alpha * Math.min(1, (cloud.elevation - 1) / 4)
        context.drawImage(picture.canvas, -CLOUD_HALF, -half)
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

/** Paints one cloud so that all of it is inside its picture: one that ran off would show the picture's edge. */
export function paintCloud(
  surface: Surface,
  kind: CloudKind,
  light: Pick<Light, 'cloudLit' | 'cloudShade'>,
  side: number,
  seed: number,
): void {
  const random = seededRandom(seed)
  const { cloudLit: lit, cloudShade: shade } = light
  const middle = CLOUD_HALF
  /** A middle for a puff of this half width, at most `reach` from the cloud's own. */
  const within = (reach: number, half: number) =>
    middle + (random() - 0.5) * 2 * Math.min(reach, CLOUD_HALF - half)
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
      const rx = 90 + random() * 140
      const x = within(165, rx)
      const y = 26 + random() * 60
      const ry = 5 + random() * 10
      puff(surface, x, y, rx, ry * 1.5, shade, 0.34)
      puff(surface, x, y + ry * 0.55, rx * 0.86, ry * 0.8, lit, 0.5)
    }
    return
  }
  for (let i = 0; i < 26; i++) {
    const r = 50 + random() * 70
    const x = within(190, r * 1.6)
    const y = 80 + random() * 80
    const tone = mix(shade, lit, hashAt(i, 1, seed) * 0.5)
    puff(surface, x, y, r * 1.6, r * 0.55, tone, 0.34)
  }
}
