/** What each move is shown on: a place and somebody in it whom the move suits. */
export interface PreviewScene {
  prompt: string
  seed: number
}

const scenes = {
  beach: { prompt: 'a woman in a red coat walking on the beach at sunset', seed: 4 },
  road: { prompt: 'a red car driving in the city at night in the rain', seed: 3 },
  lighthouse: { prompt: 'a lighthouse by the sea at dusk', seed: 2 },
  forest: { prompt: 'a deer in the forest, fog, morning', seed: 5 },
  bottle: { prompt: 'a perfume bottle in the studio', seed: 2 },
  meadow: { prompt: 'three hot air balloons over a meadow at golden hour', seed: 1 },
  boat: { prompt: 'a sailboat on the sea at golden hour', seed: 2 },
  mountains: { prompt: 'a lone hiker in the mountains at dawn', seed: 2 },
  cabin: { prompt: 'a cabin in the snow at night', seed: 5 },
  desert: { prompt: 'a man in the desert at sunset', seed: 2 },
  city: { prompt: 'a man standing in the city at dusk', seed: 2 },
  lake: { prompt: 'a sailboat on a mountain lake by day', seed: 2 },
} satisfies Record<string, PreviewScene>

const byPreset: Record<string, keyof typeof scenes> = {
  static: 'cabin',
  'dolly-in': 'beach',
  'dolly-out': 'boat',
  'super-dolly-in': 'road',
  'super-dolly-out': 'desert',
  'truck-left': 'forest',
  'truck-right': 'city',
  'pedestal-up': 'lighthouse',
  'pedestal-down': 'cabin',
  'pan-left': 'lake',
  'pan-right': 'mountains',
  'tilt-up': 'lighthouse',
  'tilt-down': 'forest',
  roll: 'road',
  'dutch-angle': 'city',
  'zoom-in': 'lighthouse',
  'zoom-out': 'cabin',
  'crash-zoom-in': 'desert',
  'crash-zoom-out': 'beach',
  'dolly-zoom-in': 'forest',
  'dolly-zoom-out': 'city',
  arc: 'mountains',
  'orbit-360': 'bottle',
  'lazy-susan': 'bottle',
  'crane-up': 'desert',
  'crane-down': 'meadow',
  'boom-over': 'lake',
  overhead: 'boat',
  'drone-establish': 'mountains',
  'drone-reveal': 'meadow',
  'fpv-drone': 'forest',
  'tracking-follow': 'road',
  'leading-shot': 'beach',
  handheld: 'city',
  'whip-pan': 'road',
  'rack-focus': 'bottle',
  'through-object-push': 'cabin',
  'bullet-time': 'desert',
  snorricam: 'city',
  hyperlapse: 'meadow',
}

export function sceneOfMove(presetId: string): PreviewScene {
  return scenes[byPreset[presetId] ?? 'beach']
}

/** All looks are seen on one picture, or nobody could tell them apart. */
export const sceneOfStyles: PreviewScene = { prompt: 'a woman in a red coat in the city at dusk', seed: 1 }
