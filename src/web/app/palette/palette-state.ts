import { create } from 'zustand'

interface PaletteState {
  /** What the palette begins with when it opens; null while it is closed. */
  start: string | null
  open(start?: string): void
  close(): void
}

export const usePalette = create<PaletteState>()((set) => ({
  start: null,
  open: (start = '') => set({ start }),
  close: () => set({ start: null }),
}))
