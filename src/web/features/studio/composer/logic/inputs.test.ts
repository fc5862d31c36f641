import { expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import type { InputRole } from '#contract/generation.ts'
import { roleFor, withInput, withoutInput, withSet } from './inputs.ts'
import { slotsFor } from './roles.ts'

const draft = (mode: 't2v' | 't2i' | 'upscale', ...roles: InputRole[]) => ({
  mode,
  engineId: 'auto',
  inputs: roles.map((role, index) => ({ role, assetId: `ast_${index}` })),
})

test('a first frame makes words into a picture that moves, and takes the place of the one before', () => {
  const empty = draft('t2v')
  expect(withInput(empty, 'firstFrame', 'ast_9', slotsFor(empty, engines))).toEqual({
    image: undefined,
    inputs: [{ role: 'firstFrame', assetId: 'ast_9' }],
    mode: 'i2v',
  })
  const full = draft('t2v', 'firstFrame')
  expect(withInput(full, 'firstFrame', 'ast_9', slotsFor(full, engines)).inputs).toEqual([
    { role: 'firstFrame', assetId: 'ast_9' },
  ])
})

test('references add up', () => {
  const one = draft('t2i', 'reference')
  expect(withInput(one, 'reference', 'ast_9', slotsFor(one, engines)).inputs).toHaveLength(2)
})

test('without inputs it is words again', () => {
  expect(withoutInput({ ...draft('t2v', 'firstFrame'), mode: 'i2v' }, 0)).toEqual({ inputs: [], mode: 't2v' })
})

test('what is dropped goes to the first empty place of its kind', () => {
  const to = (kind: string, ...args: Parameters<typeof draft>) =>
    roleFor(kind, draft(...args), slotsFor(draft(...args), engines))
  expect(to('image', 't2v')).toBe('firstFrame')
  expect(to('image', 't2v', 'firstFrame')).toBe('lastFrame')
  expect(to('image', 't2i', 'reference')).toBe('reference')
  expect(to('video', 'upscale')).toBe('video')
  expect(to('audio', 't2i')).toBeNull()
})

test('the pictures of a saved set come in as far as there is room, each once', () => {
  const slots = [{ role: 'reference', kind: 'image', min: 0, max: 3 } as const]
  const images = ['m1', 'm2', 'm3'].map((id) => Object.assign(Object.create(null), { id }))
  const inputs = [
    { role: 'reference' as const, assetId: 'other' },
    { role: 'reference' as const, assetId: 'm2' },
  ]
  const { change, taken } = withSet({ mode: 't2v', inputs }, { kind: 'character', images }, slots)
  expect(taken).toBe(2)
  expect(change).toMatchObject({ mode: 'r2v', inputs: [...inputs, { role: 'reference', assetId: 'm1' }] })
  expect(withSet({ inputs: [] }, { kind: 'place', images }, []).taken).toBe(0)
})
