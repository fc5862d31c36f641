import { create } from 'zustand'

/** Tablets and phones have no room for the presets beside the picture: they open over it. */
export const useStudioLayout = create<{ presetsOpen: boolean; showPresets(open: boolean): void }>()(
  (set) => ({
    presetsOpen: false,
    showPresets: (presetsOpen) => set({ presetsOpen }),
  }),
)
