import { create } from 'zustand'

export type SavedState = 'saved' | 'saving' | 'not-saved' | null

/** Whether the work on this page is kept by the studio; null on pages that have nothing to save. Shown in the top bar. */
export const useSavedState = create<{ state: SavedState; set(state: SavedState): void }>()((set) => ({
  state: null,
  set: (state) => set({ state }),
}))
