import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiError, api } from '#web/api/client.ts'
import { shotQuery } from '#web/api/queries.ts'
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
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (busy || isSaved(store.getState())) return
    busy = true
    const request = store.getState().history.present
    store.getState().sending(request)
    try {
      const shot = await api('patchShotsById', { params: { id: shotId }, body: { request } })
      store.getState().savedAs(request)
      queryClient.setQueryData(shotQuery(shotId).queryKey, shot)
      store.setState({ saving: 'saved' })
    } catch (error) {
      store.setState({ saving: isRefusal(error) ? 'refused' : 'kept' })
    }
    busy = false
    const { saving, history } = store.getState()
    if (!sameRequest(history.present, request)) later(0)
    else if (saving === 'kept') later(tryAgainMs)
  }
  const notice = () => {
    const saved = isSaved(store.getState())
    store.setState({ saving: saved ? 'saved' : 'saving' })
    if (!saved && !busy) later(afterTypingMs)
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
  }
}

/** A shot that is gone or refuses its request will not take it the next time either. */
const isRefusal = (error: unknown) =>
  error instanceof ApiError && error.problem.status < 500 && error.problem.status !== 429

/** Tells the draft what the studio has, whenever the shot is read again. */
export function hearShot(store: DraftStore, stored: unknown): void {
  const request = requestOfShot(stored)
  if (!sameRequest(request, store.getState().saved)) store.getState().hearStudio(request)
}
