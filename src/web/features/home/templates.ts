import type { Easing } from '#contract/generation.ts'

export interface TemplateShot {
  name: string
  prompt: string
  camera: { presetId: string; strength: number; easing?: Easing }
}

/** A whole film to begin with: every shot has words, a camera and a look, and the draft engine draws all of it. */
export interface Template {
  id: string
  name: string
  summary: string
  aspectRatio: '16:9' | '9:16' | '1:1'
  secondsPerShot: number
  styleId: string
  /** The subject of the first shot stands so low that the film strip would hide it. */
  standsLow?: true
  /** One scene, several looks: shots of a film share it. */
  seed: number
  shots: readonly TemplateShot[]
}

const move = (presetId: string, strength = 0.6) => ({ presetId, strength })

export const templates: readonly Template[] = [
  {
    id: 'film-opening',
    name: 'Film opening',
    summary: 'Place, person, question',
    aspectRatio: '16:9',
    secondsPerShot: 4,
    styleId: 'modern-cinematic',
    seed: 7,
    shots: [
      { name: 'The coast', prompt: 'A lighthouse on the sea at dusk', camera: move('truck-right', 0.4) },
      {
        name: 'She arrives',
        prompt: 'A woman in a yellow coat walking on the beach at dusk, birds over the sea',
        camera: move('tracking-follow'),
      },
      { name: 'Somebody sails', prompt: 'A sailboat on the sea at dusk', camera: move('dolly-in') },
      { name: 'The light', prompt: 'A lighthouse on the sea at night', camera: move('crane-up', 0.4) },
    ],
  },
  {
    id: 'night-drive',
    name: 'Night drive',
    summary: 'Street, car, stranger, dawn',
    aspectRatio: '16:9',
    secondsPerShot: 4,
    styleId: 'neon-cyberpunk',
    seed: 7,
    shots: [
      {
        name: 'The car',
        prompt: 'A red car driving on a city street at night, rain',
        camera: move('tracking-follow'),
      },
      { name: 'The street', prompt: 'An empty city street at dusk', camera: move('dolly-in') },
      {
        name: 'The stranger',
        prompt: 'A man in a black coat walking in a city street at night, rain',
        camera: move('handheld'),
      },
      { name: 'Dawn', prompt: 'A red car parked on a city street at dawn', camera: move('dolly-out', 0.5) },
    ],
  },
  {
    id: 'product-reveal',
    name: 'Product reveal',
    summary: 'Hero, turn, detail',
    aspectRatio: '9:16',
    secondsPerShot: 3,
    styleId: 'luxury-macro',
    standsLow: true,
    seed: 7,
    shots: [
      { name: 'Hero', prompt: 'A black perfume bottle in a golden studio', camera: move('dolly-in', 0.4) },
      { name: 'Turn', prompt: 'A red perfume bottle in a pink studio', camera: move('arc', 0.3) },
      { name: 'Detail', prompt: 'A white perfume bottle in a blue studio', camera: move('zoom-in', 0.5) },
    ],
  },
  {
    id: 'journey',
    name: 'Journey',
    summary: 'Balloons, lake, walker, cabin',
    aspectRatio: '16:9',
    secondsPerShot: 4,
    styleId: 'golden-hour',
    seed: 7,
    shots: [
      {
        name: 'Balloons',
        prompt: 'Three hot-air balloons over a meadow at dawn',
        camera: move('pedestal-up', 0.5),
      },
      { name: 'The lake', prompt: 'A sailboat on a mountain lake at dawn', camera: move('truck-left', 0.4) },
      {
        name: 'The walker',
        prompt: 'A person in a red jacket in the mountains by day',
        camera: move('dolly-in', 0.4),
      },
      { name: 'The cabin', prompt: 'A cabin in the mountains at night, snow', camera: move('dolly-in') },
    ],
  },
  {
    id: 'seasons',
    name: 'Seasons',
    summary: 'Autumn, winter, spring, summer',
    aspectRatio: '16:9',
    secondsPerShot: 4,
    styleId: 'documentary-16mm',
    seed: 7,
    shots: [
      { name: 'Autumn', prompt: 'A tree in a meadow in autumn', camera: move('arc', 0.3) },
      { name: 'Winter', prompt: 'Pines in a snowy forest in winter', camera: move('dolly-in', 0.5) },
      {
        name: 'Spring',
        prompt: 'A stag in a forest at dawn in spring, mist',
        camera: move('truck-right', 0.4),
      },
      { name: 'Summer', prompt: 'A dog running in a meadow in summer', camera: move('handheld') },
    ],
  },
]

export const templateSeconds = ({ shots, secondsPerShot }: Template): number => shots.length * secondsPerShot
