import { describe, expect, test } from 'vitest'
import { engines, findEngine } from '#catalog/engines.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { ShotRequest } from '#contract/project.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { autoCamera } from '#web/features/presets/engine-camera.ts'
import { factsOf } from './facts.ts'
import { fitOf, fitsOf } from './fits.ts'
import { canDraw } from './moves.ts'
import { resolveDraft } from './resolve.ts'

const all = factsOf(
  engines,
  engines.map(({ id }) => ({ id, available: true })),
  defaultRateCard,
)
const draftOf = (request: Partial<ShotRequest>) =>
  ShotRequest.parse({ mode: 't2v', prompt: 'A lighthouse in fog', ...request })
const verdict = (id: string, request: Partial<ShotRequest>, facts = all) => {
  const engine = findEngine(id)
  if (!engine) throw new Error(`No engine ${id}`)
  return fitOf(engine, draftOf(request), facts)
}

describe('what one take costs for the settings at hand', () => {
  test.each([
    ['veo-3.1-lite', { durationSeconds: 8, resolution: '1080p' }, 120],
    ['veo-3.1-lite', { durationSeconds: 4, resolution: '720p' }, 40],
    ['veo-3.1-fast', { durationSeconds: 4, resolution: '720p' }, 40],
    ['kling-3.0', { durationSeconds: 5, resolution: '720p' }, 50],
    ['draft-video', { durationSeconds: 8 }, 0],
  ])('%s %o: %i credits', (id, request, credits) => {
    expect(verdict(id, request)).toMatchObject({ kind: 'fits', credits })
  })

  test('every take counts', () => {
    expect(verdict('veo-3.1-lite', { durationSeconds: 4, variations: 3 })).toMatchObject({ credits: 120 })
    const sweep = { parameter: 'seed' as const, values: [1, 2] }
    expect(verdict('veo-3.1-lite', { durationSeconds: 4, sweep })).toMatchObject({ credits: 80 })
  })

  test('so does a first frame that is made from words before it', () => {
    const request: Partial<ShotRequest> = { mode: 'i2v', durationSeconds: 4, resolution: '720p' }
    const image = { engineId: 'flux-2-pro' }
    expect(verdict('veo-3.1-lite', { ...request, image })).toMatchObject({ kind: 'fits', credits: 41 })
  })
})

test('a move that cannot be drawn: one change away from the draft engine, kept by others, left to auto only where it can', () => {
  const camera = { presetId: 'orbit-360', strength: 0.4 }
  expect(verdict('draft-video', { camera })).toMatchObject({
    kind: 'one-change',
    change: {
      words: 'Not this move. Switch to Arc left / right',
      patch: { camera: { presetId: 'arc', strength: 0.4 } },
    },
  })
  expect(verdict('veo-3.1', { camera, durationSeconds: 4 })).toMatchObject({ kind: 'fits' })
  const local = factsOf(
    engines,
    engines.map(({ id, draft }) => ({ id, available: draft })),
    defaultRateCard,
  )
  const alone = resolveDraft(draftOf({ camera }), local)
  expect(alone.errors).toMatchObject([{ path: 'camera.presetId', instead: { value: 'arc' } }])
  expect(autoCamera(alone.errors)).toMatchObject({ refused: true, instead: { value: 'arc' } })
  expect(autoCamera(resolveDraft(draftOf({ camera }), all).errors).refused).toBe(false)

  const marked = (engineId: string, facts = all) =>
    cameraPresets.filter((preset) => !canDraw(preset, draftOf({ engineId }), facts)).length
  expect([marked('draft-video'), marked('auto', local)]).toEqual([5, 5])
  expect([marked('veo-3.1'), marked('auto')]).toEqual([0, 0])
})

test('a picture that an engine cannot take is said in its words, and "auto" passes it by', () => {
  const small = { kind: 'image', width: 200, height: 150, durationSeconds: null }
  const facts = { ...all, files: new Map([['ast_1', small]]) }
  const request: Partial<ShotRequest> = { mode: 'i2v', inputs: [{ role: 'firstFrame', assetId: 'ast_1' }] }
  expect(verdict('kling-3.0-direct', request, facts)).toMatchObject({
    kind: 'cannot',
    reason: expect.stringContaining('needs at least 300 pixels on each side; this picture has 200 × 150.'),
  })
  const named = resolveDraft(draftOf({ ...request, engineId: 'kling-3.0-direct' }), facts)
  expect(named.errors.map(({ path }) => path)).toEqual(['inputs.0.assetId'])
  const chosen = resolveDraft(draftOf(request), facts).engine
  expect(chosen?.routes.map(({ provider }) => provider)).not.toContain('kling')
  expect(verdict('kling-3.0-direct', request)).toMatchObject({ kind: 'fits' })
})

