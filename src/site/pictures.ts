/** What the built-in engines drew for the start page; `tools/site-media.ts` draws it again. */
export interface Picture {
  /** The name of its files in `media`. */
  name: string
  prompt: string
  seed: number
  camera?: string
  style?: string
}

export interface ReelShot extends Picture {
  title: string
  /** The camera move in words. */
  move: string
  /** What matters in the picture, in percent of its width: a phone shows a third of it. */
  focus: number
}

export const lighthouse = {
  name: 'lighthouse',
  prompt: 'A lighthouse at dusk, two sailboats in the distance',
  seed: 8,
} as const satisfies Picture

/** The hero: five shots of five seconds. */
export const reel: readonly ReelShot[] = [
  { ...lighthouse, title: 'Lighthouse at dusk', move: 'Truck left', camera: 'truck-left', focus: 85 },
  {
    name: 'city',
    title: 'Rain in the city',
    move: 'Dolly in',
    prompt: 'A car on a city street at night in the rain, neon signs',
    seed: 4,
    camera: 'dolly-in',
    focus: 28,
  },
  {
    name: 'lake',
    title: 'Dawn on the lake',
    move: 'Truck right',
    prompt: 'A sailboat on a mountain lake at dawn',
    seed: 3,
    camera: 'truck-right',
    focus: 55,
  },
  {
    name: 'cabin',
    title: 'First snow',
    move: 'Dolly in',
    prompt: 'A cabin in the mountains at night, snow',
    seed: 5,
    camera: 'dolly-in',
    focus: 26,
  },
  {
    name: 'desert',
    title: 'The long walk',
    move: 'Truck left',
    prompt: 'A cactus in the desert at sunset, a person walks',
    seed: 2,
    camera: 'truck-left',
    focus: 88,
  },
]

export interface Take extends Picture {
  label: string
}

const balloons = 'Three hot air balloons over a meadow in the morning'
/** One shot, several looks; the first is the chosen one. */
export const takes: readonly Take[] = [
  { name: 'take-golden', label: 'Golden hour', prompt: balloons, seed: 6, style: 'golden-hour' },
  { name: 'take-plain', label: 'No style', prompt: balloons, seed: 6 },
  { name: 'take-noir', label: 'Film noir', prompt: balloons, seed: 6, style: 'film-noir' },
  { name: 'take-super8', label: 'Super 8', prompt: balloons, seed: 6, style: 'super-8-memory' },
  { name: 'take-anime', label: 'Hand-drawn', prompt: balloons, seed: 6, style: 'hand-drawn-anime' },
]

export interface Move extends Picture {
  camera: string
}

const deer = { prompt: 'A deer in a forest at sunset', seed: 7 }
export const camera: readonly Move[] = [
  { ...deer, name: 'move-dolly-in', camera: 'dolly-in' },
  { ...deer, name: 'move-truck-left', camera: 'truck-left' },
  { ...deer, name: 'move-crane-up', camera: 'crane-up' },
  { ...deer, name: 'move-dolly-zoom', camera: 'dolly-zoom-in' },
  { ...deer, name: 'move-arc', camera: 'arc' },
  { ...deer, name: 'move-dutch', camera: 'dutch-angle' },
]

/** Made by `./dailies make`, sound and all. */
export const film = {
  name: 'film',
  words: 'A lighthouse at dusk. A sailboat crosses the bay. Night falls and the light turns.',
  seed: 11,
} as const
