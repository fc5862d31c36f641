import { hashAt } from '../noise.ts'
import { halfDiagonal, type View } from './view.ts'

export interface Cell {
  /** World position of the mark that lives in this cell. */
  x: number
  z: number
  /** Metres along the ground from the camera. */
  distance: number
  /** 0–1: marks shrink in and out at the ends of their band instead of popping. */
  presence: number
  hash: number
  hash2: number
}

const cell: Cell = { x: 0, z: 0, distance: 0, presence: 0, hash: 0, hash2: 0 }

/**
 * Visits the marks of an endless ground that the camera can see: one for each cell of a world grid, between two
 * distances. The same cell object is reused.
 */
export function forEachCell(
  view: View,
  band: { size: number; from: number; to: number; density: number; seed: number },
  visit: (cell: Cell) => void,
): void {
  const { size, from, to, density, seed } = band
  const camera = view.state
  const pitchDown = Math.max(0, -view.pitch)
  const half = (halfDiagonal(view) * Math.PI) / 180
  // With the point under the camera in the frame, the ground is seen on all of its sides.
  const spread = half + pitchDown > Math.PI / 2 ? Math.PI : half + pitchDown + 0.04
  const heading = (view.azimuth * Math.PI) / 180
  const headX = Math.sin(heading)
  const headZ = Math.cos(heading)
  const cosSpread = Math.cos(spread)
  const wide = spread > 1.2
  // The wedge's bounding box: its apex, its middle and its two edges.
  let minX = camera.x
  let maxX = camera.x
  let minZ = camera.z
  let maxZ = camera.z
  for (let i = -2; i <= 2; i++) {
    const angle = heading + (wide ? (i * Math.PI) / 2 : (i / 2) * spread)
    const x = camera.x + Math.sin(angle) * to * 1.08
    const z = camera.z + Math.cos(angle) * to * 1.08
    minX = Math.min(minX, x)
    maxX = Math.max(maxX, x)
    minZ = Math.min(minZ, z)
    maxZ = Math.max(maxZ, z)
  }
  for (let iz = Math.floor(minZ / size); iz <= maxZ / size; iz++) {
    for (let ix = Math.floor(minX / size); ix <= maxX / size; ix++) {
      const hash = hashAt(ix, iz, seed)
      if (hash > density) continue
      const jitterX = hashAt(ix, iz, seed + 1)
      const jitterZ = hashAt(ix, iz, seed + 2)
      const x = (ix + jitterX) * size
      const z = (iz + jitterZ) * size
      const dx = x - camera.x
      const dz = z - camera.z
      const distance = Math.hypot(dx, dz)
      if (distance < from || distance > to) continue
      if (distance > size * 2 && (dx * headX + dz * headZ) / distance < cosSpread) continue
      cell.x = x
      cell.z = z
      cell.distance = distance
      const rise = from <= 0 ? 1 : Math.min(1, (distance - from) / (from * 0.5))
      cell.presence = Math.min(1, rise, ((to - distance) / to) * 4)
      cell.hash = hash / density
      cell.hash2 = hashAt(ix, iz, seed + 3)
      visit(cell)
    }
  }
}

/** Bands of cells that grow with distance, so that marks keep about the same size on the screen. */
export function octaveBands(
  from: number,
  to: number,
  sizeAtOneMetre: number,
): { size: number; from: number; to: number }[] {
  const bands: { size: number; from: number; to: number }[] = []
  for (let start = from; start < to; start *= 2) {
    bands.push({
      size: start * sizeAtOneMetre,
      from: start === from ? 0 : start * 0.8,
      to: Math.min(to, start * 2.4),
    })
  }
  return bands
}
