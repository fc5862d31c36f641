import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Laptop, type LucideIcon, Smartphone, SquareTerminal, Tablet } from 'lucide-react'
import { useState } from 'react'
import { api, type Reply } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { sessionsQuery } from '#web/api/queries.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { ago, day, plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.tsx'
import { rowClass, SettingsCard } from '../settings-parts.tsx'
import { type DeviceWords, deviceWords } from './device-words.ts'

type Session = Reply<'getMeSessions'>['items'][number]

const icons: Record<DeviceWords['kind'], LucideIcon> = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
  program: SquareTerminal,
}
const atFirst = 8

/** Where one is signed in; every other device can be signed out. */
export function SessionsCard() {
  const { data, error, refetch } = useQuery(sessionsQuery)
  const [all, setAll] = useState(false)
  const sessions = (data?.items ?? []).toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
  const others = sessions.length - 1
  const shown = all ? sessions : sessions.slice(0, atFirst)
  return (
    <SettingsCard title="Sessions" action={others > 0 && <SignOutOthers count={others} />}>
      {data === undefined && error !== null && (
        <ProblemCard error={error} onRetry={() => void refetch()} className="my-2" />
      )}
      {data === undefined && error === null && (
        <Loading label="Asking for your sessions" className="flex flex-col gap-4 py-3">
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </Loading>
      )}
      <ul>
        {shown.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {shown.length < sessions.length && (
        <Button size="sm" kind="quiet" className="mt-1 -ml-2 self-start" onClick={() => setAll(true)}>
          Show {plural(sessions.length - shown.length, 'more session')}
        </Button>
      )}
    </SettingsCard>
  )
}

function SessionRow({ session }: { session: Session }) {
  const { id, isCurrent, ipAddress, userAgent, lastUsedAt, createdAt } = session
  const { name, kind } = deviceWords(userAgent)
  const client = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => api('deleteMeSessionsById', { params: { id } }),
    onSuccess: () => {
      client.setQueryData(
        sessionsQuery.queryKey,
        (before) => before && { ...before, items: before.items.filter((one) => one.id !== id) },
      )
    },
    onError: (error) => toast.error(problemText(error)),
  })
  return (
    <li className={rowClass}>
      <Icon of={icons[kind]} size={20} className="text-fg-3" />
      <div className="min-w-0 flex-1">
        <p className="truncate leading-[18px] font-medium">{name}</p>
        <p className="truncate text-12 text-fg-3">
          {[ipAddress, isCurrent ? 'now' : ago(lastUsedAt).toLowerCase(), `since ${day(createdAt)}`]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
      </div>
      {isCurrent ? (
        <Badge tone="ok">This one</Badge>
      ) : (
        <Button size="sm" kind="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out<span className="sr-only"> {name}</span>
        </Button>
      )}
    </li>
  )
}

function SignOutOthers({ count }: { count: number }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const signOut = useMutation({
    mutationFn: () => api('deleteMeSessions'),
    onSuccess: () => {
      setAsking(false)
      toast.success(`${plural(count, 'device')} signed out`)
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
    onError: (error) => toast.error(problemText(error)),
  })
  return (
    <>
      <Button size="sm" kind="quiet" className="-mr-2" onClick={() => setAsking(true)}>
        Sign out all others
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        question={`Sign out ${plural(count, 'other device')}?`}
        body="They need your password to come back. What runs goes on."
        safeLabel="Leave them"
        dangerLabel="Sign them out"
        busy={signOut.isPending}
        onConfirm={() => signOut.mutate()}
      />
    </>
  )
}
