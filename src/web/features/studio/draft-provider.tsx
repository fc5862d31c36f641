import { type ReactNode, useEffect, useState } from 'react'
import type { Shot } from '#contract/project.ts'
import { DraftContext } from './draft.ts'
import { hearShot, useDraftSaving } from './draft-saving.ts'
import { createDraftStore, requestOfShot } from './draft-store.ts'

/** Give it the shot's id as its key: another shot is another draft with a history of its own. */
export function DraftProvider({ shot, children }: { shot: Shot; children: ReactNode }) {
  const [store] = useState(() => createDraftStore(shot.id, requestOfShot(shot.request)))
  useEffect(() => hearShot(store, shot.request), [store, shot.request])
  useDraftSaving(shot.id, store)
  return <DraftContext value={store}>{children}</DraftContext>
}
