import { type Grade, type Look, neutralGrade } from '#camera/look.ts'

/** A visual style: words for the engine, and the look that the post step gives to any engine's picture. */
export interface StylePreset extends Look {
  id: string
  label: string
  /** One sentence for the person who chooses. */
  description: string
  /** The shape that the style is known for; null when any will do. */
  aspectHint: string | null
  /** Frames a second that the style is known for (18 of Super 8, 12 of puppets); null when any will do. */
  fpsHint: number | null
  lensHints: readonly string[]
  lightHints: readonly string[]
  /** Appended to the prompt of an engine that takes words. */
  promptWords: string
  /** For engines with a negative prompt. */
  negativeTerms: readonly string[]
  /** Camera presets that suit it. */
  pairsWith: readonly string[]
}

/** A grade told by what differs from neutral. */
export function grade(changes: Partial<Grade>): Grade {
  return { ...neutralGrade, ...changes }
}

export const noGrain: Look['grain'] = { amount: 0, size: 1, coloured: false }
export const noBloom: Look['bloom'] = { amount: 0, radius: 0, threshold: 1 }

const cleanMedium: Look['medium'] = { scanLines: 0, chromaBleed: 0, gateWeave: 0, flicker: 0, softness: 0 }

/** The marks of a medium, told by what it has. */
export function medium(marks: Partial<Look['medium']> = {}): Look['medium'] {
  return { ...cleanMedium, ...marks }
}
