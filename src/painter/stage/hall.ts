import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, mix } from '../colour.ts'
import type { Layer, Stage } from '../scene.ts'
import { litTone } from './ridge.ts'
import { fillPolygon } from './view.ts'

/** A room as a box round the camera: metres from the middle of the world to its walls. */
interface Hall {
  left: number
  right: number
  near: number
  far: number
  height: number
  wall: Colour
  floor: Colour
  ceiling: Colour
  /** How light each wall is, 0–1: the one across from the window gets the most. */
  light: { far: number; left: number; right: number }
  /** Planks that run away from the camera; metres of one's width. */
  planks?: number
  skirting?: Colour
}

const always = () => Number.POSITIVE_INFINITY

/** Floor, ceiling and walls; from outside, walls that turn their back are not there, as in a doll's house. */
export function hallLayer(hall: Hall): Layer {
  const top = GROUND_Y + hall.height
  const { left, right, near, far } = hall
  return {
    distance: always,
    paint(stage) {
      const { context, view, light } = stage
      const tone = (colour: Colour, lit: number) => css(litTone(light, colour, lit))
      context.fillStyle = tone(brighten(hall.wall, 0.7), 0.2)
      context.fillRect(0, 0, view.width, view.height)
      if (view.state.y > GROUND_Y) paintFloor(stage, hall)
      if (view.state.y < top) {
        context.fillStyle = tone(hall.ceiling, 0.4)
        fillPolygon(context, view, [left, top, near, right, top, near, right, top, far, left, top, far])
      }
      const wall = (ax: number, az: number, bx: number, bz: number, lit: number) => {
        const upright = (low: number, high: number) => [ax, low, az, bx, low, bz, bx, high, bz, ax, high, az]
        context.fillStyle = tone(hall.wall, lit)
        fillPolygon(context, view, upright(GROUND_Y, top))
        if (hall.skirting === undefined) return
        context.fillStyle = tone(hall.skirting, lit)
        fillPolygon(context, view, upright(GROUND_Y, GROUND_Y + 0.16))
        fillPolygon(context, view, upright(top - 0.1, top))
      }
      const { x, z } = view.state
      if (z < far) wall(left, far, right, far, hall.light.far)
      if (z > near) wall(left, near, right, near, 0.3)
      if (x > left) wall(left, near, left, far, hall.light.left)
      if (x < right) wall(right, near, right, far, hall.light.right)
    },
  }
}

function paintFloor({ context, view, light }: Stage, hall: Hall): void {
  const { left, right, near, far, floor } = hall
  const strip = (from: number, to: number) =>
    fillPolygon(context, view, [
      from,
      GROUND_Y,
      near,
      to,
      GROUND_Y,
      near,
      to,
      GROUND_Y,
      far,
      from,
      GROUND_Y,
      far,
    ])
  context.fillStyle = css(litTone(light, floor, 0.5))
  strip(left, right)
  const width = hall.planks
  if (width === undefined) return
  let index = 0
  for (let x = left; x < right; x += width) {
    index++
    context.fillStyle = css(
      litTone(light, mix(floor, brighten(floor, index % 3 === 0 ? 0.8 : 1.18), 0.6), 0.5),
    )
    if (index % 2 === 0) strip(x, Math.min(right, x + width))
    context.fillStyle = css(litTone(light, brighten(floor, 0.45), 0.2), 0.8)
    strip(x - 0.012, x + 0.012)
  }
}

/** A flat picture that hangs on a wall across the view: `paint` gets rectangles in metres from its lower left corner. */
interface Board {
  rect(fill: string, left: number, low: number, right: number, high: number): void
  polygon(fill: string | CanvasGradient, points: readonly number[]): void
}

/** Something flat across the view at one depth. */
export function boardLayer(
  at: { x: number; y: number; z: number; distance?: number; reflects?: boolean },
  paint: (board: Board, stage: Stage) => void,
): Layer {
  return {
    distance: (view) => at.distance ?? Math.max(1, at.z - view.state.z),
    reflects: at.reflects ?? false,
    paint(stage) {
      const { context, view } = stage
      if (view.state.z > at.z - 0.3) return
      const polygon = (fill: string | CanvasGradient, points: readonly number[]) => {
        const world: number[] = []
        for (let i = 0; i < points.length; i += 2)
          world.push(at.x + (points[i] ?? 0), at.y + (points[i + 1] ?? 0), at.z)
        context.fillStyle = fill
        fillPolygon(context, view, world)
      }
      paint(
        {
          polygon,
          rect: (fill, left, low, right, high) =>
            polygon(fill, [left, low, right, low, right, high, left, high]),
        },
        stage,
      )
    },
  }
}
