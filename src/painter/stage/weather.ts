import { seededRandom } from '#kernel/random.ts'
import { type Colour, css, mix } from '../colour.ts'
import type { Layer } from '../scene.ts'
import type { SceneWords } from '../words/words.ts'
import { lightningLayers } from './light-break.ts'
import { litTone } from './ridge.ts'
import { softGlow } from './soft-glow.ts'
import { project, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const tail: Spot = { x: 0, y: 0, depth: 0 }

/** What falls or hangs between the camera and the scene. */
export function weatherLayers(words: SceneWords, seed: number): Layer[] {
  switch (words.weather) {
    case 'rain':
      return [rain(seed, 1)]
    case 'storm':
      return [lightningLayers(seed).overlay, rain(seed, 1.3)]
    case 'snow':
      return [snow(seed)]
    case 'fog':
      return [veil(0.08)]
    case 'clear':
    case 'clouds':
      return words.season === 'autumn' && leafy.has(words.place) ? [leaves(seed)] : []
  }
}

/** A wrapped box of drops that travels with the camera but whose drops stay in the world. */
function fallingBox(seed: number, count: number) {
  const random = seededRandom(seed ^ 0x4a11)
  return Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    z: random(),
    size: random(),
    pulse: random() * 6.28,
  }))
}

const wrap = (value: number, centre: number, span: number) => {
  const offset = value - centre + span / 2
  return centre - span / 2 + (offset - Math.floor(offset / span) * span)
}

function rain(seed: number, force: number): Layer {
  const drops = fallingBox(seed, Math.round(560 * force))
  const span = { x: 26, y: 13, z: 26 }
  return {
    distance: () => 0,
    paint({ context, view, light, timeSeconds }) {
      const lean = 0.9 * force
      const speed = 10.5
      const { forward } = view.axes
      const centre = {
        x: view.state.x + forward.x * 11,
        y: view.state.y + forward.y * 11 + 1.2,
        z: view.state.z + forward.z * 11,
      }
      const tone = mix(light.haze, [255, 255, 255], 0.55)
      for (const [near, alpha] of [
        [false, 0.16],
        [true, 0.3],
      ] as const) {
        context.strokeStyle = css(tone, alpha * (1 - light.dark * 0.35))
        context.lineWidth = (near ? 1.7 : 0.9) * (view.height / 720)
        context.beginPath()
        for (const drop of drops) {
          const x = wrap(drop.x * span.x - timeSeconds * lean, centre.x, span.x)
          const y = wrap(drop.y * span.y - timeSeconds * speed * (0.9 + drop.size * 0.2), centre.y, span.y)
          const z = wrap(drop.z * span.z, centre.z, span.z)
          project(view, x, y, z, spot)
          if (spot.depth < 1 || spot.depth < 7 !== near) continue
          project(view, x + 0.42 * lean * 0.1, y + 0.42 + drop.size * 0.2, z, tail)
          if (tail.depth < 0.5) continue
          context.moveTo(spot.x, spot.y)
          context.lineTo(tail.x, tail.y)
        }
        context.stroke()
      }
    },
  }
}

function snow(seed: number): Layer {
  const flakes = fallingBox(seed, 620)
  const span = { x: 22, y: 12, z: 22 }
  return {
    distance: () => 0,
    paint({ context, view, light, timeSeconds }) {
      const { forward } = view.axes
      const centre = {
        x: view.state.x + forward.x * 9.5,
        y: view.state.y + forward.y * 9.5 + 1,
        z: view.state.z + forward.z * 9.5,
      }
      const tone = mix(light.haze, [255, 255, 255], light.dark > 0.6 ? 0.6 : 0.85)
      for (const [low, high, alpha] of [
        [6, 99, 0.6],
        [2.2, 6, 0.8],
        [0.6, 2.2, 0.35],
      ] as const) {
        context.fillStyle = css(tone, alpha)
        context.beginPath()
        for (const flake of flakes) {
          const drift = Math.sin(timeSeconds * 0.9 + flake.pulse) * 0.25
          const x = wrap(flake.x * span.x - timeSeconds * 0.35 + drift, centre.x, span.x)
          const y = wrap(flake.y * span.y - timeSeconds * (0.7 + flake.size * 0.4), centre.y, span.y)
          const z = wrap(flake.z * span.z + drift, centre.z, span.z)
          project(view, x, y, z, spot)
          if (spot.depth < low || spot.depth >= high) continue
          const radius = Math.min(
            view.height * 0.012,
            ((0.009 + flake.size * 0.013) * view.focal) / spot.depth,
          )
          if (radius < 0.3) continue
          context.moveTo(spot.x + radius, spot.y)
          context.arc(spot.x, spot.y, radius, 0, 6.283)
        }
        context.fill()
      }
    },
  }
}

