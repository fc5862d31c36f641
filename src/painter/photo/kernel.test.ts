import { expect, test } from 'vitest'
import { MESH_STEP, type Mesh, newMesh, openKernel } from './kernel.ts'

const [width, height] = [96, 54]

function picture(): Uint8Array {
  return Uint8Array.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (Math.sin(i * 0.37) * 0.5 + 0.5) * 255,
  )
}

/** Every node shows the place of the source that lies so far away and is enlarged so much. */
function meshOf(dx: number, dy: number, scale: number, share = 1): Mesh {
  const mesh = newMesh(width, height)
  for (let row = 0; row < mesh.rows; row++) {
    for (let column = 0; column < mesh.columns; column++) {
      const at = (row * mesh.columns + column) * 4
      mesh.nodes[at] = column * MESH_STEP * scale - 0.5 + dx
      mesh.nodes[at + 1] = row * MESH_STEP * scale - 0.5 + dy
      mesh.nodes[at + 2] = share
    }
  }
  return mesh
}

/** The same in plain numbers, pixel by pixel. */
function plain(
  source: Uint8Array,
  dx: number,
  dy: number,
  scale: number,
  channel: number,
  x: number,
  y: number,
) {
  const sx = Math.min(Math.max((x + 0.5) * scale - 0.5 + dx, 0), width - 1)
  const sy = Math.min(Math.max((y + 0.5) * scale - 0.5 + dy, 0), height - 1)
  const [x0, y0] = [Math.min(width - 2, Math.floor(sx)), Math.min(height - 2, Math.floor(sy))]
  const [fx, fy] = [sx - x0, sy - y0]
  const value = (px: number, py: number) => source[(py * width + px) * 4 + channel] ?? 0
  return (
    (value(x0, y0) * (1 - fx) + value(x0 + 1, y0) * fx) * (1 - fy) +
    (value(x0, y0 + 1) * (1 - fx) + value(x0 + 1, y0 + 1) * fx) * fy
  )
}

test.each([
  ['as it is', 0, 0, 1],
  ['by parts of a pixel', 0.37, -0.61, 1],
  ['smaller, and over the edge', -3.2, 5.4, 1.07],
  ['larger', 4.5, 2.5, 0.83],
])('copies a picture %s, like plain bilinear numbers', (_, dx, dy, scale) => {
  const kernel = openKernel(width, height)
  const plate = kernel.newPlate(width, height)
  const source = picture()
  kernel.bytesOf(plate).set(source)
  kernel.copy(plate, meshOf(dx, dy, scale))
  const out = kernel.pixels()
  let worst = 0
  for (let at = 0; at < out.length; at++) {
    const wanted = plain(source, dx, dy, scale, at % 4, (at >> 2) % width, Math.floor((at >> 2) / width))
    worst = Math.max(worst, Math.abs((out[at] ?? 0) - wanted))
  }
  expect(worst).toBeLessThan(3)
})

test('lays a premultiplied picture over, by its own and by the mesh’s share, inside its box', () => {
  const kernel = openKernel(width, height)
  const [under, over] = [kernel.newPlate(width, height), kernel.newPlate(width, height)]
  kernel.bytesOf(under).fill(100)
  const sheet = kernel.bytesOf(over)
  for (let y = 16; y < 40; y++) {
    for (let x = 16; x < 48; x++) {
      const alpha = x < 32 ? 255 : 128
      sheet.set([Math.round((200 * alpha) / 255), 0, 0, alpha], (y * width + x) * 4)
    }
  }
  const box = { left: 16, top: 16, right: 47, bottom: 39 }
  const redAt = (share: number, x: number, y: number) => {
    kernel.copy(under, meshOf(0, 0, 1))
    kernel.layOver(over, meshOf(0, 0, 1, share), box)
    return kernel.pixels()[(y * width + x) * 4]
  }
  expect(redAt(1, 24, 24)).toBe(200)
  expect(redAt(1, 40, 24)).toBeCloseTo(150, -1)
  expect(redAt(0.5, 24, 24)).toBeCloseTo(150, -1)
  expect(redAt(0, 24, 24)).toBe(100)
  expect(redAt(1, 80, 24)).toBe(100)
  expect(redAt(1, 24, 50)).toBe(100)
})

test('sizes that the loop cannot do are refused', () => {
  expect(() => openKernel(95, 54)).toThrow(RangeError)
  const kernel = openKernel(width, height)
  expect(() => kernel.newPlate(1, 5)).toThrow(RangeError)
  expect(() => kernel.copy(kernel.newPlate(4, 4), newMesh(16, 16))).toThrow(RangeError)
})
