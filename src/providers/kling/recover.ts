import { ProviderError, type ProviderFailure, type SubmitAttempt, type Ticket } from '../spec/provider.ts'
import type { KlingTask } from './replies.ts'

/** Nobody promises that a task can be found at once: so long we say "ask again", and then "unknown". */
const patienceMs = 60_000

/** Looks for our submit by the mark that it carried. Kling takes a mark once, so what has it is ours. */
export async function recoverTask(
  attempt: SubmitAttempt,
  tasksMarked: (nonce: string) => Promise<KlingTask[]>,
  nowMs: number,
): Promise<Ticket | 'unknown'> {
  const found = (await tasksMarked(attempt.nonce)).find(({ mark }) => mark === attempt.nonce)
  if (found) return { operationId: found.id, endpoint: attempt.endpoint }
  if (nowMs - attempt.startedAt.getTime() > patienceMs) return 'unknown'
  const detail = 'Kling does not list the task yet.'
  const failure: ProviderFailure = { kind: 'unavailable', detail, retry: true, billed: false }
  throw new ProviderError({ ...failure, retryAfterSeconds: 15 }, 'no')
}
