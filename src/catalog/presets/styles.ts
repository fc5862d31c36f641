import type { StylePreset } from './style.ts'
import { filmStyles } from './styles/film.ts'
import { lightStyles } from './styles/light.ts'
import { madeStyles } from './styles/made.ts'

/** The fifteen visual styles, in the order in which they are shown. */
export const stylePresets: readonly StylePreset[] = [...filmStyles, ...lightStyles, ...madeStyles]

const byId = new Map(stylePresets.map((style) => [style.id, style]))

export function findStyle(id: string): StylePreset | null {
  return byId.get(id) ?? null
}
