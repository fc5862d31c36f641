import { expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import { chooseEngine } from '../choose.ts'
import { compiledBy } from './compiled.fixture.ts'
import { usualVoice } from './elevenlabs.ts'

const prompt = 'The sea is calm.'
const sarah = 'EXAVITQu4vr4xnSDxMaL'

test('each speech model has the settings that it knows', () => {
  expect(compiledBy('eleven-multilingual-v2', { mode: 'tts', prompt, seed: 7 })).toMatchObject({
    endpoint: 'text-to-speech',
    body: {
      voice_id: usualVoice,
      output_format: 'mp3_44100_128',
      text: prompt,
      model_id: 'eleven_multilingual_v2',
      voice_settings: { speed: 1, stability: 0.5, similarity_boost: 0.75, style: 0, use_speaker_boost: true },
      seed: 7,
      apply_text_normalization: 'auto',
    },
    costMicroUsd: 1_600,
  })
  const options = { voiceId: sarah, speed: 1.2, delivery: 'robust', language: 'de' }
  const third = compiledBy('eleven-v3', { mode: 'tts', prompt, options })
  expect(third.body).toMatchObject({ voice_id: sarah, model_id: 'eleven_v3', language_code: 'de' })
  expect(third.body.voice_settings).toEqual({ speed: 1.2, stability: 1, similarity_boost: 0.75 })
  const flash = compiledBy('eleven-flash-v2.5', {
    mode: 'tts',
    prompt,
    options: { language: 'fr', style: 0.3 },
  })
  expect(flash).toMatchObject({
    body: { language_code: 'fr', voice_settings: { style: 0.3 } },
    costMicroUsd: 800,
  })
})

test.each([
  ['eleven-multilingual-v2', { language: 'de' }],
  ['eleven-v3', { style: 0.3 }],
  ['eleven-v3', { speed: 1.5 }],
  ['eleven-flash-v2.5', { language: 'german' }],
  ['eleven-flash-v2.5', { voiceId: 'espeak-en-us' }],
])('%s refuses %o', (engineId, options) => {
  expect(() => compiledBy(engineId, { mode: 'tts', prompt, options })).toThrow(/^options\./)
})

test('"auto" goes where the voice lives', () => {
  const health = { providers: new Set(['elevenlabs']) }
  const chosen = (voiceId: string) => {
    const choice = chooseEngine(
      'tts',
      { prompt, negativePrompt: '', inputs: [], options: { voiceId } },
      health,
      engines,
    )
    return 'engine' in choice ? choice.engine.id : null
  }
  expect(chosen(sarah)).toBe('eleven-flash-v2.5')
  expect(chosen('espeak-en-us')).toBe('local-voice')
})

test('effects are sold by the piece, music by the second', () => {
  const effect = { mode: 'sfx', prompt: 'A door', durationSeconds: 2.5, options: { loop: true } } as const
  expect(compiledBy('elevenlabs-sound-effects', effect)).toMatchObject({
    endpoint: 'sound-generation',
    body: { text: 'A door', duration_seconds: 2.5, loop: true, prompt_influence: 0.3 },
    costMicroUsd: 120_000,
  })
  const song = { mode: 'music', prompt: 'Slow piano', durationSeconds: 60 } as const
  expect(compiledBy('elevenlabs-music', song)).toMatchObject({
    endpoint: 'music',
    body: { prompt: 'Slow piano', music_length_ms: 60_000, force_instrumental: true, model_id: 'music_v1' },
    costMicroUsd: 300_000,
  })
})

test('work on a recording is sold by its length', () => {
  const inputs = [{ role: 'audio' as const, assetId: 'ast_1' }]
  const options = { voiceId: sarah, removeNoise: true }
  const changed = compiledBy('elevenlabs-voice-changer', {
    mode: 'voice-change',
    inputs,
    options,
    mediaSeconds: 30,
  })
  expect(changed).toMatchObject({
    endpoint: 'speech-to-speech',
    body: { voice_id: sarah, remove_background_noise: true },
    slots: [{ role: 'audio', index: 0, at: ['audio'] }],
    costMicroUsd: 60_000,
  })
  const alone = compiledBy('elevenlabs-voice-isolator', { mode: 'voice-isolate', inputs, mediaSeconds: 90 })
  expect(alone).toMatchObject({ endpoint: 'audio-isolation', body: {}, costMicroUsd: 180_000 })
})
