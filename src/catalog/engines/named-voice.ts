import type { CardVoice } from '../engine.ts'

/** A voice of which its vendor says no more than its name. */
export const namedVoice = (id: string): CardVoice => ({
  id,
  label: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  languages: [],
  gender: null,
  age: null,
  accent: null,
  description: null,
})
