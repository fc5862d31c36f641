/** Red, green and blue in 0–255. */
export type Colour = readonly [number, number, number]

export function hex(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export function mix(from: Colour, to: Colour, share: number): Colour {
  const t = Math.min(1, Math.max(0, share))
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t]
}

/** Light through a coloured filter: what a surface of this colour shows under light of that colour. */
export function multiply(surface: Colour, light: Colour): Colour {
  return [(surface[0] * light[0]) / 255, (surface[1] * light[1]) / 255, (surface[2] * light[2]) / 255]
}

export function brighten(colour: Colour, factor: number): Colour {
  const clamp = (value: number) => Math.max(0, Math.min(255, value * factor))
  return [clamp(colour[0]), clamp(colour[1]), clamp(colour[2])]
}

export function luminance(colour: Colour): number {
  return (0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]) / 255
}

export function css(colour: Colour, alpha = 1): string {
  const [r, g, b] = colour
  return alpha >= 1
    ? `rgb(${Math.round(r)},${Math.round(g)},${Math.round(b)})`
    : `rgba(${Math.round(r)},${Math.round(g)},${Math.round(b)},${Math.max(0, alpha).toFixed(4)})`
}
