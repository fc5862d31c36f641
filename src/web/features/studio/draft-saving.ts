import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiError, api } from '#web/api/client.ts'
import { shotQuery } from '#web/api/queries.ts'
import { useSavedState } from '#web/app/saved-state.ts'
import { sameRequest } from './draft-history.ts'
import { draftKey, parseKeptDraft } from './draft-storage.ts'
import { type DraftStore, isSaved, requestOfShot } from './draft-store.ts'

const afterTypingMs = 800
const tryAgainMs = 5_000

/** Writes the draft to its shot a moment after each change, says so in the top bar, and hears other tabs. */
export function useDraftSaving(shotId: string, store: DraftStore): void {
  const queryClient = useQueryClient()
  useEffect(() => keepSaving(shotId, store, queryClient), [shotId, store, queryClient])
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => {
      const other = key === draftKey(shotId) ? parseKeptDraft(newValue) : null
      if (other) store.getState().hear(other)
    }
    addEventListener('storage', hear)
    return () => removeEventListener('storage', hear)
  }, [shotId, store])
}

function keepSaving(shotId: string, store: DraftStore, queryClient: QueryClient): () => void {
  const say = useSavedState.getState().set
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving = false
  let gone = false

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (saving || isSaved(store.getState())) return
    saving = true
    const request = store.getState().history.present
    try {
      const shot = await api('patchShotsById', { params: { id: shotId }, body: { request } })
      store.getState().savedAs(request)
      queryClient.setQueryData(shotQuery(shotId).queryKey, shot)
    } catch (error) {
      // A shot that is gone or refuses its request will not take it the next time either.
      gone = error instanceof ApiError && error.problem.status < 500 && error.problem.status !== 429
    }
    saving = false
    const done = isSaved(store.getState())
    if (gone) say('not-saved')
    else if (done) say('saved')
    else later(sameRequest(store.getState().history.present, request) ? tryAgainMs : afterTypingMs)
  }
  const notice = () => {
    if (isSaved(store.getState())) return say('saved')
    say('saving')
    if (!saving) later(afterTypingMs)
  }
  notice()
  const stop = store.subscribe((state, before) => {
    if (state.history.present !== before.history.present) notice()
  })
  const now = () => void save()
  addEventListener('pagehide', now)
  addEventListener('online', now)
  return () => {
    stop()
    removeEventListener('pagehide', now)
    removeEventListener('online', now)
    void save().finally(() => clearTimeout(timer))
    say(null)
  }
}

/** Tells the draft what the studio has, whenever the shot is read again. */
export function hearShot(store: DraftStore, stored: unknown): void {
  const request = requestOfShot(stored)
  if (!sameRequest(request, store.getState().saved)) store.getState().savedAs(request)
}
