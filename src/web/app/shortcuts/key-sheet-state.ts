import { create } from 'zustand'

export const useKeySheet = create<{ shown: boolean; open(): void; close(): void }>()((set) => ({
  shown: false,
  open: () => set({ shown: true }),
  close: () => set({ shown: false }),
}))
