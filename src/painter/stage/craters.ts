import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { litTone } from './ridge.ts'
import { fillPolygon, project, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const COUNT = 70

/** Round hollows in dust: a lit rim, a dark floor, a lit far slope. */
export function craterLayer(dust: Colour, seed: number): Layer {
  const craters = Array.from({ length: COUNT }, (_, i) => {
    const angle = hashAt(i, 1, seed) * Math.PI * 2
    const radius = 5 + 75 * hashAt(i, 2, seed) ** 1.5
    return {
      x: Math.sin(angle) * radius,
      z: Math.cos(angle) * radius,
      size: 0.35 + 1.9 * hashAt(i, 3, seed) ** 2 + radius * 0.022,
    }
  }).sort((a, b) => b.z - a.z)
  const disc = (x: number, z: number, rx: number, rz: number) => {
    const points: number[] = []
    for (let i = 0; i < 26; i++) {
      const angle = (i / 26) * Math.PI * 2
      points.push(x + Math.cos(angle) * rx, GROUND_Y, z + Math.sin(angle) * rz)
    }
    return points
  }
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const shift = light.key.azimuth > 0 ? 0.1 : -0.1
      for (const { x, z, size } of craters) {
        project(view, x, GROUND_Y, z, spot)
        if (spot.depth < 1) continue
        const coat = (colour: Colour, lit: number, dx: number, dz: number, k: number) => {
          context.fillStyle = css(litTone(light, colour, lit))
          fillPolygon(context, view, disc(x + dx * size, z + dz * size, size * k, size * k))
        }
        coat(brighten(dust, 1.02), 0.72, 0, 0, 1.1)
        coat(brighten(dust, 0.6), 0.25, 0, 0, 1)
        coat(brighten(dust, 0.72), 0.45, -shift * 1.4, 0.14, 0.82)
      }
    },
  }
}
