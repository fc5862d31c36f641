import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { providerOperations } from '#db/schema/jobs.ts'

const writeEveryMs = 400

/** Keeps what a text model has written so far where every process can read it, for whoever watches. */
export function partialTextWriter(db: Database, operationId: string): (piece: string) => void {
  let text = ''
  let writtenAtMs = 0
  return (piece) => {
    text += piece
    const now = performance.now()
    if (now - writtenAtMs < writeEveryMs) return
    writtenAtMs = now
    db.update(providerOperations)
      .set({ partialText: text })
      .where(and(eq(providerOperations.id, operationId), eq(providerOperations.status, 'submitting')))
      .catch(() => {}) // A lost look is replaced by the next one.
  }
}