describe('one change away', () => {
  test.each<[string, Partial<ShotRequest>, string, Partial<ShotRequest>]>([
    ['draft-video', { resolution: '4k' }, 'Stops at 1080p. Switch to 1080p', { resolution: '1080p' }],
    ['veo-3.1', { durationSeconds: 15 }, 'Stops at 8 s. Switch to 8 s', { durationSeconds: 8 }],
    ['veo-3.1', { durationSeconds: 5 }, 'No 5 s. Switch to 4 s', { durationSeconds: 4 }],
    ['kling-3.0', { durationSeconds: 1 }, 'Starts at 3 s. Switch to 3 s', { durationSeconds: 3 }],
    ['veo-3.1', { aspectRatio: '1:1' }, 'No 1:1. Switch to 16:9', { aspectRatio: '16:9' }],
    ['draft-video', { audio: true }, 'Silent. Turn sound off', { audio: undefined }],
    [
      'seedance-2.0',
      { negativePrompt: 'people' },
      'No negative prompt. Leave it out',
      { negativePrompt: '' },
    ],
    ['veo-3.1', { fps: 30 }, 'Chooses its own frame rate. Leave it to the engine', { fps: undefined }],
  ])('%s %o: %s', (id, request, words, patch) => {
    expect(verdict(id, request)).toMatchObject({ kind: 'one-change', change: { words, patch } })
  })

  test('an engine for words alone offers to leave the frame out', () => {
    const inputs = [{ role: 'firstFrame' as const, assetId: 'ast_1' }]
    expect(verdict('draft-video', { mode: 'i2v', inputs })).toMatchObject({
      kind: 'one-change',
      change: { words: 'Takes no first frame. Leave it out', patch: { mode: 't2v', inputs: [] } },
    })
  })

  test('one input too many is left out', () => {
    const inputs = [
      { role: 'firstFrame' as const, assetId: 'ast_1' },
      { role: 'lastFrame' as const, assetId: 'ast_2' },
    ]
    expect(verdict('runway-gen-4-turbo', { mode: 'i2v', inputs })).toMatchObject({
      change: { words: 'Takes no last frame. Leave it out', patch: { inputs: inputs.slice(0, 1) } },
    })
  })
})

test('two changes, or something only a person can give, is “cannot”', () => {
  expect(verdict('veo-3.1', { durationSeconds: 15, aspectRatio: '1:1' }).kind).toBe('cannot')
  expect(verdict('photo-motion', {})).toMatchObject({ kind: 'cannot', reason: 'Needs a first frame' })
  expect(verdict('kling-3.0', { prompt: 'x'.repeat(3_000) })).toMatchObject({
    kind: 'cannot',
    reason: 'Kling 3.0 reads at most 2500 characters; this prompt has 3000.',
  })
})

test('options of one engine do not stand in the way of another', () => {
  const options = { cfgScale: 0.7 }
  expect(verdict('veo-3.1', { engineId: 'kling-3.0', options }).kind).toBe('fits')
  expect(verdict('kling-3.0', { engineId: 'kling-3.0', options }).kind).toBe('fits')
})

test('what has no key here says whose key it needs', () => {
  const local = factsOf(
    engines,
    engines.map(({ id, draft }) => ({ id, available: draft })),
    defaultRateCard,
  )
  expect(verdict('veo-3.1', {}, local)).toMatchObject({ kind: 'unavailable', providers: ['fal', 'vertex'] })
  expect(resolveDraft(draftOf({}), local).engine?.id).toBe('draft-video')
})

test('the list has every engine of the kind, and no other', () => {
  const ids = fitsOf(draftOf({}), all).map(({ engine }) => engine.id)
  expect(ids).toContain('photo-motion')
  expect(ids).not.toContain('flux-2-pro')
  const speaking = fitsOf(draftOf({ mode: 'tts' }), all).map(({ engine }) => engine)
  expect(speaking.map(({ id }) => id)).toContain('local-voice')
  expect(speaking.every(({ modes }) => modes.tts)).toBe(true)
})
