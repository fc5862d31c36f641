import { expect, test } from 'vitest'
import { compiledBy, firstFrame, inputsOf, lastFrame, spelled } from './compiled.fixture.ts'

test('Veo writes "8s"; a last frame takes another address', () => {
  expect(spelled('veo-3.1-fast')).toMatchObject({
    endpoint: 'fal-ai/veo3.1/fast',
    body: { duration: '8s', seed: 7, generate_audio: true, auto_fix: false },
    slots: [],
  })
  expect(spelled('veo-3.1', { mode: 'i2v', inputs: [firstFrame] })).toMatchObject({
    endpoint: 'fal-ai/veo3.1/image-to-video',
    slots: [{ role: 'firstFrame', index: 0, at: ['image_url'] }],
  })
  expect(spelled('veo-3.1-lite', { mode: 'i2v', inputs: [firstFrame, lastFrame] })).toMatchObject({
    endpoint: 'fal-ai/veo3.1/lite/first-last-frame-to-video',
    slots: [
      { role: 'firstFrame', index: 0, at: ['first_frame_url'] },
      { role: 'lastFrame', index: 0, at: ['last_frame_url'] },
    ],
  })
})

test('Kling writes "5" and sells resolution as a tier', () => {
  expect(spelled('kling-3.0', { durationSeconds: 5 })).toMatchObject({
    endpoint: 'fal-ai/kling-video/v3/standard/text-to-video',
    body: { duration: '5', aspect_ratio: '16:9', cfg_scale: 0.5 },
  })
  const between = spelled('kling-3.0', {
    mode: 'i2v',
    resolution: '1080p',
    inputs: [firstFrame, lastFrame],
  })
  expect(between.endpoint).toBe('fal-ai/kling-video/v3/pro/image-to-video')
  expect(between.body).not.toHaveProperty('aspect_ratio')
  expect(between.body).not.toHaveProperty('negative_prompt')
  expect(between.slots.map(({ at }) => at)).toEqual([['start_image_url'], ['end_image_url']])
})

test('Seedance takes references in order', () => {
  const inputs = [1, 2, 3].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
  expect(spelled('seedance-2.0', { mode: 'r2v', inputs, durationSeconds: 5 })).toMatchObject({
    endpoint: 'bytedance/seedance-2.0/reference-to-video',
    body: { duration: '5', image_urls: [] },
    slots: [0, 1, 2].map((index) => ({ role: 'reference', index, at: ['image_urls', index] })),
  })
})

test('FLUX takes pixels', () => {
  expect(spelled('flux-2-pro', { mode: 't2i', resolution: '1080p', aspectRatio: '9:16' })).toMatchObject({
    endpoint: 'fal-ai/flux-2-pro',
    body: { image_size: { width: 1080, height: 1920 }, output_format: 'png' },
  })
})

const video = inputsOf('video')
const picture = inputsOf('reference')

test('Veo goes on from its own clips, and keeps what three pictures show', () => {
  const wish = { mode: 'extend', prompt: 'On she goes', inputs: video, mediaSeconds: 8 } as const
  expect(compiledBy('veo-3.1-extend', wish)).toMatchObject({
    endpoint: 'fal-ai/veo3.1/extend-video',
    body: { duration: '7s', resolution: '720p', generate_audio: true },
    slots: [{ role: 'video', index: 0, at: ['video_url'] }],
    costMicroUsd: 2_800_000,
  })
  expect(compiledBy('veo-3.1-fast-extend', { ...wish, audio: false }).costMicroUsd).toBe(700_000)
  const references = {
    mode: 'r2v',
    prompt: 'A fox',
    inputs: inputsOf('reference', 3),
    resolution: '4k',
  } as const
  const kept = compiledBy('veo-3.1-references', references)
  expect(kept.body).not.toHaveProperty('seed')
  expect(kept.slots.map(({ at }) => at)).toEqual([0, 1, 2].map((place) => ['image_urls', place]))
  expect(kept.costMicroUsd).toBe(4_800_000)
  expect(() =>
    compiledBy('veo-3.1-references', { ...references, inputs: inputsOf('reference', 4) }),
  ).toThrow()
})

test('LTX takes numbers, costs less from a picture, and its fast one makes twenty seconds', () => {
  expect(
    compiledBy('ltx-2.3-pro', { mode: 't2v', prompt: 'A fox', resolution: '2160p', fps: 50 }),
  ).toMatchObject({
    endpoint: 'fal-ai/ltx-2.3/text-to-video',
    body: { duration: 6, fps: 50, aspect_ratio: '16:9', resolution: '2160p' },
    costMicroUsd: 1_920_000,
  })
  const between = compiledBy('ltx-2.3-pro', { mode: 'i2v', prompt: 'A fox', inputs: [firstFrame, lastFrame] })
  expect(between).toMatchObject({ endpoint: 'fal-ai/ltx-2.3/image-to-video', costMicroUsd: 360_000 })
  expect(between.slots.map(({ at }) => at)).toEqual([['image_url'], ['end_image_url']])
  expect(between.body).not.toHaveProperty('aspect_ratio')
  expect(compiledBy('ltx-2.3-fast', { mode: 't2v', prompt: 'A fox', durationSeconds: 20 })).toMatchObject({
    endpoint: 'fal-ai/ltx-2.3/text-to-video/fast',
    costMicroUsd: 800_000,
  })
})

