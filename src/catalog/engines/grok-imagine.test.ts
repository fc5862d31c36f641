import { expect, test } from 'vitest'
import type { InputRole } from '#contract/generation.ts'
import { compiledBy } from './compiled.fixture.ts'

const inputs = (...roles: InputRole[]) => roles.map((role, n) => ({ role, assetId: `ast_${n}` }))

test('what is given decides what is made, and each picture is billed', () => {
  const words = { mode: 't2v', prompt: 'A paper boat', durationSeconds: 3 } as const
  expect(compiledBy('grok-imagine-video-1.5', { ...words, resolution: '1080p', audio: false })).toEqual({
    endpoint: 'videos/generations',
    body: {
      model: 'grok-imagine-video-1.5',
      prompt: 'A paper boat',
      generate_audio: false,
      duration: 3,
      resolution: '1080p',
      aspect_ratio: '16:9',
    },
    slots: [],
    costMicroUsd: 750_000,
  })
  const between = {
    mode: 'r2v',
    prompt: 'x',
    inputs: inputs('lastFrame', 'firstFrame', 'reference'),
  } as const
  expect(compiledBy('grok-imagine-video-1.5', { ...between, durationSeconds: 2 })).toMatchObject({
    slots: [
      { role: 'firstFrame', at: ['image', 'url'] },
      { role: 'lastFrame', at: ['last_frame', 'url'] },
      { role: 'reference', at: ['reference_images', 0, 'url'] },
    ],
    costMicroUsd: 2 * 140_000 + 3 * 10_000,
  })
  const frame = { mode: 'i2v', prompt: 'x', durationSeconds: 1, inputs: inputs('firstFrame') } as const
  expect(compiledBy('grok-imagine-video', { ...frame, resolution: '480p' }).costMicroUsd).toBe(52_000)
})

test('a video is edited or goes on, at a price that knows how long it is', () => {
  const given = { prompt: 'Make it night', inputs: inputs('video') } as const
  expect(compiledBy('grok-imagine-video', { mode: 'v2v', ...given, mediaSeconds: 8 })).toEqual({
    endpoint: 'videos/edits',
    body: { model: 'grok-imagine-video', prompt: 'Make it night' },
    slots: [{ role: 'video', index: 0, at: ['video', 'url'] }],
    costMicroUsd: 640_000,
  })
  expect(compiledBy('grok-imagine-video', { mode: 'extend', ...given, mediaSeconds: 9.5 })).toMatchObject({
    endpoint: 'videos/extensions',
    body: { duration: 6 },
    costMicroUsd: 6 * 70_000 + 10 * 10_000,
  })
})

test('what a model lacks is refused before a price is made', () => {
  const words = { mode: 't2v', prompt: 'x' } as const
  expect(() => compiledBy('grok-imagine-video', { ...words, resolution: '1080p' })).toThrow('resolution')
  expect(() => compiledBy('grok-imagine-video-1.5', { mode: 'r2v', prompt: 'x' })).toThrow('inputs')
  const guided = { mode: 'r2v', prompt: 'x', resolution: '1080p', inputs: inputs('reference') } as const
  expect(() => compiledBy('grok-imagine-video-1.5', guided)).toThrow('resolution')
  expect(() => compiledBy('grok-imagine-video-1.5-lite', { ...guided, resolution: '720p' })).toThrow('mode')
})

test('pictures from words, or from pictures; two qualities where there are two', () => {
  const words = { mode: 't2i', prompt: 'A fox' } as const
  expect(compiledBy('grok-imagine-image', words)).toMatchObject({
    endpoint: 'images/generations',
    body: { n: 1, resolution: '1k', response_format: 'b64_json' },
    costMicroUsd: 20_000,
  })
  const edit = compiledBy('grok-imagine-image-2.0', {
    mode: 'i2i',
    prompt: 'Add snow',
    resolution: '2K',
    options: { quality: 'low' },
    inputs: inputs('reference', 'reference'),
  })
  expect(edit).toMatchObject({
    endpoint: 'images/edits',
    body: { quality: 'low', images: [{ type: 'image_url' }, { type: 'image_url' }] },
    slots: [{ at: ['images', 0, 'url'] }, { at: ['images', 1, 'url'] }],
    costMicroUsd: 80_000,
  })
})
