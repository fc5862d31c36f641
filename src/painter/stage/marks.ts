import { GROUND_Y } from '#camera/state.ts'
import { type Colour, css, mix } from '../colour.ts'
import { airShare, skyAt } from '../light.ts'
import { clamp } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import { forEachCell, octaveBands } from './cells.ts'
import { litTone } from './ridge.ts'
import { softGlow } from './soft-glow.ts'
import { project, projectDirection, type Spot, sidesBeyond } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const always = () => Number.POSITIVE_INFINITY
const ANYWHERE = () => true

type Where = (x: number, z: number) => boolean

/** Lens-shaped marks that lie flat on the ground, long across the view: waves, ripples in sand, patches. */
function lensPath(
  stage: Stage,
  band: { size: number; from: number; to: number; density: number; seed: number },
  shapeOf: (
    x: number,
    z: number,
    hash: number,
    hash2: number,
    distance: number,
  ) => { long: number; deep: number } | null,
): void {
  const { context, view } = stage
  const heading = (view.azimuth * Math.PI) / 180
  const rightX = Math.cos(heading)
  const rightZ = -Math.sin(heading)
  context.beginPath()
  forEachCell(view, band, (cell) => {
    const size = shapeOf(cell.x, cell.z, cell.hash, cell.hash2, cell.distance)
    if (size === null) return
    const long = size.long * cell.presence
    const deep = size.deep * cell.presence
    if (long <= 0 || deep <= 0) return
    project(view, cell.x - rightX * long, GROUND_Y, cell.z - rightZ * long, spot)
    if (spot.depth < 0.3) return
    let beyond = sidesBeyond(view, spot)
    const leftX = spot.x
    const leftY = spot.y
    project(view, cell.x + rightX * long, GROUND_Y, cell.z + rightZ * long, spot)
    if (spot.depth < 0.3) return
    beyond &= sidesBeyond(view, spot)
    const endX = spot.x
    const endY = spot.y
    project(view, cell.x + rightZ * deep, GROUND_Y, cell.z - rightX * deep, spot)
    if (spot.depth < 0.3) return
    beyond &= sidesBeyond(view, spot)
    const nearX = spot.x
    const nearY = spot.y
    project(view, cell.x - rightZ * deep, GROUND_Y, cell.z + rightX * deep, spot)
    if (spot.depth < 0.3 || (beyond & sidesBeyond(view, spot)) !== 0) return
    context.moveTo(leftX, leftY)
    context.quadraticCurveTo(nearX, nearY, endX, endY)
    context.quadraticCurveTo(spot.x, spot.y, leftX, leftY)
  })
  context.fill()
}

/** Waves: troughs that show the deep, crests that show the sky, and a road of sparks under the sun. */
export function waveLayer(options: {
  deep: Colour
  height: number
  seed: number
  where?: Where
  to?: number
}): Layer {
  const where = options.where ?? ANYWHERE
  const bands = octaveBands(2.4, options.to ?? 420, 0.13).reverse()
  return {
    distance: always,
    paint(stage) {
      const { context, light, view, timeSeconds } = stage
      const rough = options.height
      const keyAzimuth = light.key.azimuth
      const lowSun = clamp(1 - light.key.elevation / 40, 0.15, 1)
      const glitterHalf = 2.6 + rough * 3.4
      paintSunRoad(stage, rough)
      for (const band of bands) {
        const share = airShare(light, band.to * 0.5)
        const swell = (x: number, z: number, pulse: number) =>
          0.5 + 0.5 * Math.sin(timeSeconds * 1.5 + x * 0.5 + z * 0.9 + pulse * 6.28)
        const wave = (x: number, z: number, hash: number, hash2: number, distance: number) => {
          if (!where(x, z)) return null
          const life = 0.35 + 0.65 * swell(x, z, hash)
          const long = band.size * (0.5 + hash2 * 1.1) * life
          return { long, deep: Math.min(long * 0.2, 0.02 + distance * 0.006) * (0.6 + rough) * life }
        }
        context.fillStyle = css(mix(mix(options.deep, skyAt(light, 30), 0.1), light.haze, share * 0.7), 0.34)
        lensPath(stage, { ...band, density: 0.3, seed: options.seed + 7 }, wave)
        context.fillStyle = css(mix(skyAt(light, 9), [255, 255, 255], 0.16), 0.36)
        lensPath(stage, { ...band, density: 0.24, seed: options.seed }, wave)
        if (light.key.strength < 0.12 || light.key.elevation < -2.5) continue
        context.fillStyle = css(
          mix(light.key.colour, [255, 255, 255], 0.3),
          Math.min(1, 0.85 * light.key.strength) * lowSun,
        )
        lensPath(
          stage,
          { ...band, size: band.size * 0.62, density: 0.85, seed: options.seed + 19 },
          (x, z, hash, hash2, distance) => {
            const azimuth = (Math.atan2(x - view.state.x, z - view.state.z) * 180) / Math.PI
            const off = Math.abs(((((azimuth - keyAzimuth) % 360) + 540) % 360) - 180)
            const half = glitterHalf * (1 + 5 / distance)
            if (off > half * (0.25 + hash2)) return null
            const size = wave(x, z, hash, hash2, distance)
            if (size === null) return null
            const spark = swell(x * 2.3, z * 1.7, hash2)
            return { long: size.long * (0.25 + spark) * 0.5, deep: size.deep * (0.6 + spark * 0.5) }
          },
        )
      }
    },
  }
}

/** The soft column of light that the low sun lays on the water, under the sparks. */
function paintSunRoad(stage: Stage, rough: number): void {
  const { context, view, light } = stage
  const { key } = light
  if (key.strength < 0.12 || key.elevation < -4) return
  projectDirection(view, key.azimuth, -0.2, spot)
  if (spot.depth < 0.1) return
  const degree = (view.focal * Math.PI) / 180
  context.save()
  context.beginPath()
  context.rect(0, 0, view.width, view.height)
  context.clip()
  context.translate(spot.x, spot.y)
  context.rotate(Math.atan2(view.skyward.y, view.skyward.x) + Math.PI / 2)
  context.beginPath()
  context.rect(-view.width * 2, 0, view.width * 4, view.width * 4)
  context.clip()
  context.scale(1, 2.6)
  context.globalCompositeOperation = 'screen'
  softGlow(stage, 0, 0, degree * (6 + rough * 2), key.colour, 0.75 * key.strength)
  context.restore()
}

/** Patches and ripples on land: sand, moss, snow drifts. */
export function patchLayer(options: {
  grain: number
  density: number
  to: number
  long: number
  deep: number
  light: { colour: Colour; alpha: number }
  dark: { colour: Colour; alpha: number }
  where?: Where
  seed: number
}): Layer {
  const where = options.where ?? ANYWHERE
  const bands = octaveBands(2.2, options.to, options.grain).reverse()
  return {
    distance: always,
    paint(stage) {
      const { context, light } = stage
      for (const band of bands) {
        const share = airShare(light, band.to * 0.5)
        for (const [index, coat] of [options.dark, options.light].entries()) {
          context.fillStyle = css(
            mix(litTone(light, coat.colour, index === 0 ? 0.1 : 0.9), light.haze, share),
            coat.alpha,
          )
          lensPath(
            stage,
            { ...band, density: options.density, seed: options.seed + index * 13 },
            (x, z, hash, hash2) => {
              if (!where(x, z)) return null
              const long = band.size * options.long * (0.5 + hash2)
              return { long, deep: long * options.deep * (0.6 + hash * 0.8) }
            },
          )
        }
      }
    },
  }
}
