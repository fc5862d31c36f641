import { createStore } from 'zustand/vanilla'
import { ShotRequest } from '#contract/project.ts'
import {
  changeDraft,
  type DraftHistory,
  redoDraft,
  sameRequest,
  startHistory,
  undoDraft,
} from './draft-history.ts'
import { type KeptDraft, keepDraft, readKeptDraft } from './draft-storage.ts'

export interface DraftState {
  history: DraftHistory
  editedAt: number
  /** What the studio is known to have. */
  saved: ShotRequest
  /** Said in the top bar. `kept`: only in this browser, until the studio answers. */
  saving: 'saved' | 'saving' | 'kept' | 'refused'
  change(patch: Partial<ShotRequest>, label: string): void
  undo(): void
  redo(): void
  /** It is on its way to the studio. */
  sending(request: ShotRequest): void
  /** The studio has taken what we sent, whatever has been written or undone since. */
  savedAs(request: ShotRequest): void
  /** The studio has this: what we sent, or a change on another device, which counts where there is none here. */
  hearStudio(request: ShotRequest): void
  /** Another tab of this browser has written; the newer draft wins. */
  hear(other: KeptDraft): void
}

export type DraftStore = ReturnType<typeof createDraftStore>

/** What a shot that was never touched begins with. */
const begin = ShotRequest.parse({ mode: 't2v' })

/** A shot keeps what older versions of the studio wrote; what cannot be read is begun anew. */
export function requestOfShot(stored: unknown): ShotRequest {
  return { ...begin, ...ShotRequest.safeParse(stored).data }
}

export function createDraftStore(shotId: string, fromShot: ShotRequest) {
  const kept = readKeptDraft(shotId)
  const recovered = kept !== null && !kept.saved
  let sent: ShotRequest | null = null
  return createStore<DraftState>()((set, get) => {
    const move = (history: DraftHistory) => {
      if (history === get().history) return
      const editedAt = Math.max(Date.now(), get().editedAt + 1)
      set({ history, editedAt })
      keepDraft(shotId, { request: history.present, editedAt, saved: false })
    }
    return {
      history: startHistory(recovered ? requestOfShot(kept.request) : fromShot),
      editedAt: kept?.editedAt ?? 0,
      saved: fromShot,
      saving: recovered ? 'saving' : 'saved',
      change: (patch, label) => move(changeDraft(get().history, patch, label, Date.now())),
      undo: () => move(undoDraft(get().history)),
      redo: () => move(redoDraft(get().history)),
      sending(request) {
        sent = request
      },
      savedAs(request) {
        const { history, editedAt } = get()
        sent = null
        set({ saved: request })
        if (sameRequest(history.present, request)) keepDraft(shotId, { request, editedAt, saved: true })
      },
      hearStudio(request) {
        const { history, saved, savedAs } = get()
        const isOurs = sent !== null && sameRequest(sent, request)
        if (!isOurs && sameRequest(history.present, saved))
          set({ history: changeDraft(history, replaceBy(history, request), 'Change on another device', 0) })
        savedAs(request)
      },
      hear(other) {
        const { history, editedAt } = get()
        if (other.editedAt <= editedAt) return
        set({
          history: changeDraft(history, replaceBy(history, other.request), 'Change in another tab', 0),
          editedAt: other.editedAt,
          ...(other.saved ? { saved: other.request } : {}),
        })
      },
    }
  })
}

/** The patch that makes the present request exactly the other one. */
function replaceBy({ present }: DraftHistory, other: ShotRequest): Partial<ShotRequest> {
  const gone = Object.fromEntries(Object.keys(present).map((key) => [key, undefined]))
  return { ...gone, ...other }
}

export const isSaved = ({ history, saved }: DraftState): boolean => sameRequest(history.present, saved)
