import { expect, test } from 'vitest'
import { paintOn, remixOf, startFrom, workOn } from './take-actions.ts'

test('a remix brings the whole wish of the take, without its seed, and nothing of the wish before', () => {
  const draft = remixOf({ mode: 't2v', prompt: 'fog', seed: 7, shotId: 'sht_1', durationSeconds: 4 })
  expect(draft).toMatchObject({ mode: 't2v', prompt: 'fog', durationSeconds: 4 })
  expect(draft).toHaveProperty('negativePrompt', undefined)
  expect(draft).toHaveProperty('seed', undefined)
})

test('a painted clip goes in whole and nothing of the wish before stays', () => {
  expect(paintOn('ast_1')).toMatchObject({
    ...{ mode: 'extend', engineId: 'draft-video', prompt: undefined },
    inputs: [{ role: 'video', assetId: 'ast_1' }],
  })
})

test('a still becomes the first frame; work on a picture takes in the picture alone', () => {
  expect(startFrom('ast_1')).toEqual({ mode: 'i2v', inputs: [{ role: 'firstFrame', assetId: 'ast_1' }] })
  expect(workOn('upscale', 'ast_1', 'image').inputs).toEqual([{ role: 'reference', assetId: 'ast_1' }])
  expect(workOn('speed', 'ast_1', 'video')).toMatchObject({
    ...{ mode: 'speed', prompt: undefined, resolution: undefined },
    inputs: [{ role: 'video', assetId: 'ast_1' }],
  })
})
