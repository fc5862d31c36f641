import type { Voice, VoiceQuery } from '#contract/voice.ts'

/** Whether a voice is what somebody looks for: every word somewhere, every label as said. */
export function matches(voice: Voice, query: VoiceQuery): boolean {
  const { q = '', language, gender, age, accent, provider, engineId } = query
  const text = [voice.label, voice.description, voice.gender, voice.age, voice.accent, voice.providerLabel]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase()
  const same = (wish: string | undefined, label: string | null) =>
    wish === undefined || wish.toLowerCase() === label?.toLowerCase()
  return (
    q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    same(gender, voice.gender) &&
    same(age, voice.age) &&
    same(accent, voice.accent) &&
    same(provider, voice.provider) &&
    (engineId === undefined || voice.engineIds.includes(engineId)) &&
    (language === undefined || voice.languages.some((one) => speaks(one, language)))
  )
}

/** `de` is spoken by whoever speaks `de-DE`; `de-AT` is not. */
const speaks = (language: string, wish: string): boolean => {
  const [one, wished] = [language.toLowerCase(), wish.toLowerCase()]
  return one === wished || one.startsWith(`${wished}-`)
}
