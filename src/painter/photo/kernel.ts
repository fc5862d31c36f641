import { kernelBytes } from './kernel-bytes.ts'

/** Output pixels between two nodes of a mesh, as the kernel has it. */
export const MESH_STEP = 8

/** A picture in the kernel's memory. */
export interface Plate {
  width: number
  height: number
  address: number
}

/** Source places: four numbers a node (column, row, share, nothing), row by row. */
export interface Mesh {
  columns: number
  rows: number
  nodes: Float32Array
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface WarpKernel {
  newPlate(width: number, height: number): Plate
  /** Its bytes, RGBA; only until the next plate is made. */
  bytesOf(plate: Plate): Uint8Array
  /** Paints every pixel of the output from a plate. */
  copy(plate: Plate, mesh: Mesh): void
  /** Lays a premultiplied plate over the output where `box`, in its own pixels, is met. */
  layOver(plate: Plate, mesh: Mesh, box: Box): void
  /** The output, RGBA; the next frame is painted over it. */
  pixels(): Uint8Array
}

export function newMesh(outWidth: number, outHeight: number): Mesh {
  const columns = Math.ceil(outWidth / MESH_STEP) + 1
  const rows = Math.ceil(outHeight / MESH_STEP) + 1
  return { columns, rows, nodes: new Float32Array(columns * rows * 4) }
}

let compiled: WebAssembly.Module | undefined

const PAGE = 65_536

/** The SIMD loop that moves pixels, with a memory and an output of its own. */
export function openKernel(outWidth: number, outHeight: number): WarpKernel {
  if (outWidth % 2 !== 0 || outWidth < 2 || outHeight < 1)
    throw new RangeError('openKernel: the output needs an even width')
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (char) => char.charCodeAt(0)))
  const { memory, warp } = new WebAssembly.Instance(compiled).exports
  if (!(memory instanceof WebAssembly.Memory) || typeof warp !== 'function')
    throw new Error('The kernel is not what it was built to be.')
  let used = 16
  const reserve = (bytes: number): number => {
    const address = used
    used += Math.ceil(bytes / 16) * 16
    const missing = used - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
    return address
  }
  const out = reserve(outWidth * outHeight * 4)
  const { columns, rows, nodes } = newMesh(outWidth, outHeight)
  const meshAt = reserve(nodes.byteLength)
  const run = ({ address, width, height }: Plate, mesh: Mesh, box: Box | null) => {
    if (mesh.columns !== columns || mesh.rows !== rows)
      throw new RangeError('warp: the mesh does not fit the output')
    new Float32Array(memory.buffer, meshAt, nodes.length).set(mesh.nodes)
    const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: width, bottom: height }
    const over = box === null ? 0 : 1
    warp(address, width, height, meshAt, columns, out, outWidth, outHeight, over, left, top, right, bottom)
  }
  return {
    newPlate(width, height) {
      if (width < 2 || height < 2) throw new RangeError('newPlate: a picture needs two pixels each way')
      return { width, height, address: reserve(width * height * 4) }
    },
    bytesOf: ({ address, width, height }) => new Uint8Array(memory.buffer, address, width * height * 4),
    copy: (plate, mesh) => run(plate, mesh, null),
    layOver: run,
    pixels: () => new Uint8Array(memory.buffer, out, outWidth * outHeight * 4),
  }
}
