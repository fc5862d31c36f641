import { describe, expect, test } from 'vitest'
import { engines, findEngine } from '#catalog/engines.ts'
import { cameraPresets, findCameraPreset } from '#catalog/presets/camera.ts'
import { Mode } from '#contract/generation.ts'
import { engineCamera } from './engine-camera.ts'
import { freshCamera } from './fresh-camera.ts'

const said = (engineId: string, mode: Mode, presetId: string, strength?: number) => {
  const preset = findCameraPreset(presetId)
  const engine = findEngine(engineId)
  if (preset === null || !engine) throw new Error('no such preset or engine')
  const camera = freshCamera(preset)
  return engineCamera(engine, mode, strength === undefined ? camera : { ...camera, strength }, preset)
}

describe('how a move reaches the engine', () => {
  test('the local engines follow the path, and say what they cannot draw', () => {
    expect(said('draft-video', 't2v', 'dolly-in')?.text).toBe('Draft video follows this path exactly.')
    expect(said('draft-video', 't2v', 'arc', 0.2)?.text).toBe('Draft video follows this path exactly.')
    expect(said('photo-motion', 'i2v', 'dolly-in')?.text).toMatch(/as far as one picture has depth/)
    expect(said('draft-video', 't2v', 'arc', 1)?.text).toMatch(/35 degrees/)
  })

  test('what the local engines cannot draw is refused, and the nearest move offered', () => {
    expect(said('photo-motion', 'i2v', 'overhead')).toEqual({
      text: expect.stringMatching(/^Photo motion cannot draw “Overhead/),
      refused: true,
      instead: { label: expect.any(String), value: 'crane-up' },
    })
    expect(said('veo-3.1', 'i2v', 'overhead')?.refused).toBe(false)
  })

  test('an engine of words gets the sentence that is shown', () => {
    const { text, refused } = said('veo-3.1', 't2v', 'dolly-in') ?? {}
    expect(text).toMatch(/^Veo 3\.1 gets it in words: “Camera: .*\.”$/)
    expect(refused).toBe(false)
  })

  test('an engine without a camera refuses, and nothing is said while none is chosen', () => {
    expect(said('draft-image', 't2i', 'dolly-in')).toMatchObject({ refused: true })
    const [preset] = cameraPresets
    if (preset === undefined) throw new Error('no preset')
    expect(engineCamera(null, 't2v', freshCamera(preset), preset)).toBeNull()
  })

  test('every engine has a sentence for every mode and move', () => {
    for (const engine of engines) {
      for (const mode of Mode.options) {
        for (const preset of cameraPresets) {
          expect(engineCamera(engine, mode, freshCamera(preset), preset)?.text).toMatch(/[.”]$/)
        }
      }
    }
  })
})
