import type { Http } from './http.ts'
import type { ProviderStatus } from './provider.ts'

/** An end without secrets: a vendor's reason is free text, and may repeat anything. */
export function redactedEnd(http: Http, end: ProviderStatus): ProviderStatus {
  if (end.state === 'moderated') return { ...end, detail: http.redact(end.detail) }
  if (end.state !== 'failed') return end
  return { ...end, failure: { ...end.failure, detail: http.redact(end.failure.detail) } }
}

/** Work that the vendor calls finished, and bills, without a result that we can read. */
export function endWithoutFile(vendor: string): ProviderStatus {
  const detail = `${vendor} finished, but its reply names no file.`
  return { state: 'failed', failure: { kind: 'internal', detail, retry: false, billed: true } }
}
