import { expect, test } from 'vitest'
import { hasPrice } from '#pricing/price.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { findEngine } from '../engines.ts'
import { exampleRequest } from '../public.ts'
import { compiledBy } from './compiled.fixture.ts'

type Role = 'firstFrame' | 'lastFrame' | 'reference' | 'video'
const inputs = (...roles: Role[]) => roles.map((role, n) => ({ role, assetId: `ast_${n}` }))

test('Omni gets its words last, in the background, for a time and a shape', () => {
  const wish = { mode: 't2v', prompt: 'A fox', durationSeconds: 10, aspectRatio: '9:16' } as const
  expect(compiledBy('gemini-omni-1.1-flash', wish)).toEqual({
    endpoint: 'interactions',
    body: {
      model: 'gemini-omni-1.1-flash',
      input: [{ type: 'text', text: 'A fox' }],
      background: true,
      store: true,
      response_format: {
        type: 'video',
        delivery: 'uri',
        resolution: '720p',
        aspect_ratio: '9:16',
        duration: '10s',
      },
      generation_config: { video_config: { task: 'text_to_video' } },
    },
    slots: [],
    costMicroUsd: 1_000_000,
  })
})

test('Omni is told what each file is for', () => {
  const between = compiledBy('gemini-omni-1.1-flash', {
    mode: 'i2v',
    prompt: 'It melts',
    inputs: inputs('lastFrame', 'firstFrame'),
  })
  expect(between.body.input).toEqual([
    { type: 'image' },
    { type: 'image' },
    { type: 'text', text: '[# Sources <FIRST_FRAME>@Image1 <LAST_FRAME>@Image2] It melts' },
  ])
  expect(between.slots).toEqual([
    { role: 'firstFrame', index: 0, at: ['input', 0, 'uri'] },
    { role: 'lastFrame', index: 0, at: ['input', 1, 'uri'] },
  ])
  const from = { mode: 'r2v', prompt: 'They meet', inputs: inputs('reference', 'reference') } as const
  expect(compiledBy('gemini-omni-1.1-flash', from).body).toMatchObject({
    input: [{}, {}, { text: '[# References <IMAGE_REF_0>@Image1 <IMAGE_REF_1>@Image2] They meet' }],
    generation_config: { video_config: { task: 'reference_to_video' } },
  })
})

test('a change is as long as its clip, a continuation as long as one wishes; the clip is read for money', () => {
  const edit = compiledBy('gemini-omni-1.1-flash', {
    mode: 'v2v',
    prompt: 'Make it anime',
    mediaSeconds: 4,
    resolution: '1080p',
    inputs: inputs('video', 'reference'),
  })
  expect(edit.body).toMatchObject({
    input: [
      { type: 'image' },
      { type: 'video' },
      { text: '[# Sources <VIDEO_0>@Video1] [# References <IMAGE_REF_0>@Image1] Make it anime' },
    ],
    response_format: { type: 'video', delivery: 'uri', resolution: '1080p' },
    generation_config: { video_config: { task: 'edit' } },
  })
  expect(edit.body.response_format).not.toHaveProperty('duration')
  expect(edit.costMicroUsd).toBe(4 * 158_700 + 3_100)
  const more = compiledBy('gemini-omni-1.1-flash', {
    mode: 'extend',
    prompt: 'It rains',
    mediaSeconds: 10,
    durationSeconds: 3,
    inputs: inputs('video'),
  })
  expect(more.body).toMatchObject({
    input: [{ type: 'video' }, { text: 'Extend this video. It rains' }],
    response_format: { duration: '3s' },
  })
  expect(more.costMicroUsd).toBe(387_000)
})

test('what nobody knows the price of cannot be picked', () => {
  const next = findEngine('gemini-omni-1.2-flash')
  expect(next && hasPrice(defaultRateCard, next)).toBe(false)
})

test('Nano Banana names its size and shape, and takes references after the words', () => {
  const wish = {
    mode: 'i2i',
    prompt: 'As a stamp',
    resolution: '2K',
    inputs: inputs('reference', 'reference'),
  } as const
  expect(compiledBy('gemini-3-pro-image', wish)).toEqual({
    endpoint: 'models/gemini-3-pro-image:generateContent',
    body: {
      contents: [{ role: 'user', parts: [{ text: 'As a stamp' }] }],
      generationConfig: {
        responseModalities: ['IMAGE'],
        imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
      },
    },
    slots: [1, 2].map((place) => ({
      role: 'reference',
      index: place - 1,
      at: ['contents', 0, 'parts', place, 'fileData', 'fileUri'],
    })),
    costMicroUsd: 136_600,
  })
  const small = { mode: 't2i', prompt: 'A strip', resolution: '512', aspectRatio: '1:8' } as const
  expect(compiledBy('gemini-3.1-flash-image', small).costMicroUsd).toBe(44_820)
})

test('speech has a voice, a manner and a language; it has no pace', () => {
  const options = { voiceId: 'Puck', style: 'whispering', language: 'de' }
  const wish = { mode: 'tts', prompt: 'Guten Abend.' } as const
  expect(compiledBy('gemini-3.8-flash-tts', { ...wish, options }).body).toEqual({
    contents: [{ role: 'user', parts: [{ text: 'Guten Abend.', speechMetadata: { style: 'whispering' } }] }],
    generationConfig: {
      responseModalities: ['AUDIO'],
      speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Puck' } }, languageCode: 'de' },
    },
  })
  expect(compiledBy('gemini-3.8-flash-lite-tts', wish).body.contents).toEqual([
    { role: 'user', parts: [{ text: 'Guten Abend.' }] },
  ])
  expect(() => compiledBy('gemini-3.8-flash-tts', { ...wish, options: { speed: 1.5 } })).toThrow(
    'options.speed',
  )
})

test('Veo at its maker’s takes numbers, and frames as they are', () => {
  const engine = findEngine('veo-3.1')
  const vertex = engine?.routes.find(({ provider }) => provider === 'vertex')
  const card = engine?.modes.i2v
  if (!vertex || !card) throw new Error('veo-3.1')
  const request = { ...exampleRequest('i2v', card), prompt: 'It sails', seed: 9, durationSeconds: 6 }
  const frames = inputs('firstFrame', 'lastFrame')
  expect(vertex.compile({ ...request, negativePrompt: 'rain', inputs: frames })).toEqual({
    endpoint: 'veo-3.1-generate-001',
    body: {
      instances: [{ prompt: 'It sails' }],
      parameters: {
        sampleCount: 1,
        durationSeconds: 6,
        resolution: '720p',
        aspectRatio: '16:9',
        generateAudio: true,
        seed: 9,
        negativePrompt: 'rain',
      },
    },
    slots: [
      { role: 'firstFrame', index: 0, at: ['instances', 0, 'image', 'bytesBase64Encoded'] },
      { role: 'lastFrame', index: 0, at: ['instances', 0, 'lastFrame', 'bytesBase64Encoded'] },
    ],
  })
})
