import type { CameraFamily, CameraPreset } from '#camera/preset.ts'

/** What the list may be narrowed to: everything, the person's stars, or one family of moves. */
export type MoveCategory = 'all' | 'mine' | CameraFamily

export const familyNames: Record<CameraFamily, string> = {
  still: 'Still',
  dolly: 'Dolly',
  'truck-and-pedestal': 'Truck',
  'pan-tilt-roll': 'Pan and tilt',
  zoom: 'Zoom',
  orbit: 'Orbit',
  crane: 'Crane',
  aerial: 'Drone',
  follow: 'Follow',
  effect: 'Effects',
}

/** Moves of a category whose name, family or description has every word of the query. */
export function findMoves(
  presets: readonly CameraPreset[],
  query: string,
  category: MoveCategory,
  favorites: ReadonlySet<string>,
): CameraPreset[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return presets.filter((preset) => {
    if (category === 'mine' && !favorites.has(preset.id)) return false
    if (category !== 'all' && category !== 'mine' && preset.family !== category) return false
    const text = `${preset.label} ${familyNames[preset.family]} ${preset.description}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
