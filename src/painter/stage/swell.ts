import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, mix } from '../colour.ts'
import { airShare, skyAt } from '../light.ts'
import { clamp, hashAt, lineNoise } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import { litTone } from './ridge.ts'
import { fillPolygon, halfDiagonal, project, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const low: Spot = { x: 0, y: 0, depth: 0 }
const STEP_DEGREES = 1.5
const rings = [190, 120, 78, 52, 36, 26, 18.5, 13] as const

/** The high seas of a storm: rings of waves round the middle of the world, crested with foam, with spray torn off. */
export function swellLayer(options: { deep: Colour; from: number; seed: number }): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint(stage) {
      for (const [index, radius] of rings.entries())
        if (radius >= options.from) paintRing(stage, radius, index, options)
    },
  }
}

function paintRing(
  stage: Stage,
  radius: number,
  index: number,
  { deep, seed }: { deep: Colour; seed: number },
): void {
  const { context, view, light, timeSeconds } = stage
  const tall = 0.55 + radius * 0.013
  const reach = halfDiagonal(view) + 14
  const first = Math.floor((view.azimuth - reach) / STEP_DEGREES)
  const last = Math.ceil((view.azimuth + reach) / STEP_DEGREES)
  // A wave lifts and sinks where it stands, while its crest runs along.
  const crestAt = (turn: number) => {
    const along = (turn * Math.PI * radius) / 180 / (3 + radius * 0.1)
    const run = timeSeconds * 0.55 * (index % 2 === 0 ? 1 : -1)
    const swell = 0.5 + 0.5 * lineNoise(along + run, seed + index * 7)
    const chop = 0.5 + 0.5 * lineNoise(along * 3.1 - run * 1.7, seed + index * 7 + 3)
    const breath = 0.75 + 0.25 * Math.sin(timeSeconds * 0.9 + index * 1.9 + turn * 0.06)
    return (swell ** 1.6 * 0.8 + chop * 0.2) * breath
  }
  const crest: number[] = []
  const foam: number[] = []
  const base: number[] = []
  for (let i = first; i <= last; i++) {
    const turn = i * STEP_DEGREES
    const x = Math.sin((turn * Math.PI) / 180) * radius
    const z = Math.cos((turn * Math.PI) / 180) * radius
    const high = crestAt(turn)
    const y = GROUND_Y + high * tall
    crest.push(x, y, z)
    base.unshift(x, GROUND_Y - tall * 0.2, z)
    const white = clamp((high - 0.4) * 2.6, 0, 1)
    foam.unshift(x, y - white * tall * (0.14 + 0.16 * hashAt(i, index, seed)), z)
  }
  const share = airShare(light, radius) * 0.8
  const tone = (colour: Colour) => mix(colour, light.haze, share)
  const ahead = (view.azimuth * Math.PI) / 180
  project(view, Math.sin(ahead) * radius, GROUND_Y + tall * 0.8, Math.cos(ahead) * radius, spot)
  project(view, Math.sin(ahead) * radius, GROUND_Y - tall * 0.2, Math.cos(ahead) * radius, low)
  if (spot.depth < 0.3 || low.depth < 0.3) return
  // Light shines through the top of a wave; its foot is as dark as the sea.
  const through = mix(brighten(deep, 1.5), skyAt(light, 2), 0.3)
  const fill = context.createLinearGradient(spot.x, spot.y, low.x, low.y)
  fill.addColorStop(0, css(tone(through)))
  fill.addColorStop(0.5, css(tone(brighten(deep, 0.8))))
  fill.addColorStop(1, css(tone(deep), 0.001))
  context.fillStyle = fill
  fillPolygon(context, view, [...crest, ...base])
  context.fillStyle = css(
    tone(mix(litTone(light, [244, 248, 248], 0.9), [236, 244, 250], 0.45 - light.dark * 0.4)),
    0.85,
  )
  fillPolygon(context, view, [...crest, ...foam])
  paintSpray(stage, radius, index, first, last, tall, crestAt, seed)
}

/** Drops that the wind tears off the highest crests. */
function paintSpray(
  { context, view, light, timeSeconds }: Stage,
  radius: number,
  index: number,
  first: number,
  last: number,
  tall: number,
  crestAt: (turn: number) => number,
  seed: number,
): void {
  context.fillStyle = css(litTone(light, [250, 252, 252], 1), 0.6)
  context.beginPath()
  for (let i = first; i <= last; i++) {
    const turn = i * STEP_DEGREES
    const high = crestAt(turn)
    if (high < 0.54) continue
    for (let k = 0; k < 3; k++) {
      const age = (timeSeconds * (0.7 + 0.4 * hashAt(i, k + 5, seed)) + hashAt(i, k, seed + index)) % 1
      const drift = ((turn + age * 1.6) * Math.PI) / 180
      const y = GROUND_Y + high * tall + tall * (1.5 * age - 1.7 * age * age) * (high - 0.4) * 2
      project(view, Math.sin(drift) * radius, y, Math.cos(drift) * radius, spot)
      if (spot.depth < 1) continue
      const size =
        ((0.03 + 0.05 * hashAt(i, k + 9, seed)) * (1 - age * 0.7) * view.focal) / Math.min(spot.depth, 60)
      if (size < 0.35) continue
      context.moveTo(spot.x + size, spot.y)
      context.arc(spot.x, spot.y, size, 0, 6.2832)
    }
  }
  context.fill()
}
