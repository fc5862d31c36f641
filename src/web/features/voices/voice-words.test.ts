import { expect, test } from 'vitest'
import type { Voice } from '#contract/voice.ts'
import { anyVoice, filterChoices, findVoices, languageName, languageOf, voiceFacts } from './voice-words.ts'

const voice = (facts: Partial<Voice>): Voice => ({
  id: 'v',
  label: 'George',
  language: 'en-GB',
  languages: ['en-GB'],
  provider: 'elevenlabs',
  providerLabel: 'ElevenLabs',
  engineIds: ['eleven-v3'],
  kind: 'premade',
  gender: 'male',
  age: 'middle aged',
  accent: 'british',
  description: null,
  previewUrl: null,
  ...facts,
})

const george = voice({})
const clara = voice({
  id: 'c',
  label: 'Clara',
  languages: ['de-DE', 'en-US'],
  gender: 'female',
  accent: null,
})
const local = voice({
  id: 'l',
  label: 'Afrikaans (eSpeak)',
  languages: ['af'],
  gender: null,
  provider: 'local',
})
const all = [george, clara, local]

test('what is known of a voice, in words', () => {
  expect(voiceFacts(george)).toBe('English (United Kingdom) · Male · Middle aged · British')
  expect(voiceFacts(clara)).toBe('German (Germany) · 1 more · Female · Middle aged')
  expect([languageName('af'), languageName('no-such-language-at-all')]).toEqual([
    'Afrikaans',
    'no-such-language-at-all',
  ])
})

test('voices are found by words and by what they are', () => {
  const found = (wish: Partial<typeof anyVoice>) =>
    findVoices(all, { ...anyVoice, ...wish }).map(({ id }) => id)
  expect(found({})).toEqual(['v', 'c', 'l'])
  expect(found({ words: 'german clara' })).toEqual(['c'])
  expect(found({ language: 'en' })).toEqual(['v', 'c'])
  expect(found({ gender: 'male', provider: 'elevenlabs' })).toEqual(['v'])
  expect(found({ words: 'nobody' })).toEqual([])
})

test('a filter offers what there is, once, by name', () => {
  expect(filterChoices(all, ({ gender }) => [gender])).toEqual([
    { value: 'female', label: 'Female' },
    { value: 'male', label: 'Male' },
  ])
  const spoken = filterChoices(all, ({ languages }) => languages.map(languageOf), languageName)
  expect(spoken.map(({ label }) => label)).toEqual(['Afrikaans', 'English', 'German'])
})
