import { expect, test } from 'vitest'
import type { InputRole } from '#contract/generation.ts'
import { compiledBy } from './compiled.fixture.ts'

const inputs = (...roles: InputRole[]) => roles.map((role, n) => ({ role, assetId: `ast_${n}` }))

test('H3 says of each input what it is for; five pictures are free', () => {
  expect(compiledBy('minimax-h3', { mode: 't2v', prompt: 'Rain', resolution: '1440p', seed: 7 })).toEqual({
    endpoint: 'v2/video_generation',
    body: {
      model: 'MiniMax-H3',
      content: [{ type: 'text', text: 'Rain' }],
      resolution: '2K',
      duration: 5,
      ratio: '16:9',
      seed: 7,
      aigc_watermark: false,
    },
    slots: [],
    costMicroUsd: 650_000,
  })
  const frames = compiledBy('minimax-h3', {
    mode: 'i2v',
    prompt: 'x',
    inputs: inputs('firstFrame', 'lastFrame'),
  })
  expect(frames.body).not.toHaveProperty('ratio')
  expect(frames.slots.map(({ at }) => at)).toEqual([
    ['content', 1, 'image_url', 'url'],
    ['content', 2, 'image_url', 'url'],
  ])
  const pictures: InputRole[] = Array.from({ length: 7 }, () => 'reference')
  const guided = compiledBy('minimax-h3', { mode: 'r2v', prompt: 'x', inputs: inputs('audio', ...pictures) })
  expect(guided.body.content).toContainEqual({ type: 'audio_url', role: 'reference_audio' })
  expect(guided.slots.at(-1)).toEqual({ role: 'audio', index: 0, at: ['content', 8, 'audio_url', 'url'] })
  expect(guided.costMicroUsd).toBe(5 * 80_000 + 2 * 40_000)
})

test('Hailuo is told a move by its own command, and any other in words', () => {
  const take = { mode: 't2v', prompt: 'A cat runs.' } as const
  const prompt = (presetId: string) => compiledBy('hailuo-2.3', { ...take, camera: { presetId } }).body.prompt
  expect(prompt('dolly-in')).toBe('[Push in] A cat runs.')
  expect(prompt('orbit-360')).toMatch(/^A cat runs\. Camera: /)
  const long = compiledBy('hailuo-2.3', {
    mode: 't2v',
    prompt: 'x'.repeat(1_995),
    camera: { presetId: 'dolly-in' },
  })
  expect(long.body.prompt).toBe('x'.repeat(1_995))
})

test('Hailuo sells six seconds or ten, and 1080p as a model of its own', () => {
  const cost = (id: string, durationSeconds: number) =>
    compiledBy(id, { mode: 'i2v', prompt: 'x', durationSeconds, inputs: inputs('firstFrame') }).costMicroUsd
  expect([cost('hailuo-2.3-fast', 6), cost('hailuo-2.3-fast', 10)]).toEqual([190_000, 320_000])
  expect(cost('hailuo-2.3-pro', 6)).toBe(490_000)
  expect(() => cost('hailuo-2.3-pro', 10)).toThrow('durationSeconds')
  expect(() => compiledBy('hailuo-2.3-fast', { mode: 't2v', prompt: 'x' })).toThrow('mode')
  const between = { mode: 'i2v', prompt: 'x', inputs: inputs('firstFrame', 'lastFrame') } as const
  expect(compiledBy('hailuo-02', between).slots.map(({ at }) => at)).toEqual([
    ['first_frame_image'],
    ['last_frame_image'],
  ])
})

test('speech, songs and portraits', () => {
  const say = compiledBy('minimax-speech-2.8-turbo', {
    mode: 'tts',
    prompt: 'Hello there',
    options: { emotion: 'calm', speed: 1.2 },
  })
  expect(say).toMatchObject({
    endpoint: 'v1/t2a_v2',
    body: {
      model: 'speech-2.8-turbo',
      voice_setting: { voice_id: 'English_expressive_narrator', speed: 1.2, emotion: 'calm' },
    },
    costMicroUsd: 660,
  })
  expect(() =>
    compiledBy('minimax-speech-2.8-hd', { mode: 'tts', prompt: 'x', options: { voiceId: 'slt' } }),
  ).toThrow('voiceId')
  const song = (options: Record<string, string | boolean>) =>
    compiledBy('minimax-music-2.6', { mode: 'music', prompt: 'Jazz', options }).body
  expect(song({})).toMatchObject({ is_instrumental: true, lyrics_optimizer: false })
  expect(song({ instrumental: false })).toMatchObject({ is_instrumental: false, lyrics_optimizer: true })
  expect(song({ instrumental: false, lyrics: 'La' })).toMatchObject({ lyrics: 'La', lyrics_optimizer: false })
  const portrait = { mode: 'i2i', prompt: 'A sailor', inputs: inputs('character') } as const
  expect(compiledBy('minimax-image-01', portrait)).toMatchObject({
    body: { response_format: 'base64', subject_reference: [{ type: 'character' }] },
    slots: [{ role: 'character', at: ['subject_reference', 0, 'image_file'] }],
    costMicroUsd: 3_500,
  })
})
