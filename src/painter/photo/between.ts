import { guessDepth } from './depth.ts'
import { type Flow, matchPictures } from './flow.ts'
import { type Grid, newGrid, sampleGrid } from './grid.ts'
import { MESH_STEP, type Mesh, newMesh, openKernel } from './kernel.ts'
import type { Pixels } from './photo.ts'
import { smallPicture } from './small-picture.ts'

export interface Between {
  /** How the first picture becomes the last. */
  way: 'morph' | 'dissolve'
  /** Share of places that were found in both pictures. */
  agreeing: number
  /**
   * The picture at a time, in this size: 0 is the first as it is, 1 the last. RGBA, the same memory at every call.
   */
  open(width: number, height: number): (time: number) => Uint8Array
}

const FLOW_WIDTH = 128
/** As much must be found in both pictures, and explain as much of how they differ, for things to be moved. */
const LEAST_AGREEING = 0.35
const MOST_LEFT = 0.62
/** How far apart in time the farthest and the nearest change over in a dissolve. */
const ORDER = 0.45

/**
 * From one picture to another. Where both show the same things, these move from here to there, and what only one of them
 * shows goes with what is behind it. Else one dissolves into the other, what is far first.
 */
export function betweenPictures(first: Pixels, last: Pixels, width: number, height: number): Between {
  const bytes = width * height * 4
  if (first.length !== bytes || last.length !== bytes)
    throw new RangeError('betweenPictures: the pictures do not fit the size')
  const [a, b] = [
    smallPicture(first, width, height, FLOW_WIDTH),
    smallPicture(last, width, height, FLOW_WIDTH),
  ]
  const nearness = { a: guessDepth(a).nearness, b: guessDepth(b).nearness }
  const match = matchPictures(a, b, nearness)
  const alike = match.agreeing >= LEAST_AGREEING && match.left <= MOST_LEFT
  const order = alike ? null : changeOrder(nearness.a, nearness.b)
  return {
    way: alike ? 'morph' : 'dissolve',
    agreeing: match.agreeing,
    open(outWidth, outHeight) {
      const kernel = openKernel(outWidth, outHeight)
      const [plateA, plateB] = [kernel.newPlate(width, height), kernel.newPlate(width, height)]
      kernel.bytesOf(plateA).set(first)
      kernel.bytesOf(plateB).set(last)
      const sheet = { mesh: newMesh(outWidth, outHeight), outWidth, outHeight, width, height }
      const whole = { left: 0, top: 0, right: width, bottom: height }
      return (time) => {
        const t = Math.min(1, Math.max(0, time))
        if (order !== null) layFlat(sheet, () => 0)
        else layMoved(sheet, match.there, t, () => 0)
        kernel.copy(plateA, sheet.mesh)
        if (order !== null)
          layFlat(sheet, (u, v) => eased((t - ORDER * sampleGrid(order, u, v)) / (1 - ORDER)))
        else layMoved(sheet, match.back, 1 - t, shareOf(match.there, match.back, t))
        kernel.layOver(plateB, sheet.mesh, whole)
        return kernel.pixels()
      }
    },
  }
}

const eased = (time: number) => {
  const t = Math.min(1, Math.max(0, time))
  return t * t * (3 - 2 * t)
}

/** 0 for what changes first: how near it is in either picture. */
function changeOrder(a: Grid, b: Grid): Grid {
  const order = newGrid(a.width, a.height)
  for (let at = 0; at < order.values.length; at++)
    order.values[at] = Math.min(1, ((a.values[at] ?? 0) + (b.values[at] ?? 0)) / 2)
  return order
}

type Share = (u: number, v: number) => number

/** How much of the last picture is seen: as the time says, but for what only one of them shows. */
function shareOf(there: Flow, back: Flow, t: number): Share {
  const seen = (flow: Flow, u: number, v: number, time: number) => {
    const [x, y] = [u - sampleGrid(flow.x, u, v) * time, v]
    return x < 0 || x > 1 ? 0.02 : 0.06 + sampleGrid(flow.sure, x, y)
  }
  return (u, v) => {
    const own = seen(there, u, v, t) * (1 - t)
    const other = seen(back, u, v, 1 - t) * t
    return other / (own + other)
  }
}

/** A mesh over the frame that is painted, and the size of the pictures that it takes from. */
interface Sheet {
  mesh: Mesh
  outWidth: number
  outHeight: number
  width: number
  height: number
}

function layFlat({ mesh, outWidth, outHeight, width, height }: Sheet, share: Share): void {
  eachNode(mesh, (index, x, y) => {
    const [u, v] = [x / outWidth, y / outHeight]
    mesh.nodes[index] = u * width - 0.5
    mesh.nodes[index + 1] = v * height - 0.5
    mesh.nodes[index + 2] = share(u, v)
  })
}

/** What is at a node has come from where the flow led it for so long. */
function layMoved(sheet: Sheet, flow: Flow, time: number, share: Share): void {
  const { mesh, outWidth, outHeight, width, height } = sheet
  eachNode(mesh, (index, x, y) => {
    let [u, v] = [x / outWidth, y / outHeight]
    for (let i = 0; i < 5; i++) {
      const [nextU, nextV] = [
        x / outWidth - sampleGrid(flow.x, u, v) * time,
        y / outHeight - ((sampleGrid(flow.y, u, v) * width) / height) * time,
      ]
      u += (nextU - u) * 0.8
      v += (nextV - v) * 0.8
    }
    mesh.nodes[index] = u * width - 0.5
    mesh.nodes[index + 1] = v * height - 0.5
    mesh.nodes[index + 2] = share(x / width, y / height)
  })
}

function eachNode({ columns, rows }: Mesh, visit: (index: number, x: number, y: number) => void): void {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      visit((row * columns + column) * 4, column * MESH_STEP, row * MESH_STEP)
}
