import { expect, test } from 'vitest'
import { findEngine } from '../engines.ts'
import { compiledBy } from './compiled.fixture.ts'

const inputs = (...roles: ('reference' | 'mask' | 'firstFrame' | 'lastFrame' | 'video')[]) =>
  roles.map((role, n) => ({ role, assetId: `ast_${n}` }))

test('FLUX.2 takes pixels in sixteenths, and the first picture has no number', () => {
  const wish = {
    mode: 'i2i',
    prompt: 'Both at sea',
    seed: 7,
    inputs: inputs('reference', 'reference'),
  } as const
  expect(compiledBy('flux-2-max', { ...wish, resolution: '1080p' })).toEqual({
    endpoint: 'flux-2-max',
    body: {
      prompt: 'Both at sea',
      width: 1920,
      height: 1088,
      seed: 7,
      output_format: 'png',
      safety_tolerance: 2,
    },
    slots: ['input_image', 'input_image_2'].map((field, index) => ({
      role: 'reference',
      index,
      at: [field],
    })),
    costMicroUsd: 190_000,
  })
  const dials = { steps: 20, guidance: 3, expandPrompt: false, format: 'jpeg', safetyTolerance: 0 }
  expect(compiledBy('flux-2-flex', { mode: 't2i', prompt: 'A sign', options: dials })).toMatchObject({
    body: { steps: 20, guidance: 3, prompt_upsampling: false, output_format: 'jpeg', safety_tolerance: 0 },
    costMicroUsd: 50_000,
  })
  expect(() =>
    compiledBy('flux-2-klein-4b', { ...wish, inputs: inputs(...Array(5).fill('reference')) }),
  ).toThrow('inputs')
})

test('FLUX.2 Pro goes by either of its vendors, each in its own words', () => {
  const engine = findEngine('flux-2-pro')
  expect(engine?.routes.map(({ provider }) => provider)).toEqual(['fal', 'bfl'])
  const request = {
    mode: 'i2i' as const,
    prompt: 'A fox',
    negativePrompt: '',
    durationSeconds: null,
    mediaSeconds: null,
    resolution: '720p',
    aspectRatio: '1:1',
    fps: null,
    audio: false,
    seed: 3,
    inputs: inputs('reference'),
    camera: null,
    styleId: null,
    options: { format: 'png', safetyTolerance: '4' },
  }
  expect(engine?.routes[1]?.compile(request)).toMatchObject({
    endpoint: 'flux-2-pro',
    body: { width: 720, height: 720, safety_tolerance: 4 },
    slots: [{ at: ['input_image'] }],
  })
})

test('the FLUX.1 models keep their own fields and prices', () => {
  const shape = { prompt: 'Dunes', aspectRatio: '21:9' } as const
  expect(
    compiledBy('flux-kontext-max', { ...shape, mode: 'i2i', inputs: inputs('reference') }),
  ).toMatchObject({
    endpoint: 'flux-kontext-max',
    body: { aspect_ratio: '21:9', prompt_upsampling: false },
    costMicroUsd: 80_000,
  })
  expect(compiledBy('flux-1.1-pro', { mode: 't2i', prompt: 'Dunes' })).toMatchObject({
    endpoint: 'flux-pro-1.1',
    body: { width: 1280, height: 736 },
  })
  const like = {
    ...shape,
    mode: 'i2i',
    inputs: inputs('reference'),
    options: { raw: true, likeness: 0.5 },
  } as const
  expect(compiledBy('flux-1.1-pro-ultra', like)).toMatchObject({
    body: { raw: true, image_prompt_strength: 0.5 },
    slots: [{ at: ['image_prompt'] }],
    costMicroUsd: 60_000,
  })
  expect(compiledBy('flux-1-fill', { mode: 'i2i', inputs: inputs('reference', 'mask') }).slots).toEqual([
    { role: 'reference', index: 0, at: ['image'] },
    { role: 'mask', index: 0, at: ['mask'] },
  ])
})

test('FLUX 3 Video is described, and has no price', () => {
  const film = { prompt: 'Waves', durationSeconds: 20, resolution: '1080p' } as const
  const between = { ...film, mode: 'i2v', inputs: inputs('firstFrame', 'lastFrame') } as const
  expect(compiledBy('flux-3-video', between)).toMatchObject({
    body: { mode: 'i2v', duration: 20, resolution: 'fhd', generate_audio: true },
    slots: [{ at: ['keyframes', 0] }, { at: ['keyframes', 1] }],
    costMicroUsd: null,
  })
  expect(compiledBy('flux-3-video', { ...film, mode: 'extend', inputs: inputs('video') })).toMatchObject({
    body: { mode: 'v2v' },
    slots: [{ at: ['start_video'] }],
  })
})
