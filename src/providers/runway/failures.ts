import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'
import { errorReply, type TaskReply } from './replies.ts'

/** Why a submit, an upload or another call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('Runway', reply)
  const parsed = errorReply.safeParse(reply.json)
  if (failure.kind !== 'invalid' || !parsed.success) return failure
  const { error, issues } = parsed.data
  // Runway has no status of its own for an empty balance.
  if (/credit/i.test(error))
    return { ...failure, kind: 'exhausted', detail: 'The balance at Runway is used up.' }
  const fields = (issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
  return { ...failure, detail: `Runway refused the request: ${[error, ...fields].join(' ')}` }
}

export const isBilled = ({ cost }: TaskReply): boolean => (cost?.credits ?? 0) > 0

/** How failed work ended, by its code: Runway asks not to show people its text. */
export function endOfFailed(task: TaskReply): ProviderStatus {
  const code = task.failureCode ?? ''
  const billed = isBilled(task)
  if (/^SAFETY\b|\.SAFETY\b/.test(code)) {
    const what = /INPUT/.test(code) ? 'refused this request' : 'withheld this result'
    return { state: 'moderated', detail: `Runway’s filter ${what}.`, billed }
  }
  const end = (kind: ProviderFailure['kind'], detail: string, retry: boolean): ProviderStatus => ({
    state: 'failed',
    failure: { kind, detail: `${detail}${code === '' ? '' : ` (${code})`}.`, retry, billed },
  })
  if (code.startsWith('ASSET')) return end('invalid', 'Runway could not use an input', false)
  if (code.startsWith('THIRD_PARTY'))
    return end('unavailable', 'The model behind Runway did not answer', true)
  return end('internal', 'Runway could not finish the work', true)
}
