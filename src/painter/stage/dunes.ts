import { GROUND_Y } from '#camera/state.ts'
import { seededRandom } from '#kernel/random.ts'
import type { Colour } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { hazeGradient, litTone, ringDistance } from './ridge.ts'
import { fillPolygon, halfDiagonal } from './view.ts'

interface Dune {
  azimuth: number
  half: number
  top: number
  body: number[]
  /** The slip face: it falls from the crest in one S-shaped line. */
  face: number[]
}

/** Dunes: one smooth back, one steep face in shade, and the crest line between them. */
export function duneRange(options: {
  radius: number
  height(turn: number): number
  count: number
  colour: Colour
  mist: number
  seed: number
}): Layer[] {
  const random = seededRandom(options.seed ^ 0xd00e)
  const { radius } = options
  const dunes: Dune[] = []
  const step = 360 / options.count
  for (let i = 0; i < options.count; i++) {
    const azimuth = i * step + (random() - 0.5) * step * 0.8
    const top = options.height((((azimuth / 360) % 1) + 1) % 1) * (0.75 + random() * 0.5)
    const half = step * (0.85 + random() * 0.7)
    const lean = (random() - 0.5) * 0.7
    const at = (across: number, height: number): [number, number, number] => {
      const angle = ((azimuth + across * half) * Math.PI) / 180
      return [Math.sin(angle) * radius, GROUND_Y + height, Math.cos(angle) * radius]
    }
    const crest = (across: number) => {
      // A rise that is concave at its foot and sharp at the crest.
      const t = across < lean ? (across + 1) / (lean + 1) : (1 - across) / (1 - lean)
      return top * Math.max(0, t) ** 1.7 * (1.35 - 0.35 * t)
    }
    const body: number[] = []
    for (let k = 0; k <= 44; k++) {
      const across = -1 + (2 * k) / 44
      body.push(...at(across, crest(across)))
    }
    body.push(...at(1, -radius * 0.003), ...at(-1, -radius * 0.003))
    const face: number[] = []
    const right: number[] = []
    const swing = 0.2 + random() * 0.25
    for (let k = 0; k <= 20; k++) {
      const t = k / 20
      const across = lean + (1 - lean) * t
      right.push(...at(across, crest(across)))
    }
    face.push(...right)
    for (let k = 20; k >= 0; k--) {
      const t = k / 20
      const across = lean + Math.sin(t * Math.PI * 1.1) * swing * 0.45 - t * 0.12
      face.push(...at(across, top * (1 - t) ** 1.1))
    }
    dunes.push({ azimuth, half, top, body, face })
  }
  dunes.sort((a, b) => b.top - a.top)
  return [
    {
      distance: (view) => ringDistance(view, radius),
      paint({ context, view, light }) {
        const reach = halfDiagonal(view) + 4 + Math.abs(view.pitch) * 60
        for (const dune of dunes) {
          const off = Math.abs(((((dune.azimuth - view.azimuth) % 360) + 540) % 360) - 180)
          if (off > reach + dune.half * 1.3) continue
          const toKey = ((((light.key.azimuth - dune.azimuth) % 360) + 540) % 360) - 180
          const strength = Math.min(1, light.key.strength)
          // Whichever side the light is on, one face takes it and one loses it.
          const bodyLit = toKey < 0 ? 0.72 : 0.34
          const faceLit = toKey < 0 ? 0.12 : 0.86
          const even = 0.5 * (1 - strength)
          for (const [points, lit] of [
            [dune.body, bodyLit],
            [dune.face, faceLit],
          ] as const) {
            const tone = litTone(light, options.colour, lit * strength + even)
            context.fillStyle = hazeGradient(context, view, light, tone, radius, dune.top, options.mist)
            fillPolygon(context, view, points)
          }
        }
      },
    },
  ]
}
