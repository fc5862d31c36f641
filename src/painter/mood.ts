import { brighten, type Colour, luminance, mix } from './colour.ts'
import type { Light } from './light.ts'
import type { Mood } from './words/words.ts'

/** What a word for a feeling does to the light. */
export function inMood(light: Light, mood: Mood | null): Light {
  switch (mood) {
    case null:
      return light
    case 'calm':
      return { ...light, cover: light.cover * 0.7 }
    case 'lonely':
      return tinted({ ...light, visibility: light.visibility * 0.6 }, (colour) =>
        mix(colour, greyOf(colour), 0.34),
      )
    case 'joyful':
      return tinted({ ...light, cover: light.cover * 0.8 }, (colour) => brighten(vivid(colour, 0.22), 1.05))
    case 'dramatic':
      return {
        ...tinted({ ...light, cover: Math.min(1, light.cover + 0.3) }, (colour) =>
          brighten(vivid(colour, 0.16), 0.84),
        ),
        sunlit: brighten(light.sunlit, 1.04),
        shade: brighten(light.shade, 0.74),
      }
    case 'dreamy':
      return tinted({ ...light, visibility: light.visibility * 0.55 }, (colour) => mix(colour, ROSE, 0.16))
  }
}

const ROSE: Colour = [246, 196, 226]

const greyOf = (colour: Colour): Colour => {
  const level = luminance(colour) * 255
  return [level * 0.97, level, level * 1.05]
}

const vivid = (colour: Colour, share: number): Colour => {
  const level = luminance(colour) * 255
  const push = (value: number) => Math.max(0, Math.min(255, value + (value - level) * share))
  return [push(colour[0]), push(colour[1]), push(colour[2])]
}

function tinted(light: Light, tint: (colour: Colour) => Colour): Light {
  return {
    ...light,
    sky: light.sky.map(([elevation, colour]) => [elevation, tint(colour)] as const),
    haze: tint(light.haze),
    cloudLit: tint(light.cloudLit),
    cloudShade: tint(light.cloudShade),
  }
}
