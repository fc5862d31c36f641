import type { Look } from '#camera/look.ts'
import { bakeLut } from '#camera/lut.ts'
import { seededRandom } from '#kernel/random.ts'

const CUBE = 17

/** A style's look for a small picture: what the post step does to a frame, without what needs a whole frame's pixels. */
export interface PixelLook {
  cube: Float32Array
  look: Look
}

export function pixelLook(look: Look): PixelLook {
  return { cube: bakeLut(look.grade, CUBE), look }
}

/** Grades RGBA in place: colour cube, darker corners, scan lines, flicker and grain. `frame` moves the grain. */
export function applyLook(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  { cube, look }: PixelLook,
  frame: number,
): void {
  const random = seededRandom(frame + 1)
  const { amount, coloured } = look.grain
  // As strong as in the full picture and still one pixel large, grain would cover a thumbnail.
  const grain = amount * 255 * 0.8
  const flicker = 1 + look.medium.flicker * Math.sin(frame * 2.1) * Math.sin(frame * 0.37)
  const colour = { r: 0, g: 0, b: 0 }
  for (let y = 0; y < height; y++) {
    const down = (y + 0.5) / height - 0.5
    const line = y % 3 === 0 ? 1 - look.medium.scanLines : 1
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      sampleCube(cube, rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, colour)
      const across = (x + 0.5) / width - 0.5
      const corner = 1 - look.vignette * 2 * (across * across + down * down)
      const light = 255 * corner * line * flicker
      // Strongest in the middle tones, none in black and white.
      const grey = (colour.r + colour.g + colour.b) / 3
      const middle = 4 * grey * (1 - grey) * grain
      const noise = gaussian(random) * middle
      rgba[at] = colour.r * light + noise
      rgba[at + 1] = colour.g * light + (coloured ? gaussian(random) * middle : noise)
      rgba[at + 2] = colour.b * light + (coloured ? gaussian(random) * middle : noise)
    }
  }
}

/** Three even chances together are near enough to a bell. */
const gaussian = (random: () => number) => (random() + random() + random() - 1.5) * 2

/** Trilinear place in the colour cube, red changing fastest. */
function sampleCube(
  cube: Float32Array,
  red: number,
  green: number,
  blue: number,
  into: { r: number; g: number; b: number },
): void {
  const last = CUBE - 1
  const r = (red / 255) * last
  const g = (green / 255) * last
  const b = (blue / 255) * last
  const r0 = Math.min(last - 1, Math.floor(r))
  const g0 = Math.min(last - 1, Math.floor(g))
  const b0 = Math.min(last - 1, Math.floor(b))
  const base = (r0 + g0 * CUBE + b0 * CUBE * CUBE) * 3
  const fr = r - r0
  const fg = g - g0
  const fb = b - b0
  const channel = (offset: number) => {
    const from = base + offset
    const along = (start: number) => {
      const low = cube[start] ?? 0
      return low + ((cube[start + 3] ?? 0) - low) * fr
    }
    const row = CUBE * 3
    const sheet = CUBE * CUBE * 3
    const front = along(from) + (along(from + row) - along(from)) * fg
    const back = along(from + sheet) + (along(from + sheet + row) - along(from + sheet)) * fg
    return front + (back - front) * fb
  }
  into.r = channel(0)
  into.g = channel(1)
  into.b = channel(2)
}
