import { type Grid, newGrid } from './grid.ts'

/** A picture on a small grid: enough to guess depth and subject from. */
export interface SmallPicture {
  width: number
  height: number
  /** OKLab, three numbers a place: lightness 0–1, and two of colour around 0. */
  lab: Float32Array
  /** 0–1, as it is seen. */
  brightness: Grid
}

const SMALL_WIDTH = 192

/** By area means; `most` is how wide the grid may be. */
export function smallPicture(
  rgba: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
  most = SMALL_WIDTH,
): SmallPicture {
  const small = Math.min(most, width)
  const tall = Math.max(1, Math.min(height, Math.round((height / width) * small)))
  const brightness = newGrid(small, tall)
  const lab = new Float32Array(small * tall * 3)
  for (let gy = 0; gy < tall; gy++) {
    const fromY = Math.floor((gy * height) / tall)
    const toY = Math.max(fromY + 1, Math.floor(((gy + 1) * height) / tall))
    for (let gx = 0; gx < small; gx++) {
      const fromX = Math.floor((gx * width) / small)
      const toX = Math.max(fromX + 1, Math.floor(((gx + 1) * width) / small))
      let [r, g, b] = [0, 0, 0]
      for (let y = fromY; y < toY; y++) {
        for (let x = fromX; x < toX; x++) {
          const at = (y * width + x) * 4
          r += rgba[at] ?? 0
          g += rgba[at + 1] ?? 0
          b += rgba[at + 2] ?? 0
        }
      }
      const bytes = (toY - fromY) * (toX - fromX) * 255
      const at = gy * small + gx
      brightness.values[at] = (0.2126 * r + 0.7152 * g + 0.0722 * b) / bytes
      lab.set(oklab(r / bytes, g / bytes, b / bytes), at * 3)
    }
  }
  return { width: small, height: tall, lab, brightness }
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

function oklab(red: number, green: number, blue: number): [number, number, number] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
