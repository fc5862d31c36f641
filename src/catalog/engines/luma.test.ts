import { expect, test } from 'vitest'
import { firstFrame, lastFrame, spelled } from './compiled.fixture.ts'

test('Luma takes its first and last frame by their places in time, and references in order', () => {
  const inputs = [firstFrame, lastFrame]
  expect(spelled('ray-3.2', { mode: 'i2v', durationSeconds: 10, inputs })).toMatchObject({
    endpoint: 'ray-3.2',
    body: { type: 'video', video: { duration: '10s', keyframe_indexes: [0, 240] } },
    slots: [
      { role: 'firstFrame', index: 0, at: ['video', 'keyframes', 0, 'file_id'] },
      { role: 'lastFrame', index: 0, at: ['video', 'keyframes', 1, 'file_id'] },
    ],
  })
  expect(spelled('ray-3.2', { durationSeconds: 5 }).body).toMatchObject({
    video: { resolution: '720p', duration: '5s' },
  })
  const references = [1, 2].map((n) => ({ role: 'reference' as const, assetId: `ast_${n}` }))
  const wish = { mode: 'i2i', inputs: references, options: { look: 'manga' } } as const
  expect(spelled('uni-1-max', wish)).toMatchObject({
    endpoint: 'uni-1-max',
    body: { type: 'image', style: 'manga', output_format: 'png', web_search: false },
    slots: [0, 1].map((index) => ({ role: 'reference', index, at: ['image_ref', index, 'file_id'] })),
  })
})
