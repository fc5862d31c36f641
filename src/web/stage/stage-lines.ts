import {
  BufferGeometry,
  type Color,
  Float32BufferAttribute,
  GridHelper,
  Line,
  LineBasicMaterial,
  LineSegments,
  Points,
  PointsMaterial,
  Vector3,
} from 'three'
import { type CameraState, GROUND_Y, type Point3 } from '#camera/state.ts'
import { frameCorners } from './frame-corners.ts'
import { toThree } from './lens.ts'
import type { StagePath } from './stage-path.ts'

const SAMPLES = 160

/** Everywhere the camera goes, in order. */
export function pathPoints(path: StagePath, samples = SAMPLES): Point3[] {
  return Array.from({ length: samples + 1 }, (_, i) => path.placeAt(i / samples))
}

export function pathLine(path: StagePath, colour: Color): Line {
  const line = new Line(new BufferGeometry(), new LineBasicMaterial({ color: colour }))
  line.geometry.setFromPoints(pathPoints(path).map((point) => toThree(point)))
  return line
}

/** A dot where the camera is at each whole second, and at both ends. */
export function secondDots(path: StagePath, durationSeconds: number, colour: Color): Points {
  const seconds = Array.from({ length: Math.floor(durationSeconds) + 1 }, (_, i) => i / durationSeconds)
  const geometry = new BufferGeometry()
  geometry.setFromPoints([...seconds, 1].map((progress) => toThree(path.placeAt(progress))))
  return new Points(geometry, new PointsMaterial({ color: colour, size: 6, sizeAttenuation: false }))
}

/** A camera as a pyramid of lines; `place` moves it. */
export class FrustumLines {
  readonly lines: LineSegments
  private readonly places = new Float32Array(16 * 3)

  constructor(colour: Color, opacity = 1) {
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new Float32BufferAttribute(this.places, 3))
    const material = new LineBasicMaterial({ color: colour, transparent: opacity < 1, opacity })
    this.lines = new LineSegments(geometry, material)
    this.lines.frustumCulled = false
  }

  place(state: CameraState, aspect: number, depth: number): void {
    const corners = frameCorners(state, aspect, depth).map((corner) => toThree(corner))
    const apex = toThree(state)
    const pairs = corners.flatMap((corner, i) => [apex, corner, corner, corners[(i + 1) % 4] ?? corner])
    const attribute = this.lines.geometry.getAttribute('position')
    pairs.forEach(({ x, y, z }, i) => {
      attribute.setXYZ(i, x, y, z)
    })
    attribute.needsUpdate = true
  }
}

export function groundGrid(colour: Color, size: number): GridHelper {
  const grid = new GridHelper(size, Math.round(size / 2), colour, colour)
  grid.position.set(0, GROUND_Y, -size / 4)
  grid.material.transparent = true
  grid.material.opacity = 0.35
  return grid
}

/** A cross where the subject stands. */
export function subjectCross(colour: Color): LineSegments {
  const arm = 0.35
  const geometry = new BufferGeometry()
  geometry.setFromPoints(
    [
      [-arm, 0, 0, arm, 0, 0],
      [0, -arm, 0, 0, arm, 0],
      [0, 0, -arm, 0, 0, arm],
    ].flatMap(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [new Vector3(a, b, c), new Vector3(d, e, f)]),
  )
  return new LineSegments(geometry, new LineBasicMaterial({ color: colour }))
}
