import { expect, test } from 'vitest'
import { compiledBy, firstFrame, inputsOf, lastFrame, spelled } from './compiled.fixture.ts'

test('Runway names a frame by its pixels', () => {
  expect(spelled('runway-gen-4.5', { aspectRatio: '9:16', durationSeconds: 10 })).toEqual({
    endpoint: 'text_to_video',
    body: {
      model: 'gen4.5',
      promptText: 'A lighthouse',
      ratio: '720:1280',
      duration: 10,
      seed: 7,
      contentModeration: { publicFigureThreshold: 'auto' },
    },
    slots: [],
  })
  const turbo = { mode: 'i2v', prompt: '', aspectRatio: '21:9', inputs: [firstFrame] } as const
  expect(spelled('runway-gen-4-turbo', { ...turbo, durationSeconds: 2 })).toMatchObject({
    endpoint: 'image_to_video',
    body: { model: 'gen4_turbo', ratio: '1584:672', duration: 2 },
    slots: [{ role: 'firstFrame', index: 0, at: ['promptImage'] }],
  })
  expect(spelled('runway-gen-4-turbo', turbo).body).not.toHaveProperty('promptText')
  const inputs = [1, 2].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
  const picture = { mode: 'i2i', resolution: '1080p', aspectRatio: '4:3', inputs } as const
  expect(spelled('runway-gen-4-image', picture)).toMatchObject({
    endpoint: 'text_to_image',
    body: { model: 'gen4_image', ratio: '1440:1080' },
    slots: [0, 1].map((index) => ({ role: 'reference', index, at: ['referenceImages', index, 'uri'] })),
  })
  expect(spelled('runway-gen-4-image-turbo', picture).body.model).toBe('gen4_image_turbo')
})

test('Seedance 2.5 says which frame is which, or takes references', () => {
  const inputs = [lastFrame, firstFrame]
  expect(spelled('seedance-2.5', { mode: 'i2v', inputs, resolution: '480p' })).toEqual({
    endpoint: 'image_to_video',
    body: {
      model: 'seedance2_5',
      promptText: 'A lighthouse',
      ratio: '854:480',
      duration: 8,
      audio: true,
      promptImage: [{ position: 'first' }, { position: 'last' }],
    },
    slots: [
      { role: 'firstFrame', index: 0, at: ['promptImage', 0, 'uri'] },
      { role: 'lastFrame', index: 0, at: ['promptImage', 1, 'uri'] },
    ],
  })
  const reference = { role: 'reference', assetId: 'ast_3' } as const
  expect(spelled('seedance-2.5', { mode: 'r2v', inputs: [reference] })).toMatchObject({
    endpoint: 'text_to_video',
    slots: [{ role: 'reference', index: 0, at: ['references', 0, 'uri'] }],
  })
})

const video = inputsOf('video')

test('Aleph changes a video, and grades it by words of ours when there are none', () => {
  const inputs = [...video, lastFrame]
  const wish = {
    mode: 'v2v',
    prompt: 'In snow',
    inputs,
    mediaSeconds: 10,
    options: { shape: '9:16' },
  } as const
  expect(compiledBy('runway-aleph-2', wish)).toMatchObject({
    endpoint: 'video_to_video',
    body: { model: 'aleph2', targetAspectRatio: '9:16', keyframes: [{ at: 1 }] },
    slots: [
      { role: 'video', index: 0, at: ['videoUri'] },
      { role: 'lastFrame', index: 0, at: ['keyframes', 0, 'uri'] },
    ],
    costMicroUsd: 2_800_000,
  })
  const graded = compiledBy('runway-aleph-2', { mode: 'color-enhance', inputs: video, mediaSeconds: 1 })
  expect(graded.body.promptText).toMatch(/white balance/)
  expect(graded.costMicroUsd).toBe(560_000)
  const told = compiledBy('runway-aleph-2', { mode: 'color-enhance', prompt: 'Warmer', inputs: video })
  expect(told.body.promptText).toBe('Warmer')
})

test('Act-Two gives a picture the play of a video', () => {
  const inputs = [...inputsOf('character'), ...video]
  const wish = { mode: 'motion-transfer', inputs, mediaSeconds: 6, aspectRatio: '1:1' } as const
  expect(compiledBy('runway-act-two', { ...wish, options: { expression: 5, body: false } })).toMatchObject({
    endpoint: 'character_performance',
    body: { model: 'act_two', ratio: '960:960', expressionIntensity: 5, bodyControl: false },
    slots: [
      { role: 'character', index: 0, at: ['character', 'uri'] },
      { role: 'video', index: 0, at: ['reference', 'uri'] },
    ],
    costMicroUsd: 300_000,
  })
})
