import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { hearOutbox, useOutbox } from '#web/api/outbox.ts'
import { problemText } from '#web/api/problem-words.ts'
import { type Flushed, sendWaiting } from '#web/api/send-takes.ts'
import { plural } from '#web/ui/format.ts'
import { toast } from '#web/ui/toast.tsx'
import { useConnection } from './connection.ts'

const lookAgainMs = 5_000

/** Sends the takes that were pressed offline as soon as the studio answers again, and says so. */
export function useSendWaiting(workspaceId: string): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const connection = useConnection()
  const anyWaits = useOutbox(({ items }) => items.some(({ state }) => state === 'waiting'))

  useEffect(hearOutbox, [])

  const say = useEffectEvent(({ takes, last, refused }: Flushed) => {
    const { projectId, shotId, id } = last ?? { projectId: null, shotId: null, id: '' }
    if (takes > 0)
      toast.success(`Back online, ${plural(takes, 'take')} sent`, {
        ...(projectId !== null &&
          shotId !== null && {
            action: {
              label: 'View',
              onPress: () =>
                void navigate({
                  to: '/projects/$projectId/shots/$shotId',
                  params: { projectId, shotId },
                  search: { take: id },
                }),
            },
          }),
      })
    for (const { error } of refused)
      toast.error(`A take that waited was not started. ${problemText(error)} Nothing was charged.`)
  })

  useEffect(() => {
    if (!anyWaits || connection === 'offline') return
    const send = async () => say(await sendWaiting(client, workspaceId))
    void send()
    const timer = setInterval(() => void send(), lookAgainMs)
    return () => clearInterval(timer)
  }, [anyWaits, connection, client, workspaceId])
}
