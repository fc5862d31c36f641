import { expect, test } from 'vitest'
import { chooseEngine } from '../choose.ts'
import { engines } from '../engines.ts'
import { compiledBy } from './compiled.fixture.ts'

const inputs = (...roles: ('reference' | 'mask' | 'audio')[]) =>
  roles.map((role, n) => ({ role, assetId: `ast_${n}` }))
const picture = inputs('reference')

test('Stable Diffusion says whether it starts from words or from a picture', () => {
  const words = { mode: 't2i', prompt: 'A fox', negativePrompt: 'snow', seed: 4_294_967_295 } as const
  expect(compiledBy('sd-3.5-large', { ...words, aspectRatio: '21:9', options: { cfgScale: 5 } })).toEqual({
    endpoint: 'stable-image/generate/sd3',
    body: {
      model: 'sd3.5-large',
      prompt: 'A fox',
      negative_prompt: 'snow',
      mode: 'text-to-image',
      aspect_ratio: '21:9',
      cfg_scale: 5,
      seed: 0,
      output_format: 'png',
    },
    slots: [],
    costMicroUsd: 65_000,
  })
  const change = compiledBy('sd-3.5-flash', { mode: 'i2i', prompt: 'At night', inputs: picture })
  expect(change).toMatchObject({
    body: { model: 'sd3.5-flash', mode: 'image-to-image', strength: 0.7 },
    slots: [{ at: ['image'] }],
    costMicroUsd: 25_000,
  })
  expect(change.body).not.toHaveProperty('aspect_ratio')
  expect(change.body).not.toHaveProperty('cfg_scale')
})

test('a preset is sent when there is one', () => {
  const wish = { mode: 't2i', prompt: 'A fox' } as const
  expect(compiledBy('stable-image-core', wish).body).not.toHaveProperty('style_preset')
  expect(compiledBy('stable-image-core', { ...wish, options: { stylePreset: 'origami' } })).toMatchObject({
    body: { style_preset: 'origami' },
    costMicroUsd: 30_000,
  })
  expect(compiledBy('stable-image-ultra', { mode: 'i2i', prompt: 'Rain', inputs: picture })).toMatchObject({
    endpoint: 'stable-image/generate/ultra',
    body: { strength: 0.6 },
    costMicroUsd: 80_000,
  })
})

test('three ways to enlarge, each with its own words and price', () => {
  const fast = compiledBy('stability-upscale-fast', { mode: 'upscale', inputs: picture })
  expect([fast.body, fast.costMicroUsd]).toEqual([{ output_format: 'png' }, 20_000])
  const wish = { mode: 'upscale', prompt: 'A portrait', inputs: picture } as const
  expect(compiledBy('stability-upscale-conservative', wish)).toMatchObject({
    body: { prompt: 'A portrait', creativity: 0.35 },
    costMicroUsd: 400_000,
  })
  const painted = { ...wish, options: { creativity: 0.1, stylePreset: 'photographic' } }
  expect(compiledBy('stability-upscale-creative', painted)).toMatchObject({
    body: { creativity: 0.1, style_preset: 'photographic' },
    costMicroUsd: 600_000,
  })
})

test('each edit has its address and what it must be told', () => {
  const wish = { mode: 'i2i', prompt: 'A red boat', inputs: picture } as const
  const masked = { ...wish, inputs: inputs('reference', 'mask') }
  expect(compiledBy('stability-inpaint', { ...masked, options: { growMask: 9 } })).toMatchObject({
    endpoint: 'stable-image/edit/inpaint',
    body: { prompt: 'A red boat', grow_mask: 9 },
    slots: [{ at: ['image'] }, { at: ['mask'] }],
    costMicroUsd: 50_000,
  })
  expect(compiledBy('stability-erase', { ...masked, prompt: '' }).body).not.toHaveProperty('prompt')
  expect(compiledBy('stability-replace', { ...wish, options: { search: 'the car' } })).toMatchObject({
    endpoint: 'stable-image/edit/search-and-replace',
    body: { search_prompt: 'the car' },
  })
  expect(compiledBy('stability-recolour', wish).body).toMatchObject({ select_prompt: 'the main subject' })
  const wide = { ...wish, prompt: '', options: { left: 0, right: 0, up: 2_000 } }
  expect(compiledBy('stability-outpaint', wide)).toMatchObject({
    body: { left: 0, right: 0, up: 2_000, down: 0, creativity: 0.5 },
    costMicroUsd: 40_000,
  })
  expect(compiledBy('stability-control', { ...wish, options: { by: 'style', strength: 0.2 } })).toMatchObject(
    {
      endpoint: 'stable-image/control/style',
      body: { fidelity: 0.2 },
    },
  )
  expect(compiledBy('stability-control', wish).body).toMatchObject({ control_strength: 0.7 })
  expect(
    compiledBy('stability-remove-background', {
      mode: 'remove-bg',
      inputs: picture,
      options: { format: 'webp' },
    }).body,
  ).toEqual({ output_format: 'webp' })
})

test('a tool for one purpose is never what “auto” takes', () => {
  const request = { prompt: 'At night', negativePrompt: '', inputs: picture, options: {} }
  const health = { providers: new Set(['stability']) }
  const tools = engines.filter(({ id }) => /outpaint|replace|recolour|control$/.test(id))
  expect(tools).toHaveLength(4)
  expect(chooseEngine('i2i', request, health, tools)).toHaveProperty('errors')
  expect(chooseEngine('i2i', request, health, engines)).toMatchObject({ engine: { id: 'sd-3.5-flash' } })
})

test('a sound from words, or on from a sound; any length for one price', () => {
  const wish = { mode: 'music', prompt: 'Slow strings', durationSeconds: 190 } as const
  const made = compiledBy('stable-audio-2.5', wish)
  expect(made).toMatchObject({
    endpoint: 'audio/stable-audio-2/text-to-audio',
    body: { model: 'stable-audio-2.5', duration: 190, steps: 8, output_format: 'mp3' },
    costMicroUsd: 200_000,
  })
  expect(made.body).not.toHaveProperty('strength')
  expect(compiledBy('stable-audio-2.5', { ...wish, mode: 'sfx', inputs: inputs('audio') })).toMatchObject({
    endpoint: 'audio/stable-audio-2/audio-to-audio',
    body: { strength: 0.7 },
    slots: [{ at: ['audio'] }],
  })
})
