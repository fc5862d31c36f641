/** What each move is shown on: a place and somebody in it whom the move suits. */
export interface PreviewScene {
  prompt: string
  seed: number
}

const scenes = {
  beach: { prompt: 'a woman in a red coat walking on the beach at sunset', seed: 4 },
  road: { prompt: 'a red car driving in the city at night in the rain', seed: 3 },
  street: { prompt: 'a man standing in the city at dusk', seed: 2 },
  car: { prompt: 'a red car in the desert by day', seed: 1 },
  desert: { prompt: 'a man in the desert at sunset', seed: 2 },
  lighthouse: { prompt: 'a lighthouse by the sea at dusk', seed: 2 },
  boat: { prompt: 'a sailboat on the sea at golden hour', seed: 2 },
  woods: { prompt: 'a deer in the forest, golden hour', seed: 2 },
  fog: { prompt: 'a deer in the forest, fog, morning', seed: 5 },
  bottle: { prompt: 'a perfume bottle in the studio', seed: 2 },
  meadow: { prompt: 'three hot air balloons over a meadow at golden hour', seed: 1 },
  snow: { prompt: 'a hiker in snow mountains', seed: 3 },
  cabin: { prompt: 'a cabin in the snow at night', seed: 5 },
  door: { prompt: 'a cabin by a lake at dusk', seed: 2 },
  lake: { prompt: 'a woman in a red coat by a lake by day', seed: 1 },
  sail: { prompt: 'a sailboat on a mountain lake by day', seed: 2 },
} satisfies Record<string, PreviewScene>

const byPreset: Record<string, keyof typeof scenes> = {
  static: 'cabin',
  'dolly-in': 'beach',
  'dolly-out': 'boat',
  'super-dolly-in': 'car',
  'super-dolly-out': 'desert',
  'truck-left': 'woods',
  'truck-right': 'street',
  'pedestal-up': 'lighthouse',
  'pedestal-down': 'meadow',
  'pan-left': 'sail',
  'pan-right': 'snow',
  'tilt-up': 'lighthouse',
  'tilt-down': 'fog',
  roll: 'road',
  'dutch-angle': 'street',
  'zoom-in': 'lighthouse',
  'zoom-out': 'cabin',
  'crash-zoom-in': 'desert',
  'crash-zoom-out': 'lake',
  'dolly-zoom-in': 'woods',
  'dolly-zoom-out': 'street',
  arc: 'snow',
  'orbit-360': 'bottle',
  'lazy-susan': 'bottle',
  'crane-up': 'desert',
  'crane-down': 'sail',
  'boom-over': 'lake',
  overhead: 'boat',
  'drone-establish': 'sail',
  'drone-reveal': 'meadow',
  'fpv-drone': 'fog',
  'tracking-follow': 'road',
  'leading-shot': 'beach',
  handheld: 'street',
  'whip-pan': 'road',
  'rack-focus': 'bottle',
  'through-object-push': 'door',
  'bullet-time': 'desert',
  snorricam: 'street',
  hyperlapse: 'meadow',
}

export function sceneOfMove(presetId: string): PreviewScene {
  return scenes[byPreset[presetId] ?? 'beach']
}

/** All looks are seen on one picture, or nobody could tell them apart. */
export const sceneOfStyles: PreviewScene = scenes.lake
