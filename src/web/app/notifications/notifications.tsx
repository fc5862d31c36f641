import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, Coins, type LucideIcon, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Notification } from '#contract/notification.ts'
import { notificationsQuery } from '#web/api/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ago } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { notificationWords } from './notification-words.ts'
import { useMarkSeen } from './unread.ts'

/** What ended or changed while one looked elsewhere. Opened, it counts as seen. */
export function Notifications({ heading = true, onLeave }: { heading?: boolean; onLeave: () => void }) {
  const { data, error, refetch, isPending } = useQuery({ ...notificationsQuery, staleTime: 0 })
  const { mutate: markSeen } = useMarkSeen()
  const marked = useRef(false)
  useEffect(() => {
    if (marked.current || data === undefined || data.unread === 0) return
    marked.current = true
    markSeen()
  }, [data, markSeen])
  return (
    <>
      <div className="flex h-10 flex-none items-center border-b border-line px-4">
        <h2 className={heading ? 'flex-1 font-semibold' : 'sr-only'}>Notifications</h2>
        <Link
          to="/settings/$section"
          params={{ section: 'notifications' }}
          onClick={onLeave}
          className="hit text-12 font-medium text-fg-2 hover:text-fg"
        >
          Choose what tells you
        </Link>
      </div>
      {error !== null && data === undefined && (
        <ProblemCard error={error} onRetry={() => void refetch()} className="m-3" />
      )}
      {isPending && (
        <Loading label="Reading notifications" className="flex flex-col gap-4 p-4">
          <Skeleton className="h-3 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
          <Skeleton className="h-3 w-2/3" />
        </Loading>
      )}
      {data?.items.length === 0 && (
        <EmptyState
          title="No news yet"
          body="When a take is ready, fails, or credits arrive, it is said here."
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul className="min-h-0 flex-1 overflow-y-auto p-1 scroll-thin">
          {data.items.map((notification) => (
            <li key={notification.id}>
              <Row notification={notification} onLeave={onLeave} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ notification, onLeave }: { notification: Notification; onLeave: () => void }) {
  const { title, detail } = notificationWords(notification)
  const { icon, colour } = lookOf(notification)
  return (
    <Link
      {...targetOf(notification)}
      onClick={onLeave}
      className="flex min-h-[46px] items-start gap-2.5 rounded-2 px-3 py-2 hover:bg-hover"
    >
      {notification.kind === 'job' && notification.posterUrl !== null ? (
        <img
          src={notification.posterUrl}
          alt=""
          className="h-8 w-14 flex-none rounded-1 bg-well object-cover"
        />
      ) : (
        <span className="grid h-8 w-14 flex-none place-items-center rounded-1 bg-hover">
          <Icon of={icon} className={colour} />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-[18px] font-medium">{title}</span>
        <span className="line-clamp-2 text-12 text-fg-3">{detail}</span>
      </span>
      <span className="flex flex-none items-center gap-1.5 text-12 text-fg-3">
        {ago(notification.at)}
        {notification.unread && (
          <span className="size-2 rounded-full bg-accent-edge">
            <span className="sr-only">Unread</span>
          </span>
        )}
      </span>
    </Link>
  )
}

function lookOf(notification: Notification): { icon: LucideIcon; colour: string } {
  if (notification.kind === 'wallet') return { icon: Coins, colour: 'text-fg-2' }
  return notification.status === 'succeeded'
    ? { icon: Check, colour: 'text-ok' }
    : { icon: TriangleAlert, colour: 'text-bad' }
}

function targetOf(notification: Notification) {
  if (notification.kind === 'wallet') return { to: '/wallet' } as const
  const { jobId, projectId, shotId, status } = notification
  if (status === 'succeeded' && projectId !== null && shotId !== null)
    return {
      to: '/projects/$projectId/shots/$shotId',
      params: { projectId, shotId },
      search: { take: jobId },
    } as const
  return { to: '/jobs/$jobId', params: { jobId } } as const
}
