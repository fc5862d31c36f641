import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import type { Layer } from '../scene.ts'
import { type Building, paintWall, type Wall } from './facade.ts'
import { litTone } from './ridge.ts'
import { fillPolygon, project, type Spot, uprightBoxIsSeen } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }

/** A box with windows: four walls and a roof, each drawn when it faces the camera. */
export function buildingLayer(building: Building): Layer {
  const { x, z, width, depth } = building
  const left = x - width / 2
  const right = x + width / 2
  const near = z - depth / 2
  const far = z + depth / 2
  const walls: Wall[] = [
    { ax: left, az: near, bx: right, bz: near, nx: 0, nz: -1, hidden: building.hidden?.near ?? 0 },
    { ax: right, az: near, bx: right, bz: far, nx: 1, nz: 0, hidden: 0 },
    { ax: right, az: far, bx: left, bz: far, nx: 0, nz: 1, hidden: building.hidden?.far ?? 0 },
    { ax: left, az: far, bx: left, bz: near, nx: -1, nz: 0, hidden: 0 },
  ]
  const base = GROUND_Y - (building.sunk ?? 0)
  const top = base + building.height
  // Awnings stand out into the street.
  const box = {
    left: left - 1.2,
    right: right + 1.2,
    near: near - 1.2,
    far: far + 1.2,
    bottom: base,
    top,
  }
  return {
    reflects: true,
    distance: (view) => {
      // To the nearest point of the box, so that a neighbour further on never paints over it.
      const dx = Math.max(left - view.state.x, 0, view.state.x - right)
      const dz = Math.max(near - view.state.z, 0, view.state.z - far)
      return Math.max(1, Math.hypot(dx, dz))
    },
    paint(stage) {
      const { context, view, light } = stage
      if (!uprightBoxIsSeen(view, box)) return
      for (const wall of walls) {
        const toX = (wall.ax + wall.bx) / 2 - view.state.x
        const toZ = (wall.az + wall.bz) / 2 - view.state.z
        if (wall.nx * toX + wall.nz * toZ >= 0) continue
        paintWall(stage, building, wall, top)
      }
      if (view.state.y > top) {
        project(view, x, GROUND_Y, z, spot)
        context.fillStyle = css(
          mix(
            litTone(light, brighten(building.colour, 0.8), 0.7),
            light.haze,
            airShare(light, Math.max(1, spot.depth)),
          ),
        )
        fillPolygon(context, view, [left, top, near, right, top, near, right, top, far, left, top, far])
      }
    },
  }
}
