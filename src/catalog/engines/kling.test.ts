import { expect, test } from 'vitest'
import { compiledBy } from './compiled.fixture.ts'

type Role = 'firstFrame' | 'lastFrame' | 'reference' | 'character' | 'video' | 'audio'
const inputs = (...roles: Role[]) => roles.map((role, n) => ({ role, assetId: `ast_${n}` }))

test('words go in a prompt of their own, frames in a list; the model is the path', () => {
  const words = { mode: 't2v', prompt: 'A lighthouse', resolution: '1080p', durationSeconds: 6 } as const
  expect(compiledBy('kling-3.0-direct', { ...words, options: { multiShot: true } })).toEqual({
    endpoint: 'text-to-video/kling-3.0',
    body: {
      prompt: 'A lighthouse',
      settings: {
        resolution: '1080p',
        duration: 6,
        audio: 'native',
        multi_shot: true,
        aspect_ratio: '16:9',
      },
    },
    slots: [],
    costMicroUsd: 1_008_000,
  })
  const frames = { mode: 'i2v', prompt: 'It burns', inputs: inputs('lastFrame', 'firstFrame') } as const
  expect(compiledBy('kling-3.0-direct', { ...frames, audio: false })).toMatchObject({
    endpoint: 'image-to-video/kling-3.0',
    body: {
      contents: [{ type: 'prompt', text: 'It burns' }, { type: 'first_frame' }, { type: 'last_frame' }],
      settings: { resolution: '720p', duration: 5, audio: 'off' },
    },
    slots: [
      { role: 'firstFrame', index: 0, at: ['contents', 1, 'url'] },
      { role: 'lastFrame', index: 0, at: ['contents', 2, 'url'] },
    ],
    costMicroUsd: 420_000,
  })
  const turbo = compiledBy('kling-3.0-turbo', { ...words, resolution: '720p' })
  expect(turbo.body.settings).toEqual({ resolution: '720p', duration: 6, aspect_ratio: '16:9' })
  expect(compiledBy('kling-2.6', { mode: 't2v', prompt: 'x', audio: false }).costMicroUsd).toBe(350_000)
})

test('Omni numbers its pictures over frames and references, and edits by the length of the video', () => {
  const mixed = compiledBy('kling-3.0-omni', {
    mode: 'i2v',
    prompt: '@image_2 waves',
    inputs: inputs('firstFrame', 'reference', 'reference'),
  })
  expect(mixed.body.contents).toEqual([
    { type: 'prompt', text: '@image_2 waves' },
    { type: 'first_frame', id: 'image_1' },
    { type: 'refer_image', id: 'image_2' },
    { type: 'refer_image', id: 'image_3' },
  ])
  expect(mixed.slots.map(({ role, index }) => [role, index])).toEqual([
    ['firstFrame', 0],
    ['reference', 0],
    ['reference', 1],
  ])
  const edited = compiledBy('kling-3.0-omni', {
    mode: 'v2v',
    prompt: 'Make it snow',
    resolution: '1080p',
    inputs: inputs('video', 'reference'),
    mediaSeconds: 8,
  })
  expect(edited).toMatchObject({
    endpoint: 'omni-video/kling-3.0-omni',
    body: { settings: { resolution: '1080p', audio: 'original', multi_shot: false } },
    costMicroUsd: 1_344_000,
  })
  const o1 = compiledBy('kling-o1', { mode: 'r2v', prompt: 'x', inputs: inputs('reference') })
  expect(o1.body.settings).toEqual({ resolution: '720p', duration: 5, aspect_ratio: '16:9' })
})

test('a person moves as in a video, speaks a recording, or lends his lips to one', () => {
  const dance = { mode: 'motion-transfer', inputs: inputs('character', 'video'), mediaSeconds: 12 } as const
  expect(compiledBy('kling-3.0-motion', { ...dance, options: { orientation: 'picture' } })).toMatchObject({
    body: { settings: { character_orientation: 'image', audio: 'original', resolution: '720p' } },
    slots: [
      { role: 'character', at: ['contents', 0, 'url'] },
      { role: 'video', at: ['contents', 1, 'url'] },
    ],
    costMicroUsd: 1_512_000,
  })
  const talk = { mode: 'lipsync', inputs: inputs('character', 'audio'), mediaSeconds: 10 } as const
  expect(compiledBy('kling-avatar', { ...talk, options: { quality: 'professional' } })).toMatchObject({
    endpoint: 'v1/videos/avatar/image2video',
    body: { mode: 'pro' },
    costMicroUsd: 1_120_000,
  })
  const lips = { mode: 'lipsync', inputs: inputs('video', 'audio') } as const
  const cost = (mediaSeconds: number) => compiledBy('kling-lip-sync', { ...lips, mediaSeconds }).costMicroUsd
  expect([cost(2), cost(5), cost(5.1), cost(10)]).toEqual([70_000, 70_000, 140_000, 140_000])
})

test('what the models cannot do is refused before a price is made', () => {
  const words = { mode: 't2v', prompt: 'x' } as const
  expect(() => compiledBy('kling-2.5-turbo', { ...words, durationSeconds: 6 })).toThrow('durationSeconds')
  expect(() => compiledBy('kling-3.0-turbo', { ...words, audio: false })).toThrow('audio')
  expect(() =>
    compiledBy('kling-3.0-turbo', { mode: 'i2v', prompt: 'x', inputs: inputs('firstFrame', 'lastFrame') }),
  ).toThrow('inputs.1.role')
})

test('pictures from words, or that keep what is in others', () => {
  const wish = {
    mode: 'i2i',
    prompt: 'x',
    resolution: '4K',
    inputs: inputs('reference', 'reference'),
  } as const
  expect(compiledBy('kling-image-3.0-omni', wish)).toMatchObject({
    endpoint: 'v1/images/omni-image',
    body: { model_name: 'kling-v3-omni', resolution: '4k', aspect_ratio: '16:9', n: 1 },
    slots: [{ at: ['image_list', 0, 'image'] }, { at: ['image_list', 1, 'image'] }],
    costMicroUsd: 56_000,
  })
})