/** Places whose trees let their leaves go in autumn. */
const leafy = new Set(['forest', 'meadow', 'field', 'mountains', 'lake', 'city'])
const leafTones: readonly Colour[] = [
  [196, 92, 40],
  [226, 142, 58],
  [168, 58, 34],
]

function leaves(seed: number): Layer {
  const falling = fallingBox(seed ^ 0x1eaf, 90)
  const span = { x: 20, y: 9, z: 20 }
  return {
    distance: () => 0,
    paint({ context, view, light, timeSeconds }) {
      const { forward } = view.axes
      const centre = {
        x: view.state.x + forward.x * 9,
        y: view.state.y + forward.y * 9 + 1,
        z: view.state.z + forward.z * 9,
      }
      for (const [index, leaf] of falling.entries()) {
        const drift = Math.sin(timeSeconds * 1.1 + leaf.pulse)
        const x = wrap(leaf.x * span.x - timeSeconds * 0.7 + drift * 0.5, centre.x, span.x)
        const y = wrap(leaf.y * span.y - timeSeconds * (0.5 + leaf.size * 0.4), centre.y, span.y)
        const z = wrap(leaf.z * span.z + drift * 0.2, centre.z, span.z)
        project(view, x, y, z, spot)
        if (spot.depth < 2) continue
        const long = Math.min(view.height * 0.02, ((0.05 + leaf.size * 0.05) * view.focal) / spot.depth)
        if (long < 0.6) continue
        // A leaf turns over as it falls: its width comes and goes.
        const flat = 0.2 + 0.8 * Math.abs(Math.sin(timeSeconds * 2.3 + leaf.pulse * 2))
        const tone = leafTones[index % leafTones.length] ?? [196, 92, 40]
        context.fillStyle = css(litTone(light, tone, 0.55), 0.9)
        context.beginPath()
        context.ellipse(spot.x, spot.y, long, long * 0.5 * flat, leaf.pulse + drift, 0, 6.283)
        context.fill()
      }
    },
  }
}

function veil(alpha: number): Layer {
  return {
    distance: () => 0,
    paint({ context, view, light }) {
      context.fillStyle = css(light.haze, alpha)
      context.fillRect(0, 0, view.width, view.height)
    },
  }
}

/** Small warm lights that wander: fireflies over grass, embers, dust in a sunbeam. */
export function fireflyLayer(options: {
  count: number
  from: number
  to: number
  colour: Colour
  seed: number
}): Layer {
  const random = seededRandom(options.seed)
  const flies = Array.from({ length: options.count }, () => {
    const depth = options.from + random() * (options.to - options.from)
    return {
      x: (random() - 0.5) * depth * 1.1,
      y: -1.4 + random() * 1.9,
      z: depth,
      pulse: random() * 6.28,
      speed: 0.4 + random() * 0.6,
    }
  })
  return {
    distance: () => options.from,
    paint(stage) {
      const { context, view, timeSeconds } = stage
      context.globalCompositeOperation = 'lighter'
      for (const fly of flies) {
        const t = timeSeconds * fly.speed + fly.pulse
        const alpha = Math.max(0, Math.sin(t * 1.7)) ** 1.5
        if (alpha < 0.02) continue
        project(
          view,
          fly.x + Math.sin(t) * 0.6,
          fly.y + Math.sin(t * 1.3) * 0.3,
          fly.z + Math.cos(t * 0.8) * 0.6,
          spot,
        )
        if (spot.depth < 0.8) continue
        const metre = view.focal / spot.depth
        softGlow(stage, spot.x, spot.y, Math.min(40, metre * 0.16), options.colour, alpha * 0.8)
      }
      context.globalCompositeOperation = 'source-over'
    },
  }
}
