import { brighten, type Colour, hex, luminance, mix } from './colour.ts'
import type { SceneWords, TimeOfDay, Weather } from './words/words.ts'

/** [degrees above the horizon, colour]; below the horizon the ground takes over. */
export type SkyStop = readonly [elevation: number, colour: Colour]

/** What the time and the weather do to everything else. */
export interface Light {
  /** The sun, or the moon at night. */
  key: { azimuth: number; elevation: number; colour: Colour; strength: number; isMoon: boolean }
  sky: readonly SkyStop[]
  /** The colour that distance takes on. */
  haze: Colour
  /** Metres at which a thing has lost about two thirds of its own colour. */
  visibility: number
  /** The colour that sunlit surfaces are multiplied by. */
  sunlit: Colour
  /** The colour that surfaces in shade are multiplied by. */
  shade: Colour
  /** What shines on things from the left and from the right: the neon of a street. */
  sides?: readonly [Colour, Colour]
  /** 0 by day, 1 when lamps and windows shine. */
  dark: number
  stars: number
  /** How much cloud stands in the sky, 0–1. */
  cover: number
  /** The clouds of a storm have torn over the horizon, and light falls through. */
  torn?: true
  cloudLit: Colour
  cloudShade: Colour
}

interface Hour {
  elevation: number
  /** How far to the side of the view the key light may stand, in degrees. */
  spread: number
  key: string
  strength: number
  sky: readonly (readonly [number, string])[]
  haze: string
  sunlit: string
  shade: string
  dark: number
  stars: number
  cloudLit: string
  cloudShade: string
}

const hours: Record<TimeOfDay, Hour> = {
  dawn: {
    elevation: 3.2,
    spread: 13,
    key: '#ffd9b0',
    strength: 0.85,
    sky: [
      [-6, '#f9d7bd'],
      [0, '#fbd9b8'],
      [3, '#f6bfae'],
      [8, '#d7a5b8'],
      [16, '#8f95bd'],
      [32, '#56709f'],
      [70, '#334c7c'],
    ],
    haze: '#e9c3b7',
    sunlit: '#ffd8bf',
    shade: '#8383a8',
    dark: 0.25,
    stars: 0.12,
    cloudLit: '#ffdcc4',
    cloudShade: '#b394b4',
  },
  day: {
    elevation: 44,
    spread: 70,
    key: '#fff6dd',
    strength: 1,
    sky: [
      [-6, '#dcedf2'],
      [0, '#d3e9f1'],
      [5, '#b3daee'],
      [14, '#7fbfe6'],
      [30, '#4a97d2'],
      [70, '#2467ab'],
    ],
    haze: '#c3deea',
    sunlit: '#fffaee',
    shade: '#8197b4',
    dark: 0,
    stars: 0,
    cloudLit: '#ffffff',
    cloudShade: '#b9cbdc',
  },
  'golden-hour': {
    elevation: 8.5,
    spread: 18,
    key: '#ffd49a',
    strength: 1.1,
    sky: [
      [-6, '#ffe2a6'],
      [0, '#ffdf9e'],
      [4, '#fdcb86'],
      [9, '#efb488'],
      [17, '#b9adaa'],
      [32, '#7196b3'],
      [70, '#3f6c97'],
    ],
    haze: '#f5cf98',
    sunlit: '#ffdf9f',
    shade: '#8a7a86',
    dark: 0,
    stars: 0,
    cloudLit: '#fff0c9',
    cloudShade: '#c79a86',
  },
  sunset: {
    elevation: 2.4,
    spread: 12,
    key: '#ffb45e',
    strength: 1.05,
    sky: [
      [-6, '#ffbe6a'],
      [0, '#ffb25c'],
      [2.5, '#fb8f50'],
      [6, '#ea6a56'],
      [11, '#b9526c'],
      [20, '#6c4a80'],
      [38, '#39376f'],
      [70, '#1f2250'],
    ],
    haze: '#e98a61',
    sunlit: '#ffb070',
    shade: '#5a3f63',
    dark: 0.45,
    stars: 0.1,
    cloudLit: '#ffb173',
    cloudShade: '#7f3f67',
  },
  dusk: {
    elevation: -3,
    spread: 16,
    key: '#ffb594',
    strength: 0.5,
    sky: [
      [-6, '#f2a48c'],
      [0, '#ee9c8b'],
      [3, '#c9829b'],
      [8, '#84699f'],
      [16, '#4c5390'],
      [32, '#293a70'],
      [70, '#151f48'],
    ],
    haze: '#8f739c',
    sunlit: '#c19cb4',
    shade: '#3d3f6b',
    dark: 0.8,
    stars: 0.5,
    cloudLit: '#f0a49c',
    cloudShade: '#55497f',
  },
  night: {
    elevation: 9.5,
    spread: 15,
    key: '#e4eeff',
    strength: 0.6,
    sky: [
      [-6, '#3c5a80'],
      [0, '#37557d'],
      [4, '#2a456d'],
      [10, '#1d335a'],
      [22, '#122345'],
      [45, '#0b1631'],
      [80, '#070e22'],
    ],
    haze: '#2c4568',
    sunlit: '#9db4dc',
    shade: '#33456c',
    dark: 1,
    stars: 1,
    cloudLit: '#6f8ab3',
    cloudShade: '#1c2d4c',
  },
}

