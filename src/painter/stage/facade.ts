import { GROUND_Y } from '#camera/state.ts'
import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import { hashAt } from '../noise.ts'
import type { Stage } from '../scene.ts'
import { litTone } from './ridge.ts'
import {
  fillPolygon,
  project,
  type Spot,
  sidesBeyond,
  tracePolygon,
  uprightBoxIsSeen,
  type View,
} from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const lamps: readonly Colour[] = [hex('#ffd08a'), hex('#ffe2b0'), hex('#ffb866'), hex('#cfe4ff')]
/** Below this many pixels a window is a shimmer that costs time and shows nothing. */
const WINDOW_PIXELS_MIN = 1.1

export interface Building {
  x: number
  z: number
  width: number
  depth: number
  height: number
  colour: Colour
  seed: number
  /** Metres from one window to the next, and from floor to floor. */
  bay: number
  floor: number
  /** Metres that its foot lies below the ground's plane: seen from a roof. */
  sunk?: number
  /** Metres up to which neighbours hide its two ends, towards −Z and +Z. */
  hidden?: { near: number; far: number }
}

export interface Wall {
  /** The wall's foot from one corner to the other, anticlockwise seen from above. */
  ax: number
  az: number
  bx: number
  bz: number
  /** Outward normal. */
  nx: number
  nz: number
  /** Metres up to which a neighbour stands before it. */
  hidden: number
}

