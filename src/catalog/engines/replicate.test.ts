import { expect, test } from 'vitest'
import { firstFrame, spelled } from './compiled.fixture.ts'

test('Replicate’s models take numbers, and short seeds', () => {
  expect(spelled('wan-2.7', { durationSeconds: 5, seed: 4_294_967_295 })).toMatchObject({
    endpoint: 'wan-video/wan-2.7-t2v',
    body: { duration: 5, seed: 2_147_483_647, enable_prompt_expansion: false },
  })
  const horse = spelled('happyhorse-1.0', { mode: 'i2v', durationSeconds: 3, inputs: [firstFrame] })
  expect(horse.slots).toEqual([{ role: 'firstFrame', index: 0, at: ['image'] }])
  expect(horse.body).not.toHaveProperty('aspect_ratio')
  const wish = { mode: 't2i', aspectRatio: '21:9', options: { format: 'webp' } } as const
  expect(spelled('flux-schnell', wish)).toMatchObject({
    endpoint: 'black-forest-labs/flux-schnell',
    body: { aspect_ratio: '21:9', output_format: 'webp', num_outputs: 1 },
  })
})
