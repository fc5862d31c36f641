import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Job } from '#contract/job.ts'
import { createApplier, refreshAll } from './apply.ts'
import { useStream } from './connection.ts'
import { digest, emptyDigest, parseEvent } from './digest.ts'
import { followEvents } from './follow.ts'

const lostAfterMs = 5_000
const pollEveryMs = 5_000
/** A page that was away this long asks again for what it shows, whatever it has heard. */
const longAwayMs = 60_000

/** Keeps what the pages show true while somebody is signed in. `onEnded`: a job that this page knew has ended. */
export function useLive(workspaceId: string, onEnded: (job: Job) => void): void {
  const client = useQueryClient()
  const ended = useEffectEvent(onEnded)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another workspace is another stream.
  useEffect(() => {
    const applier = createApplier(client, (job) => ended(job))
    let gathered = emptyDigest()
    let next: ReturnType<typeof setTimeout> | null = null
    let flushedAt = 0
    let lostTimer: ReturnType<typeof setTimeout> | undefined
    let poll: ReturnType<typeof setInterval> | undefined
    let wasOpen = false
    let hiddenAt: number | null = null

    /** However many events come, the page changes a few times a second: the rest of the time is for who works on it. */
    const flush = () => {
      if (next !== null) clearTimeout(next)
      next = null
      flushedAt = performance.now()
      const burst = gathered
      gathered = emptyDigest()
      applier.apply(burst)
    }
    const found = () => {
      clearTimeout(lostTimer)
      clearInterval(poll)
      lostTimer = undefined
      useStream.setState({ lost: false })
      // What was read before the stream began may have changed in between.
      if (!wasOpen) void refreshAll(client)
      wasOpen = true
    }
    const lost = () => {
      lostTimer ??= setTimeout(() => {
        useStream.setState({ lost: true })
        clearInterval(poll)
        poll = setInterval(() => void refreshAll(client), pollEveryMs)
      }, lostAfterMs)
    }
    const stream = followEvents((message) => {
      if (message.kind === 'state') return message.open ? found() : lost()
      const event = parseEvent(message.type, message.data)
      if (event === null) return
      digest(gathered, event)
      const pause = document.hidden ? 500 : 200
      next ??= setTimeout(flush, Math.max(0, flushedAt + pause - performance.now()))
    })
    lost()
    const hurry = () => stream.hurry()
    const look = () => {
      if (document.hidden) {
        hiddenAt = Date.now()
        return
      }
      if (next !== null) flush()
      stream.hurry()
      if (hiddenAt !== null && Date.now() - hiddenAt > longAwayMs) void refreshAll(client)
      hiddenAt = null
    }
    window.addEventListener('online', hurry)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', hurry)
      document.removeEventListener('visibilitychange', look)
      stream.close()
      applier.stop()
      if (next !== null) clearTimeout(next)
      clearTimeout(lostTimer)
      clearInterval(poll)
    }
  }, [client, workspaceId])
}
