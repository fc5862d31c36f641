import { ProviderError, type RemoteProvider } from '#providers/spec/provider.ts'

/**
 * The same provider, which tells when its key is refused in the middle of work. A vendor's single word is not enough: the
 * key is tested before anything is told.
 */
export function watchKey(
  provider: RemoteProvider,
  refused: (detail: string) => Promise<void>,
): RemoteProvider {
  const { recover, cancel, write } = provider
  async function watched<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (error instanceof ProviderError && error.failure.kind === 'unauthorized') {
        const verdict = await provider.testKey(signal)
        if (!verdict.ok && verdict.refused) await refused(verdict.detail)
      }
      throw error
    }
  }
  return {
    ...provider,
    prepare: (request, inputs, signal) => watched(provider.prepare(request, inputs, signal), signal),
    submit: (prepared, context, signal) => watched(provider.submit(prepared, context, signal), signal),
    check: (ticket, signal) => watched(provider.check(ticket, signal), signal),
    ...(recover && { recover: (attempt, signal) => watched(recover(attempt, signal), signal) }),
    ...(write && { write: (request, onText, signal) => watched(write(request, onText, signal), signal) }),
    ...(cancel && { cancel: (ticket, signal) => watched(cancel(ticket, signal), signal) }),
  }
}
