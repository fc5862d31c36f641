import { expect, test } from 'vitest'
import { ShotRequest } from '#contract/project.ts'
import { patchAt } from './patch-at.ts'

test('only what stands at the path changes, however deep, and only its own field is in the patch', () => {
  const draft = ShotRequest.parse({
    prompt: 'A heron',
    camera: { presetId: 'orbit-360', strength: 0.4, side: 'left' },
    motion: { camera: { presetId: 'overhead' } },
    sweep: { parameter: 'camera.presetId', values: ['dolly-in', 'boom-over'] },
  })
  expect(patchAt(draft, 'camera.presetId', 'arc')).toEqual({
    camera: { presetId: 'arc', strength: 0.4, side: 'left' },
  })
  expect(patchAt(draft, 'motion.camera.presetId', 'crane-up')).toEqual({
    motion: { camera: { presetId: 'crane-up', strength: 0.7 } },
  })
  expect(patchAt(draft, 'sweep.values.1', 'crane-up')).toEqual({
    sweep: { parameter: 'camera.presetId', values: ['dolly-in', 'crane-up'] },
  })
  expect(() => patchAt(draft, 'camera.colour', 'red')).toThrow()
})
