import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { ShotRequest } from '#contract/project.ts'
import type { DraftState, DraftStore } from './draft-store.ts'

export const DraftContext = createContext<DraftStore | null>(null)

export function useDraftStore(): DraftStore {
  const store = use(DraftContext)
  if (!store) throw new Error('A draft is read outside of a DraftProvider')
  return store
}

/** One part of the draft; the component renders again only when that part changes. Return a value, not a new object. */
export function useDraftPart<T>(pick: (draft: ShotRequest) => T): T {
  return useStore(useDraftStore(), ({ history }) => pick(history.present))
}

type DraftActions = Pick<DraftState, 'change' | 'undo' | 'redo'>

/** Changes without reading: a component that only acts never renders again for it. */
export function useDraftActions(): DraftActions {
  return useDraftStore().getState()
}

/** The request that is being composed for the shot, its changes by name, and the way back. */
export function useDraft(): DraftActions & { draft: ShotRequest; canUndo: boolean; canRedo: boolean } {
  const history = useStore(useDraftStore(), (state) => state.history)
  return {
    ...useDraftActions(),
    draft: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  }
}

export const useDraftSaved = (): DraftState['saving'] => useStore(useDraftStore(), ({ saving }) => saving)