test('Wan moves a picture to a sound', () => {
  const inputs = [firstFrame, ...inputsOf('audio')]
  const moved = compiledBy('wan-2.7-frames', { mode: 'i2v', prompt: '', inputs, resolution: '1080p' })
  expect(moved.body).not.toHaveProperty('prompt')
  expect(moved.slots.map(({ at }) => at)).toEqual([['image_url'], ['audio_url']])
  expect(moved.costMicroUsd).toBe(750_000)
})

test('Pika and Ray spell their seconds', () => {
  expect(compiledBy('pika-2.2', { mode: 't2v', prompt: 'A fox', aspectRatio: '4:5' })).toMatchObject({
    endpoint: 'fal-ai/pika/v2.2/text-to-video',
    body: { duration: 5, aspect_ratio: '4:5' },
    costMicroUsd: 200_000,
  })
  expect(() => compiledBy('pika-2.2', { mode: 't2v', prompt: 'A fox', durationSeconds: 10 })).toThrow()
  const wish = {
    mode: 'v2v',
    prompt: 'In snow',
    inputs: [...video, firstFrame],
    durationSeconds: 10,
  } as const
  const modified = compiledBy('ray-3.2-modify', wish)
  expect(modified.body).toMatchObject({ duration: '10s', resolution: '540p', auto_controls: true })
  expect(modified.slots.map(({ at }) => at)).toEqual([['video_url'], ['start_image_url']])
  expect(modified.costMicroUsd).toBe(1_440_000)
  const free = compiledBy('ray-3.2-modify', { ...wish, options: { strength: 'freest' } }).body
  expect(free).toMatchObject({ edit_strength: 'reimagine_3' })
  expect(free).not.toHaveProperty('auto_controls')
})

test('ByteDance enlarges by the name of a size, and 60 frames and the best quality cost more', () => {
  const wish = { inputs: video, mediaSeconds: 10, resolution: '1440p' } as const
  expect(compiledBy('bytedance-upscaler', { mode: 'upscale', ...wish })).toMatchObject({
    body: { target_resolution: '2k', target_fps: '30fps', enhancement_preset: 'aigc', fidelity: 'high' },
    costMicroUsd: 144_000,
  })
  expect(compiledBy('bytedance-upscaler', { mode: 'interpolate', ...wish })).toMatchObject({
    body: { target_fps: '60fps' },
    costMicroUsd: 288_000,
  })
  const best = compiledBy('bytedance-upscaler', { mode: 'upscale', ...wish, options: { quality: 'pro' } })
  expect(best).toMatchObject({ body: { enhancement_tier: 'pro' }, costMicroUsd: 1_440_000 })
})

test('MMAudio makes as much sound as the video is long', () => {
  const wish = { mode: 'sfx', prompt: 'Rain', inputs: video, seed: 70_000 } as const
  expect(compiledBy('mmaudio-v2', { ...wish, mediaSeconds: 11.2 })).toMatchObject({
    body: { prompt: 'Rain', duration: 12, seed: 70_000 % 65_536, num_steps: 25 },
    costMicroUsd: 12_000,
  })
  expect(compiledBy('mmaudio-v2', wish).body).not.toHaveProperty('duration')
})

test('Pixelcut leaves a video transparent, or puts a colour behind', () => {
  const wish = { mode: 'remove-bg', inputs: video, mediaSeconds: 5 } as const
  expect(compiledBy('pixelcut-cut-out', wish)).toMatchObject({
    body: { background: 'transparent', output_format: 'webm_vp9' },
    costMicroUsd: 110_000,
  })
  const options = { background: 'colour', colour: '#00B140' }
  expect(compiledBy('pixelcut-cut-out', { ...wish, options }).body).toEqual({
    background: 'custom',
    background_color: { r: 0, g: 177, b: 64 },
    output_format: 'mp4_h264',
  })
})

test('Sync moves lips for the length of the video', () => {
  const wish = { mode: 'lipsync', inputs: [...video, ...inputsOf('audio')], mediaSeconds: 60 } as const
  expect(compiledBy('sync-lipsync-2', wish)).toMatchObject({
    body: { model: 'lipsync-2', sync_mode: 'cut_off' },
    costMicroUsd: 3_000_000,
  })
  const options = { quality: 'pro', longerSound: 'silence' }
  expect(compiledBy('sync-lipsync-2', { ...wish, options })).toMatchObject({
    body: { model: 'lipsync-2-pro', sync_mode: 'silence' },
    costMicroUsd: 5_010_000,
  })
})

test('Topaz corrects a picture, and Bria changes one under a mask', () => {
  const options = { correct: 'white balance' }
  expect(compiledBy('topaz-adjust', { mode: 'color-enhance', inputs: picture, options })).toMatchObject({
    body: { model: 'White Balance', output_format: 'png' },
    costMicroUsd: 80_000,
  })
  const inputs = [...picture, ...inputsOf('mask')]
  const edited = compiledBy('fibo-edit', { mode: 'i2i', prompt: 'A red door', inputs })
  expect(edited).toMatchObject({ body: { instruction: 'A red door' }, costMicroUsd: 40_000 })
  expect(edited.slots.map(({ at }) => at)).toEqual([['image_url'], ['mask_url']])
})
