import { ImproveEvent, type ImproveInput } from '#contract/prompt.ts'
import { ApiError, UnreachableError } from '#web/api/client.ts'
import { readEvents } from '#web/api/server-sent.ts'

/** The words stopped before they were whole, so none of them are taken. */
class CutOff extends Error {
  constructor(cause?: unknown) {
    super('The better prompt broke off on its way. Yours is as it was. Try again.', { cause })
    this.name = 'CutOff'
  }
}

/**
 * What the studio says while it improves a prompt; left out is what this browser does not know. It ends with `done`, or
 * throws; one that was stopped here just ends.
 */
export async function* readImprovement(
  body: Partial<ImproveInput>,
  signal: AbortSignal,
): AsyncGenerator<ImproveEvent> {
  let isWhole = false
  try {
    for await (const raw of readEvents('/prompts/improve', { body, signal })) {
      const event = ImproveEvent.safeParse(raw).data
      if (event === undefined) continue
      isWhole ||= event.type === 'done'
      yield event
    }
  } catch (error) {
    if (signal.aborted || isWhole) return
    if (error instanceof ApiError || error instanceof UnreachableError) throw error
    throw new CutOff(error)
  }
  if (!isWhole && !signal.aborted) throw new CutOff()
}
