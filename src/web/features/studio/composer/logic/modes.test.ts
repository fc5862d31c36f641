import { expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import type { InputRole, Mode } from '#contract/generation.ts'
import { choicesOf, composerTabs, modeForInputs, modesLike } from './modes.ts'
import { slotsFor } from './roles.ts'

const inputs = (...roles: InputRole[]) => ({ inputs: roles.map((role) => ({ role, assetId: 'ast_1' })) })

test.each<[Mode, InputRole[], Mode]>([
  ['t2v', [], 't2v'],
  ['t2v', ['firstFrame'], 'i2v'],
  ['i2v', [], 't2v'],
  ['t2v', ['reference'], 'r2v'],
  ['r2v', ['firstFrame', 'lastFrame'], 'i2v'],
  ['t2i', ['reference'], 'i2i'],
  ['i2i', [], 't2i'],
  ['upscale', ['video'], 'upscale'],
  ['tts', [], 'tts'],
])('%s with %o is %s', (mode, roles, expected) => {
  expect(modeForInputs(mode, inputs(...roles))).toBe(expected)
})

test('a first frame from words moves as a given one does', () => {
  expect(modeForInputs('t2v', { image: { engineId: 'auto' } })).toBe('i2v')
})

test('every mode that an engine offers can be reached', () => {
  const reached = composerTabs
    .flatMap((tab) => choicesOf(tab, engines))
    .flatMap(({ mode }) => modesLike(mode))
  for (const engine of engines) {
    // Texts are written on a page of their own.
    const modes = Object.keys(engine.modes).filter((mode) => mode !== 'text')
    for (const mode of modes) expect(reached, `${engine.id} ${mode}`).toContain(mode)
  }
})

test('each choice is offered once', () => {
  expect(choicesOf('video', engines)).toEqual([{ mode: 't2v', label: 'New video' }])
  expect(choicesOf('edit', engines).map(({ mode }) => mode)).toEqual([
    ...['upscale', 'extend', 'interpolate', 'speed', 'stabilize', 'convert'],
    ...['color-enhance', 'remove-bg', 'voice-over'],
    ...['v2v', 'lipsync', 'motion-transfer'],
  ])
})

test('slots are those of the engine, or of any for “auto”', () => {
  const roles = (engineId: string, mode: Mode) =>
    slotsFor({ engineId, mode }, engines).map(({ role }) => role)
  expect(roles('auto', 't2v')).toEqual(expect.arrayContaining(['firstFrame', 'lastFrame', 'reference']))
  expect(roles('veo-3.1', 't2v')).toEqual(['firstFrame', 'lastFrame'])
  expect(roles('draft-video', 't2v')).toEqual([])
  expect(roles('local-upscale', 'upscale')).toEqual(['video', 'reference'])
  expect(roles('photo-motion', 'extend')).toEqual(['video'])
  expect(roles('local-cut-out', 'remove-bg')).toEqual(['video', 'reference', 'background'])
})
