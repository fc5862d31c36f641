import { describe, expect, it } from 'vitest'
import { draftVideo } from '#catalog/engines/draft-video.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import { findStyle } from '#catalog/presets/styles.ts'
import { understand } from '#painter/understand.ts'
import { templates } from './templates.ts'

const shots = templates.flatMap((template) =>
  template.shots.map((shot) => ({ ...shot, template: template.name })),
)

describe('the first films', () => {
  it.each(shots)('$template, $name: the draft engine draws every word', ({ prompt }) => {
    expect(understand(prompt).leftOut).toEqual([])
  })

  it.each(shots)('$template, $name: the draft engine draws the whole move', ({ camera }) => {
    const preset = findCameraPreset(camera.presetId)
    expect(preset).not.toBeNull()
    expect(drawableCamera(camera, preset).limit).toBeNull()
  })

  it.each(templates)('$name has a style and a shape that exist', ({ styleId, aspectRatio }) => {
    expect(findStyle(styleId)).not.toBeNull()
    expect(draftVideo.modes.t2v?.aspectRatios).toContain(aspectRatio)
  })

  it('have names of their own', () => {
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length)
  })
})
