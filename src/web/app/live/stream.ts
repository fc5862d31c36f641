import { eventTypes } from '#contract/events.ts'
import { backOffMs } from './back-off.ts'
import type { StreamMessage } from './messages.ts'

export interface Stream {
  /** Tries at once instead of waiting out the pause. */
  hurry(): void
  close(): void
}

/** The address that goes on after the last event that was heard. */
export function resumeUrl(url: string, cursor: string | null): string {
  if (cursor === null) return url
  return `${url}${url.includes('?') ? '&' : '?'}after=${encodeURIComponent(cursor)}`
}

/**
 * One EventSource that never gives up: it comes back after the last event that it has heard. When there was none to go
 * on from, whoever listens is told to read everything again.
 */
export function openStream(url: string, tell: (message: StreamMessage) => void): Stream {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let cursor: string | null = null
  let failures = 0
  let wasOpen = false

  const connect = () => {
    clearTimeout(timer)
    source?.close()
    source = new EventSource(resumeUrl(url, cursor))
    source.onopen = () => {
      failures = 0
      tell({ kind: 'state', open: true })
      if (wasOpen && cursor === null) tell({ kind: 'event', type: 'reset', data: '{}' })
      wasOpen = true
    }
    source.onerror = () => {
      // Also where the browser would try again by itself: one way back is enough to understand.
      source?.close()
      source = null
      failures += 1
      tell({ kind: 'state', open: false })
      timer = setTimeout(connect, backOffMs(failures))
    }
    for (const type of eventTypes) source.addEventListener(type, hear)
  }
  const hear = (event: MessageEvent<unknown>) => {
    if (event.lastEventId !== '') cursor = event.lastEventId
    if (typeof event.data === 'string') tell({ kind: 'event', type: event.type, data: event.data })
  }
  connect()
  return {
    hurry() {
      if (source === null) connect()
    },
    close() {
      clearTimeout(timer)
      source?.close()
      source = null
    },
  }
}
