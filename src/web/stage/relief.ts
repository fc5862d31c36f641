import { BASE_FOCAL, type Point3 } from '#camera/state.ts'
import { sampleGrid } from '#painter/photo/grid.ts'
import type { PhotoRelief } from '#painter/photo/shown-camera.ts'

/** The place in the world of a still's point (shares of its width and height), at the depth that the local engine guesses. */
export function reliefPoint(
  { width, height, inverseDepth }: PhotoRelief,
  across: number,
  down: number,
): Point3 {
  const metres = 1 / sampleGrid(inverseDepth, across, down)
  return {
    x: ((across - 0.5) * metres) / BASE_FOCAL,
    y: (((0.5 - down) * metres) / BASE_FOCAL) * (height / width),
    z: metres,
  }
}

/** A still as a sheet of squares bent to its depth: three numbers a corner, row by row from the top left. */
export interface ReliefMesh {
  positions: Float32Array
  places: Float32Array
  triangles: Uint32Array
}

export function reliefMesh(relief: PhotoRelief, columns: number, rows: number): ReliefMesh {
  const corners = (columns + 1) * (rows + 1)
  const positions = new Float32Array(corners * 3)
  const places = new Float32Array(corners * 2)
  const triangles = new Uint32Array(columns * rows * 6)
  let corner = 0
  let at = 0
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const across = column / columns
      const down = row / rows
      const { x, y, z } = reliefPoint(relief, across, down)
      positions.set([x, y, -z], corner * 3)
      places.set([across, down], corner * 2)
      if (row < rows && column < columns) {
        const below = corner + columns + 1
        triangles.set([corner, below, corner + 1, corner + 1, below, below + 1], at)
        at += 6
      }
      corner++
    }
  }
  return { positions, places, triangles }
}
