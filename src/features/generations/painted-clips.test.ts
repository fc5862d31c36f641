import { expect, test } from 'vitest'
import type { JsonObject } from '#kernel/json.ts'
import { paintedBy } from './painted-clips.ts'

const render = (endpoint: string, body: JsonObject, inputs: JsonObject[] = []) => ({
  ...{ kind: 'inline.render', after: [] },
  input: { compiled: { endpoint, body, slots: [] }, inputs },
})
const derive = (from: number) => ({ kind: 'derive', after: [from], input: {} })
const painted = { body: { prompt: 'sea', width: 1280, height: 720 }, continued: [] }
const video = (fromStep: number) => ({ role: 'video', fromStep })

test('a painted clip is known by its step, with sound, too; changed in its picture it is not', () => {
  const steps = [
    ...[render('draft.video', painted.body), derive(0)],
    ...[render('mux', {}, [video(1)]), derive(2)],
    ...[render('motion', {}, [video(1)]), derive(4)],
    ...[render('mux', {}, [video(5)]), derive(6)],
  ]
  expect(paintedBy(steps, 1)).toEqual(painted)
  expect(paintedBy(steps, 3)).toEqual(painted)
  expect([paintedBy(steps, 5), paintedBy(steps, 7), paintedBy(steps, -1)]).toEqual([null, null, null])
})

test('what was painted on is remembered part by part, what was painted larger by its size', () => {
  const on = { durationSeconds: 2, camera: null }
  const longer = [render('draft.continue', { painted, ...on, seed: 1 }), derive(0)]
  expect(paintedBy(longer, 1)).toEqual({ ...painted, continued: [on] })
  const larger = [render('upscale', { painted, width: 1920, height: 1080 }), derive(0)]
  expect(paintedBy(larger, 1)).toEqual({
    ...painted,
    body: { ...painted.body, width: 1920, height: 1080 },
  })
  const unknown = [render('draft.continue', { painted: null, ...on, seed: 1 }), derive(0)]
  expect(paintedBy(unknown, 1)).toBeNull()
})
