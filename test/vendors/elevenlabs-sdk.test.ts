import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createElevenLabs } from '#providers/elevenlabs/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { type FakeElevenLabs, startFakeElevenLabs } from './elevenlabs.ts'

let fake: FakeElevenLabs
let client: ElevenLabsClient
beforeAll(async () => {
  fake = await startFakeElevenLabs()
  client = new ElevenLabsClient({ apiKey: fake.key, baseUrl: fake.url, maxRetries: 0 })
})
afterAll(() => fake.close())

const calm = () => new AbortController().signal
const sarah = 'EXAVITQu4vr4xnSDxMaL'
const recording = Uint8Array.from({ length: 64 }, (_, index) => index)

async function drain(sound: PromiseLike<ReadableStream<Uint8Array>>): Promise<void> {
  for await (const _ of await sound);
}

/** What the vendor sees of a POST: its address, its body and its key. */
const seen = () => {
  const post = fake.posts.at(-1)
  return { endpoint: post?.endpoint, body: post?.body, key: post?.headers['xi-api-key'] }
}

const requests: [
  string,
  () => PromiseLike<ReadableStream<Uint8Array>>,
  string,
  Record<string, string | number | boolean | object>,
][] = [
  [
    'speech',
    () =>
      client.textToSpeech.convert(sarah, {
        text: 'Hello',
        modelId: 'eleven_v3',
        languageCode: 'en',
        outputFormat: 'mp3_44100_128',
        seed: 7,
        voiceSettings: { stability: 0.5, similarityBoost: 0.75, speed: 1.1 },
        applyTextNormalization: 'auto',
      }),
    'text-to-speech',
    {
      voice_id: sarah,
      output_format: 'mp3_44100_128',
      text: 'Hello',
      model_id: 'eleven_v3',
      language_code: 'en',
      seed: 7,
      voice_settings: { stability: 0.5, similarity_boost: 0.75, speed: 1.1 },
      apply_text_normalization: 'auto',
    },
  ],
  [
    'an effect',
    () =>
      client.textToSoundEffects.convert({
        text: 'A door',
        durationSeconds: 2.5,
        promptInfluence: 0.3,
        loop: true,
        modelId: 'eleven_text_to_sound_v2',
        outputFormat: 'mp3_44100_128',
      }),
    'sound-generation',
    {
      output_format: 'mp3_44100_128',
      text: 'A door',
      duration_seconds: 2.5,
      prompt_influence: 0.3,
      loop: true,
      model_id: 'eleven_text_to_sound_v2',
    },
  ],
  [
    'music',
    () =>
      client.music.compose({
        prompt: 'Slow piano',
        musicLengthMs: 30_000,
        modelId: 'music_v1',
        forceInstrumental: true,
        outputFormat: 'mp3_44100_128',
      }),
    'music',
    {
      output_format: 'mp3_44100_128',
      prompt: 'Slow piano',
      music_length_ms: 30_000,
      model_id: 'music_v1',
      force_instrumental: true,
    },
  ],
  [
    'another voice',
    () =>
      client.speechToSpeech.convert(sarah, {
        audio: new Blob([recording], { type: 'audio/wav' }),
        modelId: 'eleven_multilingual_sts_v2',
        voiceSettings: JSON.stringify({ stability: 0.5 }),
        seed: 7,
        removeBackgroundNoise: true,
        outputFormat: 'mp3_44100_128',
      }),
    'speech-to-speech',
    {
      voice_id: sarah,
      output_format: 'mp3_44100_128',
      model_id: 'eleven_multilingual_sts_v2',
      voice_settings: JSON.stringify({ stability: 0.5 }),
      seed: 7,
      remove_background_noise: true,
    },
  ],
  [
    'a voice alone',
    () => client.audioIsolation.convert({ audio: new Blob([recording], { type: 'audio/wav' }) }),
    'audio-isolation',
    {},
  ],
]

test.each(requests)(
  '%s: the vendor’s own client and ours send the same',
  async (_name, byClient, endpoint, body) => {
    await drain(byClient())
    const theirs = seen()
    const provider = createElevenLabs({ key: fake.key, baseUrl: fake.url })
    const takesRecording = endpoint === 'speech-to-speech' || endpoint === 'audio-isolation'
    const slots = takesRecording ? [{ role: 'audio', index: 0, at: ['audio'] }] : []
    const inputs = takesRecording ? [inputOf('audio', 'audio/wav', recording)] : []
    const prepared = await provider.prepare(
      { endpoint, body: JSON.parse(JSON.stringify(body)), slots },
      inputs,
      calm(),
    )
    await provider.submit(prepared, contextOf('n'), calm())
    expect(seen()).toEqual(theirs)
    expect(theirs.key).toBe(fake.key)
  },
)

test('voices: both list, clone and delete alike', async () => {
  const desk = createElevenLabs({ key: fake.key, baseUrl: fake.url }).voices
  const theirs = await client.voices.search({ pageSize: 100 })
  const ours = await desk?.list(calm())
  expect(ours?.map(({ id }) => id)).toEqual(theirs.voices.map(({ voiceId }) => voiceId))

  const sample = new Blob([recording], { type: 'audio/wav' })
  const added = await client.voices.ivc.create({
    name: 'Mara',
    files: [sample],
    removeBackgroundNoise: false,
    labels: JSON.stringify({ dailies: 'voc_1' }),
  })
  await client.voices.delete(added.voiceId)
  const input = inputOf('sample', 'audio/wav', recording)
  const wish = { name: 'Mara', samples: [input], removeNoise: false, mark: 'voc_1' }
  await desk?.remove((await desk.clone(wish, calm())) ?? '', calm())
  expect(fake.clones[1]).toEqual(fake.clones[0])
  expect(fake.voices).toHaveLength(3)
})
