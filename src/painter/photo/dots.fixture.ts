import type { Place } from './homography.fixture.ts'

/** Dots of twelve hues on grey, each to be found again wherever it has moved. */
export interface Dot extends Place {
  hue: number
}

export function hueColour(hue: number): [number, number, number] {
  const channel = (n: number) => {
    const k = (n + hue / 60) % 6
    return Math.round(255 * (1 - Math.max(0, Math.min(k, 4 - k, 1))))
  }
  return [channel(5), channel(3), channel(1)]
}

export function paintDot(rgba: Uint8ClampedArray, width: number, { x, y, hue }: Dot, radius = 5): void {
  for (let py = Math.floor(y - radius - 1); py <= y + radius + 1; py++) {
    for (let px = Math.floor(x - radius - 1); px <= x + radius + 1; px++) {
      if (Math.hypot(px - x, py - y) < radius) rgba.set([...hueColour(hue), 255], (py * width + px) * 4)
    }
  }
}

/** The middle of a dot, weighed by how coloured each pixel is. */
export function findDot(rgba: Uint8Array | Uint8ClampedArray, width: number, hue: number): Place {
  let [sum, sumX, sumY] = [0, 0, 0]
  for (let at = 0; at < rgba.length / 4; at++) {
    const [r, g, b] = [rgba[at * 4] ?? 0, rgba[at * 4 + 1] ?? 0, rgba[at * 4 + 2] ?? 0]
    const high = Math.max(r, g, b)
    const chroma = high - Math.min(r, g, b)
    if (chroma < 110) continue
    const sixth = high === r ? (g - b) / chroma : high === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma
    const away = Math.abs(((sixth * 60 - hue + 540) % 360) - 180)
    if (away > 11) continue
    sum += chroma
    sumX += chroma * (at % width)
    sumY += chroma * Math.floor(at / width)
  }
  if (sum < 110 * 12) throw new Error(`The dot of hue ${hue} is not in the frame.`)
  return { x: sumX / sum, y: sumY / sum }
}
