import type { Point3 } from '#camera/state.ts'
import type { Colour } from './colour.ts'
import type { Layer } from './scene.ts'
import { spriteLayer } from './stage/sprite.ts'
import type { Standing } from './stage/standing.ts'
import type { Subject } from './subjects/subject.ts'

/** For tests: a shining ball of one metre that stands with its middle on a point of the scene. */
const ball = (colour: Colour): Subject => ({
  id: `marker ${colour.join()}`,
  words: [],
  one: 'marker',
  many: 'markers',
  home: 'air',
  place: 'meadow',
  width: 1,
  height: 0.5,
  below: 0.5,
  distance: 8,
  draw: () => undefined,
  drawLights(pen) {
    pen.fillStyle = `rgb(${colour.join()})`
    pen.beginPath()
    pen.arc(0, 0, 0.5, 0, 2 * Math.PI)
    pen.fill()
  },
})

/** A marker goes the same way into the picture as every boat and every tree. */
export function markerLayer(at: Point3, colour: Colour, metres: number, rest: Partial<Standing> = {}): Layer {
  return spriteLayer({
    ...{ subject: ball(colour), x: at.x, y: at.y, z: at.z, scale: metres, facing: 1, phase: 0, seed: 0 },
    ...{ moving: false, colour: null, season: 'summer', snowy: false, shadow: false },
    ...rest,
  })
}

interface Spot {
  x: number
  y: number
}

/** Middles of all connected spots in a grid of weights, to a part of a pixel. */
export function spotsOf(
  weights: Float32Array,
  frame: { width: number; height: number },
  floor: number,
): Spot[] {
  const { width, height } = frame
  const seen = new Uint8Array(width * height)
  const spots: Spot[] = []
  for (let start = 0; start < weights.length; start++) {
    if (seen[start] === 1 || (weights[start] ?? 0) < floor) continue
    const queue = [start]
    seen[start] = 1
    let sum = 0
    let sumX = 0
    let sumY = 0
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const x = at % width
      const y = Math.floor(at / width)
      const weight = weights[at] ?? 0
      sum += weight
      sumX += weight * (x + 0.5)
      sumY += weight * (y + 0.5)
      for (const [stepX, stepY] of neighbours) {
        const next = (y + stepY) * width + x + stepX
        const inside = x + stepX >= 0 && x + stepX < width && y + stepY >= 0 && y + stepY < height
        if (!inside || seen[next] === 1 || (weights[next] ?? 0) < floor) continue
        seen[next] = 1
        queue.push(next)
      }
    }
    spots.push({ x: sumX / sum, y: sumY / sum })
  }
  return spots
}

const neighbours = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const
