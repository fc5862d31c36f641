import { expect, test } from 'vitest'
import { GenerationRequest } from '#contract/generation.ts'
import { cameraPresets } from '../presets/camera.ts'
import { spelled } from './compiled.fixture.ts'

test('the local engines get the whole preset, not its name', () => {
  const camera = GenerationRequest.parse({ mode: 't2v', camera: { presetId: 'dolly-in' } }).camera ?? null
  const body = spelled('draft-video', { camera, fps: 24, styleId: null }).body
  const preset = cameraPresets.find(({ id }) => id === 'dolly-in')
  expect(body).toMatchObject({
    width: 1280,
    height: 720,
    fps: 24,
    durationSeconds: 8,
    seed: 7,
    style: null,
  })
  expect(body.camera).toEqual(JSON.parse(JSON.stringify({ request: camera, preset })))
})

test('speech has its voice and pace', () => {
  expect(spelled('local-voice', { mode: 'tts', options: { voiceId: 'slt' } }).body).toEqual({
    text: 'A lighthouse',
    voiceId: 'slt',
    language: null,
    speed: 1,
    pitch: 0,
    seed: 7,
  })
  expect(spelled('local-ambience', { mode: 'ambience' }).body).toEqual({
    prompt: 'A lighthouse',
    durationSeconds: 8,
    seed: 7,
  })
  expect(spelled('local-upscale', { mode: 'upscale', resolution: '1080p' }).body).toEqual({
    width: 1920,
    height: 1080,
  })
})