/** Paints one wall with its windows, shops and awnings. */
export function paintWall(stage: Stage, building: Building, wall: Wall, top: number): void {
  const { context, view, light } = stage
  const base = GROUND_Y - (building.sunk ?? 0)
  const middle = Math.max(
    1,
    Math.hypot((wall.ax + wall.bx) / 2 - view.state.x, (wall.az + wall.bz) / 2 - view.state.z),
  )
  const haze = airShare(light, middle)
  const keyAngle = (light.key.azimuth * Math.PI) / 180
  const facing = wall.nx * Math.sin(keyAngle) + wall.nz * Math.cos(keyAngle)
  const lit = Math.max(0.05, 0.4 + facing * 0.55)
  const tone = (colour: Colour, k = lit) => mix(litTone(light, colour, k), light.haze, haze)
  context.fillStyle = css(tone(building.colour))
  context.beginPath()
  if (
    !tracePolygon(context, view, [
      wall.ax,
      base,
      wall.az,
      wall.bx,
      base,
      wall.bz,
      wall.bx,
      top,
      wall.bz,
      wall.ax,
      top,
      wall.az,
    ])
  )
    return
  context.fill()

  const long = Math.hypot(wall.bx - wall.ax, wall.bz - wall.az)
  const bays = Math.max(1, Math.floor(long / building.bay))
  const floors = Math.max(1, Math.floor((building.height - 4.6) / building.floor))
  const stepX = (wall.bx - wall.ax) / bays
  const stepZ = (wall.bz - wall.az) / bays
  const ux = (wall.bx - wall.ax) / long
  const uz = (wall.bz - wall.az) / long
  const band = (low: number, high: number, out: number, colour: string) => {
    const ox = wall.nx * out
    const oz = wall.nz * out
    context.fillStyle = colour
    fillPolygon(context, view, [
      wall.ax + ox - ux * out,
      low,
      wall.az + oz - uz * out,
      wall.bx + ox + ux * out,
      low,
      wall.bz + oz + uz * out,
      wall.bx + ox + ux * out,
      high,
      wall.bz + oz + uz * out,
      wall.ax + ox - ux * out,
      high,
      wall.az + oz - uz * out,
    ])
  }
  const share = Math.min(1, light.dark * 1.15)
  const coats: string[] = [
    css(tone(mix(brighten(building.colour, 0.4), hex('#24364a'), 0.5), lit * 0.8)),
    css(mix(mix(tone(hex('#9fb8c8')), light.sky[2]?.[1] ?? light.haze, 0.5), light.haze, haze), 0.85),
    ...lamps.map((lamp) => css(mix(lamp, light.haze, haze * 0.55), 0.25 + 0.75 * share)),
  ]
  const half = building.bay * 0.29
  const tall = building.floor * 0.56
  const quads: number[][] = coats.map(() => [])
  for (let bay = 0; bay < bays; bay++) {
    const cx = wall.ax + stepX * (bay + 0.5)
    const cz = wall.az + stepZ * (bay + 0.5)
    const pixels = (view.focal / project(view, cx, base + 6, cz, spot).depth) * half * 2
    if (spot.depth < 0.4 || pixels < WINDOW_PIXELS_MIN) continue
    const strip = {
      left: cx - half,
      right: cx + half,
      near: cz - half,
      far: cz + half,
      bottom: base,
      top,
    }
    if (!uprightBoxIsSeen(view, strip)) continue
    for (let floor = 0; floor < floors; floor++) {
      const low = 4.9 + floor * building.floor
      if (low + tall < wall.hidden) continue
      const chance = hashAt(bay + (wall.nx !== 0 ? 50 : 0), floor, building.seed)
      // Lamps are on here and there, and whole floors stay dark.
      const on = chance < 0.44 * share * (hashAt(floor, 5, building.seed) < 0.8 ? 1 : 0.25)
      const wears = on
        ? 2 + Math.floor(hashAt(bay, floor, building.seed + 9) * 3.99)
        : chance > 0.86 && light.dark < 0.7
          ? 1
          : 0
      quads[wears]?.push(cx - ux * half, cz - uz * half, cx + ux * half, cz + uz * half, base + low)
    }
  }
  for (const [coat, windows] of quads.entries()) {
    if (windows.length === 0) continue
    context.fillStyle = coats[coat] ?? '#000'
    context.beginPath()
    traceWindows(context, view, windows, tall)
    context.fill()
  }
  if (wall.hidden > 0) {
    band(Math.max(base + wall.hidden, top - 0.9), top, 0.3, css(tone(brighten(building.colour, 1.16))))
    return
  }
  // The shop floor, a cornice, and a line between.
  band(base + 4, base + 4.4, 0.12, css(tone(brighten(building.colour, 1.2))))
  band(top - 0.9, top, 0.3, css(tone(brighten(building.colour, 1.16))))
  const shopLit = hashAt(3, 3, building.seed) < 0.75
  const shop =
    share > 0.2 && shopLit
      ? css(mix(lamps[building.seed % 3] ?? [255, 210, 140], light.haze, haze * 0.6), 0.25 + 0.7 * share)
      : css(tone(hex('#1f2a33'), 0.2))
  const awningPaths: number[][][] = awnings.map(() => [])
  context.fillStyle = shop
  context.beginPath()
  for (let bay = 0; bay < bays; bay += 2) {
    const fromX = wall.ax + stepX * (bay + 0.12)
    const fromZ = wall.az + stepZ * (bay + 0.12)
    const toX = wall.ax + stepX * Math.min(bays, bay + 1.7)
    const toZ = wall.az + stepZ * Math.min(bays, bay + 1.7)
    const upright = (low: number, high: number, out: number) => [
      ...[fromX, high, fromZ, toX, high, toZ],
      ...[toX + wall.nx * out, low, toZ + wall.nz * out, fromX + wall.nx * out, low, fromZ + wall.nz * out],
    ]
    tracePolygon(context, view, upright(base + 0.5, base + 3.1, 0))
    if (hashAt(bay, 8, building.seed) < 0.6)
      awningPaths[(building.seed + bay) % awnings.length]?.push(upright(base + 2.8, base + 3.5, 1.1))
  }
  context.fill()
  for (const [index, paths] of awningPaths.entries()) {
    if (paths.length === 0) continue
    context.fillStyle = css(tone(awnings[index] ?? [120, 50, 40], Math.max(lit, 0.4)))
    context.beginPath()
    for (const path of paths) tracePolygon(context, view, path)
    context.fill()
  }
}

const awnings: readonly Colour[] = [hex('#8f3b34'), hex('#2f5d57'), hex('#b98a3c'), hex('#46406b')]

/** Of one window, round it: left foot, right foot, right head, left head. */
const corners: readonly Spot[] = Array.from({ length: 4 }, () => ({ x: 0, y: 0, depth: 0 }))

/** Adds windows to the path: five numbers each, the two ends of its sill (x, z) and the sill's height. */
function traceWindows(context: PaintContext, view: View, windows: readonly number[], tall: number): void {
  for (let i = 0; i < windows.length; i += 5) {
    const low = windows[i + 4] ?? 0
    let beyond = 15
    for (const [side, corner] of corners.entries()) {
      const end = side === 1 || side === 2 ? i + 2 : i
      project(view, windows[end] ?? 0, side < 2 ? low : low + tall, windows[end + 1] ?? 0, corner)
      beyond = corner.depth < 0.1 ? 15 : beyond & sidesBeyond(view, corner)
      if (corner.depth < 0.1) break
    }
    if (beyond !== 0) continue
    for (const [side, { x, y }] of corners.entries()) {
      if (side === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
  }
}
