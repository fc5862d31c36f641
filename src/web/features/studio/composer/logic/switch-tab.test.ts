import { expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import { ShotRequest } from '#contract/project.ts'
import { withInputShape } from './input-shape.ts'
import { switchTab } from './switch-tab.ts'

const draft = ShotRequest.parse({
  mode: 'i2v',
  engineId: 'veo-3.1',
  prompt: 'A lighthouse in fog',
  options: { autoFix: true },
  durationSeconds: 8,
  camera: { presetId: 'dolly-in' },
  styleId: 'film-noir',
  inputs: [{ role: 'firstFrame', assetId: 'ast_1' }],
})
const to = (tab: Parameters<typeof switchTab>[1]) => ({ ...draft, ...switchTab(draft, tab, engines) })

test('words and what both kinds have stay; what only one has goes', () => {
  expect(to('image')).toMatchObject({
    mode: 't2i',
    engineId: 'auto',
    prompt: 'A lighthouse in fog',
    styleId: 'film-noir',
    camera: undefined,
    durationSeconds: undefined,
    inputs: [],
    options: {},
  })
})

test('where one engine does it, that one is taken, with its options', () => {
  expect(to('voice')).toMatchObject({ mode: 'tts', engineId: 'auto', styleId: null })
  expect(to('edit')).toMatchObject({ mode: 'upscale', engineId: 'auto', camera: undefined })
  expect(to('sound')).toMatchObject({ mode: 'ambience', engineId: 'local-ambience' })
})

test('upscaling keeps the shape of what is put in', () => {
  const upscale: ShotRequest = { mode: 'upscale' }
  expect(withInputShape(upscale, { width: 720, height: 1280 }, engines).aspectRatio).toBe('9:16')
  expect(
    withInputShape({ ...upscale, aspectRatio: '1:1' }, { width: 720, height: 1280 }, engines).aspectRatio,
  ).toBe('1:1')
  expect(withInputShape({ mode: 't2v' }, { width: 720, height: 1280 }, engines)).toEqual({ mode: 't2v' })
})
