import { hex } from '../colour.ts'
import { lineNoise, ramp } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { pathLayer } from '../stage/path.ts'
import { isWhite } from './grass.ts'
import type { SceneSet } from './place.ts'

const buildings = new Set(['house', 'cabin', 'castle'])

/** The way that leads from the camera to a house's door: where it lies, and how it is painted. None without a house. */
export function roadTo(set: SceneSet): { layers: Layer[]; beside(x: number, z: number): boolean } {
  const { lead, seed } = set
  if (lead === null || !buildings.has(set.words.subjects[0]?.kind ?? ''))
    return { layers: [], beside: () => true }
  const start = lead.x > 0 ? -1.4 : 1.4
  const middle = (z: number) => {
    const way = ramp(z, -2, lead.z)
    return start + (lead.x - start) * way + lineNoise(z * 0.07, seed) * 2.2 * way * (1 - way) * 4
  }
  const half = 0.75
  const colour = isWhite(set) ? hex('#c3cedb') : hex('#a58a60')
  return {
    layers: [pathLayer({ middle, half, from: -20, to: lead.z, colour, rough: 0.22, seed })],
    beside: (x, z) => z > lead.z || Math.abs(x - middle(z)) > half + 0.15,
  }
}
