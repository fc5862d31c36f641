import { fillHoles } from './fill.ts'

type Pixels = Uint8ClampedArray | Uint8Array

export interface SubjectSheet {
  /** RGBA of the still's size, premultiplied by what of each pixel is the subject. */
  pixels: Uint8Array
  /** Pixels around all that is not transparent. */
  box: { left: number; top: number; right: number; bottom: number }
  /** One over the metres at which the sheet stands upright. */
  inverseDepth: number
}

export interface Cutting {
  sheet: Omit<SubjectSheet, 'inverseDepth'>
  /** What is to be filled behind the subject: it and its rim. */
  hole: Uint8Array
  centre: { x: number; y: number }
  /** Share of the height at which the subject meets the ground. */
  foot: number
  /** The frame's edge cuts it off. */
  cut: boolean
}

/** Of a mask that holds less of a picture than this nothing is cut out. */
const LEAST_SHARE = 0.0005

export function cutOut(rgba: Pixels, width: number, height: number, mask: Uint8Array): Cutting | null {
  const rows = new Float64Array(height)
  let [sum, sumX, sumY] = [0, 0, 0]
  const box = { left: width, top: height, right: -1, bottom: -1 }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const share = mask[y * width + x] ?? 0
      if (share === 0) continue
      rows[y] = (rows[y] ?? 0) + share
      sum += share
      sumX += share * x
      sumY += share * y
      if (x < box.left) box.left = x
      if (x > box.right) box.right = x
      if (y < box.top) box.top = y
      if (y > box.bottom) box.bottom = y
    }
  }
  if (sum < LEAST_SHARE * width * height * 255) return null
  return {
    sheet: { pixels: ownColours(rgba, width, height, mask), box },
    hole: grownHole(mask, width, height),
    centre: { x: (sumX / sum + 0.5) / width, y: (sumY / sum + 0.5) / height },
    foot: footOf(rows, sum) / height,
    cut: box.left === 0 || box.top === 0 || box.right === width - 1 || box.bottom === height - 1,
  }
}

/** The row above which all but a hundredth lies: a stray pixel below is no foot. */
function footOf(rows: Float64Array, sum: number): number {
  let below = 0
  for (let y = rows.length - 1; y >= 0; y--) {
    below += rows[y] ?? 0
    if (below > sum / 100) return y + 1
  }
  return rows.length
}

/** At a soft border pixels are half the background's colour; there the subject's own goes on from inside. */
function ownColours(rgba: Pixels, width: number, height: number, mask: Uint8Array): Uint8Array {
  const unsure = mask.map((share) => (share >= 250 ? 0 : 1))
  const own = unsure.includes(0) ? fillHoles(rgba, width, height, unsure) : rgba
  const pixels = new Uint8Array(width * height * 4)
  for (let at = 0; at < mask.length; at++) {
    const share = mask[at] ?? 0
    if (share === 0) continue
    for (let c = 0; c < 3; c++) pixels[at * 4 + c] = Math.round(((own[at * 4 + c] ?? 0) * share) / 255)
    pixels[at * 4 + 3] = share
  }
  return pixels
}

/** The mask grown by a hundredth of the width, so that none of the subject's edge is left in the background. */
function grownHole(mask: Uint8Array, width: number, height: number): Uint8Array {
  const reach = Math.max(2, Math.round(width / 100))
  const across = new Uint8Array(mask.length)
  const hole = new Uint8Array(mask.length)
  for (let y = 0; y < height; y++) {
    let last = Number.NEGATIVE_INFINITY
    for (let x = 0; x < width + reach; x++) {
      if (x < width && (mask[y * width + x] ?? 0) > 12) last = x + reach * 2
      const at = x - reach
      if (at >= 0 && x <= last) across[y * width + at] = 1
    }
  }
  for (let x = 0; x < width; x++) {
    let last = Number.NEGATIVE_INFINITY
    for (let y = 0; y < height + reach; y++) {
      if (y < height && across[y * width + x] === 1) last = y + reach * 2
      const at = y - reach
      if (at >= 0 && y <= last) hole[at * width + x] = 1
    }
  }
  return hole
}
