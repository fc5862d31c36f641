import { ImproveEvent, type ImproveInput } from '#contract/prompt.ts'
import { readEvents } from '#web/api/server-sent.ts'

/** What the studio says while it improves a prompt; left out is what this browser does not know. */
export async function* readImprovement(
  body: Partial<ImproveInput>,
  signal: AbortSignal,
): AsyncGenerator<ImproveEvent> {
  for await (const raw of readEvents('/prompts/improve', { body, signal })) {
    const event = ImproveEvent.safeParse(raw).data
    if (event !== undefined) yield event
  }
}
