import { z } from 'zod'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { textTasks } from '#catalog/text/tasks.ts'
import { lengths } from './text-engines.ts'

const Draft = z.object({
  task: z.enum(textTasks.map(({ id }) => id)).catch('script'),
  prompt: z.string().catch(''),
  instructions: z.string().catch(''),
  engineId: z.string().catch('auto'),
  length: z.enum(lengths.map(({ value }) => value)).catch('1500'),
})
export type WriteDraft = z.infer<typeof Draft>

interface WriteState extends WriteDraft {
  set(patch: Partial<WriteDraft>): void
}

/** What is being asked for, kept in this browser until it is changed. */
export const useWriteDraft = create<WriteState>()(
  persist((set) => ({ ...Draft.parse({}), set: (patch) => set(patch) }), {
    name: 'dailies.write',
    storage: createJSONStorage(() => localStorage),
    merge: (kept, current) => ({ ...current, ...Draft.parse(kept ?? {}) }),
  }),
)
