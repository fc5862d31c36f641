import { expect, test } from 'vitest'
import { changeDraft, redoDraft, startHistory, undoDraft } from './draft-history.ts'

const start = startHistory({ mode: 't2v', prompt: '' })

test('typing is one change until there is a pause', () => {
  let history = changeDraft(start, { prompt: 'A' }, 'Prompt', 0)
  history = changeDraft(history, { prompt: 'A l' }, 'Prompt', 400)
  history = changeDraft(history, { prompt: 'A li' }, 'Prompt', 1_300)
  history = changeDraft(history, { prompt: 'A lighthouse' }, 'Prompt', 2_400)
  expect(history.past.map(({ request }) => request.prompt)).toEqual(['', 'A li'])
  expect(undoDraft(undoDraft(history)).present.prompt).toBe('')
})

test('changes of different things stay apart, however quick', () => {
  let history = changeDraft(start, { prompt: 'A' }, 'Prompt', 0)
  history = changeDraft(history, { styleId: 'film-noir' }, 'Style', 10)
  history = changeDraft(history, { prompt: 'AB' }, 'Prompt', 20)
  expect(history.past.map(({ label }) => label)).toEqual(['Prompt', 'Style', 'Prompt'])
})

test('undo and redo walk the same way back and forth; a new change ends what was undone', () => {
  const once = changeDraft(start, { seed: 1 }, 'Seed', 0)
  const twice = changeDraft(once, { seed: 2 }, 'Seed', 5_000)
  const back = undoDraft(twice)
  expect(back.present.seed).toBe(1)
  expect(redoDraft(back).present.seed).toBe(2)
  expect(redoDraft(undoDraft(undoDraft(twice))).present.seed).toBe(1)
  expect(changeDraft(back, { seed: 3 }, 'Seed', 5_100).future).toEqual([])
})

test('typing after an undo does not become part of what was undone to', () => {
  const typed = changeDraft(start, { prompt: 'A' }, 'Prompt', 0)
  const again = changeDraft(undoDraft(typed), { prompt: 'B' }, 'Prompt', 100)
  expect(undoDraft(again).present.prompt).toBe('')
})

test('a field set to undefined is gone, and a change of nothing is no change', () => {
  const moved = changeDraft(start, { camera: { presetId: 'orbit-360', strength: 0.7 } }, 'Camera move', 0)
  const still = changeDraft(moved, { camera: undefined }, 'Camera move', 5_000)
  expect('camera' in still.present).toBe(false)
  expect(changeDraft(still, { camera: undefined }, 'Camera move', 9_000)).toBe(still)
})

test('ends of the history hold still', () => {
  expect(undoDraft(start)).toBe(start)
  expect(redoDraft(start)).toBe(start)
})
