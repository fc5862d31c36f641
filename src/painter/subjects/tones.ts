import { brighten, type Colour, hex } from '../colour.ts'
import type { Pose } from './subject.ts'

/** One colour of a thing with its own light and shade, as this light shows them. */
export function shades(
  pose: Pose,
  colour: Colour | string,
): { base: string; light: string; dark: string; deep: string } {
  const own = typeof colour === 'string' ? hex(colour) : colour
  const [r, g, b] = brighten(own, 1.16)
  return {
    base: pose.tone(own),
    light: pose.tone([Math.min(255, r + 18), Math.min(255, g + 18), Math.min(255, b + 18)]),
    dark: pose.tone(brighten(own, 0.68)),
    deep: pose.tone(brighten(own, 0.42)),
  }
}
