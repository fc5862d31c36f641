import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { jobName } from '#web/api/job-words.ts'
import { preferencesQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'
import { notifyByBrowser } from './browser-notification.ts'
import { endedWords } from './ended-words.ts'

/** Says that a take has ended, where its owner looks: nothing on its own page, a word elsewhere, the system when away. */
export function useEndedJobs(): (job: Job) => void {
  const navigate = useNavigate()
  const pathname = useLocation({ select: (location) => location.pathname })
  const { data: preferences } = useQuery(preferencesQuery)
  const { inApp = true, browser = true } = preferences?.notify ?? {}

  return (job) => {
    if (job.status === 'canceled') return
    const open = () => void navigate(targetOf(job))
    const words = endedWords(job)
    if (document.hidden) {
      if (browser) notifyByBrowser({ id: job.id, title: words, body: jobName(job), open })
      return
    }
    if (!inApp || isShownAt(pathname, job)) return
    const say = job.status === 'succeeded' ? toast.success : toast.error
    say(words, { id: job.id, action: { label: 'View', onPress: open } })
  }
}

const isShownAt = (pathname: string, { id, shotId }: Job) =>
  pathname === `/jobs/${id}` || (shotId !== null && pathname.endsWith(`/shots/${shotId}`))

function targetOf({ id, projectId, shotId, status }: Job) {
  if (status === 'succeeded' && projectId !== null && shotId !== null)
    return {
      to: '/projects/$projectId/shots/$shotId',
      params: { projectId, shotId },
      search: { take: id },
    } as const
  return { to: '/jobs/$jobId', params: { jobId: id } } as const
}
