import type { Point3 } from '#camera/state.ts'

const WIDTH = 960
const HEIGHT = 540
const MARGIN = 48

/** Depth goes up and to the right, at half its length. */
const flat = ({ x, y, z }: Point3): [number, number] => [x + z * 0.55, -y - z * 0.38]

export interface ObliqueView {
  width: number
  height: number
  place(point: Point3): [number, number]
}

/** A drawing's measure in which all of these points are seen, with a margin. */
export function obliqueView(points: readonly Point3[]): ObliqueView {
  const places = points.map(flat)
  const xs = places.map(([x]) => x)
  const ys = places.map(([, y]) => y)
  const left = Math.min(...xs)
  const top = Math.min(...ys)
  const across = Math.max(1e-6, Math.max(...xs) - left)
  const down = Math.max(1e-6, Math.max(...ys) - top)
  const scale = Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / down)
  const offsetX = (WIDTH - across * scale) / 2
  const offsetY = (HEIGHT - down * scale) / 2
  return {
    width: WIDTH,
    height: HEIGHT,
    place(point) {
      const [x, y] = flat(point)
      return [tenth(offsetX + (x - left) * scale), tenth(offsetY + (y - top) * scale)]
    },
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10
