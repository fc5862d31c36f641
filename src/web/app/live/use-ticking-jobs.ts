import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { changeJobs } from '#web/api/job-cache.ts'
import { serverNow } from '#web/api/server-clock.ts'
import { useLiveJobs } from '../jobs/live-jobs.ts'
import { estimated } from './progress.ts'

/** Between two reports time goes on: once a second, running jobs move on every page. */
export function useTickingJobs(): void {
  const client = useQueryClient()
  const { running } = useLiveJobs()
  const ids = running.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (ids === '') return
    const timer = setInterval(() => {
      if (document.hidden) return
      const now = serverNow()
      changeJobs(client, new Map(ids.split(' ').map((id) => [id, (job) => estimated(job, now)])))
    }, 1_000)
    return () => clearInterval(timer)
  }, [client, ids])
}
