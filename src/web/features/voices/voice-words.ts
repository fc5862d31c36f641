import type { Voice } from '#contract/voice.ts'

const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' })

/** "German (Germany)"; the tag itself where nobody knows it. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** "de" of "de-DE": what people look for. */
export const languageOf = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? tag

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "English (United Kingdom) · Male · Middle aged · British". */
export function voiceFacts({ languages, gender, age, accent }: Voice): string {
  const [first, ...others] = languages
  const spoken = first === undefined ? [] : [languageName(first)]
  const more = others.length === 0 ? [] : [`${others.length} more`]
  const told = [gender, age, accent].flatMap((label) => (label === null ? [] : [capital(label)]))
  return [...spoken, ...more, ...told].join(' · ')
}

interface Choice {
  value: string
  label: string
}

/** What a filter can be set to, the values that there are. */
export function filterChoices(
  voices: readonly Voice[],
  valuesOf: (voice: Voice) => readonly (string | null)[],
  labelOf: (value: string) => string = capital,
): Choice[] {
  const values = new Set(voices.flatMap(valuesOf).filter((value) => value !== null))
  return [...values]
    .map((value) => ({ value, label: labelOf(value) }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

export interface VoiceWish {
  words: string
  language: string | null
  gender: string | null
  provider: string | null
}

export const anyVoice: VoiceWish = { words: '', language: null, gender: null, provider: null }

/** The voices that fit a wish; all of them are here, so nobody is asked again. */
export function findVoices(voices: readonly Voice[], wish: VoiceWish): Voice[] {
  const words = wish.words.toLowerCase().split(/\s+/).filter(Boolean)
  return voices.filter((voice) => {
    const text = `${voice.label} ${voiceFacts(voice)} ${voice.description ?? ''} ${voice.providerLabel}`
    const lower = text.toLowerCase()
    return (
      words.every((word) => lower.includes(word)) &&
      (wish.language === null || voice.languages.some((tag) => languageOf(tag) === wish.language)) &&
      (wish.gender === null || voice.gender === wish.gender) &&
      (wish.provider === null || voice.provider === wish.provider)
    )
  })
}
