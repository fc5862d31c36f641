import { beforeEach, expect, test, vi } from 'vitest'
import { draftKey, parseKeptDraft } from './draft-storage.ts'
import { createDraftStore, isSaved, requestOfShot } from './draft-store.ts'

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})

const shotId = 'sht_1'
const stored = () => parseKeptDraft(kept.get(draftKey(shotId)) ?? null)
const open = (request: unknown = {}) => createDraftStore(shotId, requestOfShot(request))

test('a change is kept in the browser at once, and found again after a reload', () => {
  open().getState().change({ prompt: 'A lighthouse' }, 'Prompt')
  const again = open().getState()
  expect(again.history.present.prompt).toBe('A lighthouse')
  expect(isSaved(again)).toBe(false)
})

test('what the studio has counts once everything was saved', () => {
  const store = open()
  store.getState().change({ prompt: 'A lighthouse' }, 'Prompt')
  store.getState().savedAs(store.getState().history.present)
  expect(isSaved(store.getState())).toBe(true)
  expect(stored()?.saved).toBe(true)
  expect(open({ mode: 't2v', prompt: 'From the phone' }).getState().history.present.prompt).toBe(
    'From the phone',
  )
})

test('a save that words were typed after is not the last', () => {
  const store = open()
  store.getState().change({ prompt: 'A' }, 'Prompt')
  const sent = store.getState().history.present
  store.getState().change({ prompt: 'AB' }, 'Prompt')
  store.getState().savedAs(sent)
  expect(store.getState().history.present.prompt).toBe('AB')
  expect(isSaved(store.getState())).toBe(false)
})

test.each(['savedAs', 'hearStudio'] as const)(
  'what was undone while it was on its way stays undone: %s',
  (by) => {
    const store = open({ mode: 't2v', prompt: 'Before' })
    store.getState().change({ prompt: 'After' }, 'Weather')
    const request = store.getState().history.present
    store.getState().sending(request)
    store.getState().undo()
    store.getState()[by](request)
    expect(store.getState().history.present.prompt).toBe('Before')
    expect(isSaved(store.getState())).toBe(false)
  },
)

test('another device’s change is taken over when there is none here, and can be undone', () => {
  const store = open({ mode: 't2v', prompt: 'Here' })
  store.getState().hearStudio(requestOfShot({ mode: 't2v', prompt: 'There' }))
  expect(store.getState().history.present.prompt).toBe('There')
  store.getState().undo()
  expect(store.getState().history.present.prompt).toBe('Here')
})

test('of two tabs the newer draft wins', () => {
  const store = open()
  store.getState().change({ prompt: 'Mine' }, 'Prompt')
  const { editedAt } = store.getState()
  const theirs = (at: number) => ({
    request: requestOfShot({ prompt: 'Theirs' }),
    editedAt: at,
    saved: false,
  })
  store.getState().hear(theirs(editedAt - 1))
  expect(store.getState().history.present.prompt).toBe('Mine')
  store.getState().hear(theirs(editedAt + 1))
  expect(store.getState().history.present.prompt).toBe('Theirs')
})

test.each(['', 'null', '{"request":', '{"request":{"mode":"t9v"},"editedAt":1,"saved":true}'])(
  'rubbish in storage is no draft: %s',
  (text) => expect(parseKeptDraft(text)).toBeNull(),
)

test('a request that cannot be read any more begins anew', () => {
  expect(requestOfShot({ mode: 'from-the-future' })).toMatchObject({ mode: 't2v', engineId: 'auto' })
})
