import { inWorkspace } from '#web/api/client-context.ts'
import { type PageMessage, StreamMessage } from './messages.ts'
import { openStream, type Stream } from './stream.ts'

/** Follows the events of the workspace: by the worker that all tabs share, or alone where a browser has none. */
export function followEvents(tell: (message: StreamMessage) => void): Stream {
  const url = inWorkspace('/api/v1/events')
  return typeof SharedWorker === 'undefined' ? openStream(url, tell) : followByWorker(url, tell)
}

function followByWorker(url: string, tell: (message: StreamMessage) => void): Stream {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'dailies',
  })
  const post = (message: PageMessage) => worker.port.postMessage(message)
  let alone: Stream | null = null
  // A worker that cannot start (an old browser, a strict proxy) is no reason to hear nothing.
  worker.onerror = () => {
    alone ??= openStream(url, tell)
  }
  worker.port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = StreamMessage.safeParse(data).data
    if (message !== undefined) tell(message)
  }
  const leave = () => post({ kind: 'leave' })
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) post({ kind: 'follow', url })
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  post({ kind: 'follow', url })
  return {
    hurry: () => (alone === null ? post({ kind: 'hurry' }) : alone.hurry()),
    close() {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      leave()
      alone?.close()
      worker.port.close()
    },
  }
}