interface Air {
  cover: number
  visibility: number
  /** Share of grey that the sky takes on, and how bright that grey is against the sky's own. */
  grey: number
  level: number
  strength: number
}

const airs: Record<Weather, Air> = {
  clear: { cover: 0.28, visibility: 2600, grey: 0, level: 1, strength: 1 },
  clouds: { cover: 0.85, visibility: 1800, grey: 0.18, level: 0.96, strength: 0.8 },
  rain: { cover: 1, visibility: 420, grey: 0.62, level: 0.72, strength: 0.18 },
  snow: { cover: 0.7, visibility: 360, grey: 0.5, level: 1.02, strength: 0.35 },
  fog: { cover: 0.25, visibility: 95, grey: 0.45, level: 1.02, strength: 0.4 },
  storm: { cover: 1, visibility: 620, grey: 0.5, level: 0.46, strength: 0.08 },
}

function greyed(colour: Colour, air: Air, tint: Colour): Colour {
  const level = luminance(colour) * 255
  const grey: Colour = [level * tint[0], level * tint[1], level * tint[2]]
  return brighten(mix(colour, grey, air.grey), air.level)
}

/** The light of a scene; `side` (−1…1) puts the sun left or right of the view. */
export function lightOf(words: Pick<SceneWords, 'time' | 'weather' | 'palette'>, side: number): Light {
  const hour = hours[words.time]
  const air = airs[words.weather]
  const cool: Colour = words.weather === 'storm' ? [0.84, 0.99, 1.16] : [0.94, 1, 1.07]
  const tone = (text: string) => tinted(greyed(hex(text), air, cool), words.palette)
  const haze = tone(hour.haze)
  const light: Light = {
    key: {
      azimuth: side * hour.spread,
      elevation: hour.elevation,
      colour: tinted(hex(hour.key), words.palette),
      strength: hour.strength * air.strength,
      isMoon: words.time === 'night',
    },
    sky: hour.sky.map(([elevation, colour]) => [elevation, tone(colour)] as const),
    haze: words.weather === 'fog' ? mix(haze, tone(hour.sky[1]?.[1] ?? hour.haze), 0.5) : haze,
    visibility: air.visibility,
    sunlit: greyed(hex(hour.sunlit), air, cool),
    shade: greyed(hex(hour.shade), { ...air, grey: air.grey * 0.6 }, cool),
    dark: Math.min(1, hour.dark + (words.weather === 'storm' ? 0.45 : words.weather === 'rain' ? 0.2 : 0)),
    stars: hour.stars * (words.weather === 'clear' ? 1 : words.weather === 'clouds' ? 0.4 : 0),
    cover: air.cover,
    cloudLit: tone(hour.cloudLit),
    cloudShade: tone(hour.cloudShade),
  }
  return words.weather === 'storm' ? torn(light, hour, side) : light
}

const SLATE: Colour = [46, 74, 104]

/** A storm is dark above and light at its rim: low, pale light from one side, and black clouds against it. */
function torn(light: Light, hour: Hour, side: number): Light {
  const pale = brighten(mix(hex(hour.key), [255, 206, 138], 0.55 - hour.dark * 0.4), 0.96 - hour.dark * 0.2)
  const lit = (elevation: number) => 0.62 * Math.max(0, 1 - Math.max(0, elevation) / 11)
  return {
    ...light,
    torn: true,
    key: { ...light.key, azimuth: side * 15, elevation: 6, strength: 0.29 },
    sky: light.sky.map(
      ([elevation, colour]) =>
        [
          elevation,
          mix(mix(colour, brighten(SLATE, 1.1 - hour.dark * 0.5), 0.5), pale, lit(elevation)),
        ] as const,
    ),
    haze: mix(light.haze, pale, 0.3),
    sunlit: mix(light.sunlit, pale, 0.55 + hour.dark * 0.15),
    cloudLit: mix(light.cloudLit, pale, 0.2),
    cloudShade: mix(brighten(light.cloudShade, 0.62), brighten(SLATE, 1 - hour.dark * 0.7), 0.5),
  }
}

/** Colour words of the prompt lean the whole light a little: a "teal and pink" evening stays an evening. */
function tinted(colour: Colour, palette: readonly Colour[]): Colour {
  const lead = palette[0]
  if (lead === undefined) return colour
  const bright = luminance(colour)
  const toned = brighten(lead, bright / Math.max(0.08, luminance(lead)))
  return mix(colour, toned, 0.24)
}

/** Share of the haze's colour (0–1) at a distance. Never quite whole, so that far ridges still read. */
export function airShare(light: Light, distance: number): number {
  return 0.93 * (1 - Math.exp(-distance / light.visibility))
}

export function skyAt(light: Light, elevation: number): Colour {
  const stops = light.sky
  let below = stops[0]
  for (const stop of stops) {
    if (stop[0] >= elevation) {
      if (below === undefined || stop[0] === below[0]) return stop[1]
      return mix(below[1], stop[1], (elevation - below[0]) / (stop[0] - below[0]))
    }
    below = stop
  }
  return below?.[1] ?? light.haze
}
