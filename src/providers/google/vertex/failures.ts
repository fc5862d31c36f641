import type { ProviderFailure, ProviderStatus } from '../../spec/provider.ts'
import type { OperationReply } from './replies.ts'

const withheld = /safety|violat|usage guidelines|responsible ai|sensitive|prohibited/i

/** How an operation that brought no film ended. Google bills a film that came, and nothing else. */
export function endWithoutVideo({ error, response }: OperationReply): ProviderStatus {
  const reasons = response?.raiMediaFilteredReasons ?? []
  const message = (error?.message ?? '').trim()
  if ((response?.raiMediaFilteredCount ?? 0) > 0 || withheld.test(message)) {
    const why = reasons[0] ?? message
    const detail = `Google’s filter withheld this result${why === '' ? '.' : `: ${why}`}`
    return { state: 'moderated', detail, billed: false }
  }
  const [kind, words, retry] = meaningOf(error?.code ?? 0)
  const detail = `${words}${message === '' ? '.' : `: ${message}`}`
  return { state: 'failed', failure: { kind, detail, retry, billed: false } }
}

/** By the codes of gRPC. */
function meaningOf(code: number): [ProviderFailure['kind'], string, retry: boolean] {
  switch (code) {
    case 3:
    case 9:
    case 11:
      return ['invalid', 'Vertex AI refused the request', false]
    case 4:
    case 10:
    case 13:
    case 14:
      return ['unavailable', 'Vertex AI could not finish the work', true]
    case 7:
    case 16:
      return ['unauthorized', 'Vertex AI does not let this account do that', false]
    case 8:
      return ['rate-limited', 'Vertex AI asks us to slow down', true]
    default:
      return ['internal', 'The work ended without a film at Vertex AI', false]
  }
}
