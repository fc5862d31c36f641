import { and, eq } from 'drizzle-orm'
import { providerOperations } from '#db/schema/jobs.ts'
import { finishedTicket } from '#providers/spec/immediate.ts'
import type { OutputFile, SubmitContext } from '#providers/spec/provider.ts'
import type { StepContext } from './catalogue.ts'

type Store = (content: Uint8Array, contentType: string) => Promise<string>

/**
 * Stores a vendor's reply and writes at once, with the operation, where it lies: should this process die before the
 * ticket is committed, the next attempt delivers what was paid for.
 */
export function keeper(
  { db }: StepContext,
  { operationId, nonce }: { operationId: string; nonce: string },
  store: Store,
): SubmitContext['keep'] {
  const outputs: { kind: OutputFile['kind']; url: string; contentType: string }[] = []
  return async (content, contentType) => {
    const url = await store(content, contentType)
    outputs.push({ kind: kindOf(contentType), url, contentType })
    await db
      .update(providerOperations)
      .set({ ticket: finishedTicket({ operationId: nonce, outputs }) })
      .where(and(eq(providerOperations.id, operationId), eq(providerOperations.status, 'submitting')))
    return url
  }
}

function kindOf(contentType: string): OutputFile['kind'] {
  const [family] = contentType.split('/', 1)
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'text'
}
