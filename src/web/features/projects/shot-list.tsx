import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Shot } from '#contract/project.ts'
import { newKey } from '#web/api/client-context.ts'
import { useCreateShot } from '#web/api/project-actions.ts'
import { shotsQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { useShotPictures } from './shot-pictures.ts'
import { ShotRow } from './shot-row.tsx'
import { useMoveShot } from './use-move-shot.ts'

interface ShotListProps {
  projectId: string
  current: Shot
  onLeave: () => void
}

/** The shots of a film: open, add, rename, move, delete. */
export function ShotList({ projectId, current, onLeave }: ShotListProps) {
  const { data } = useQuery(shotsQuery(projectId))
  const shots = data?.items ?? [current]
  const picture = useShotPictures(projectId)
  const move = useMoveShot(projectId)
  const list = useRef<HTMLOListElement>(null)
  const press = (event: KeyboardEvent, shot: Shot, at: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (step === null || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    if (event.altKey) move(shot, step)
    else list.current?.querySelectorAll<HTMLElement>('[data-shot]')[at + step]?.focus()
  }
  return (
    <>
      <div className="flex h-10 flex-none items-center gap-2 border-b border-line pr-1.5 pl-3">
        <h2 className="font-semibold">Shots</h2>
        <span className="text-fg-3">{shots.length}</span>
        <span className="flex-1" />
        <AddShot projectId={projectId} count={shots.length} after={shots.at(-1)} onLeave={onLeave} />
      </div>
      <ol ref={list} className="min-h-0 flex-1 overflow-y-auto p-1.5 scroll-thin">
        {shots.map((shot, at) => (
          <ShotRow
            key={shot.id}
            shot={shot}
            shots={shots}
            pictureUrl={picture(shot)}
            isCurrent={shot.id === current.id}
            onMove={(step) => move(shot, step)}
            onKeyDown={(event) => press(event, shot, at)}
            onLeave={onLeave}
          />
        ))}
      </ol>
      {shots.length > 1 && (
        <p className="flex-none border-t border-line px-3 py-2 text-12 text-fg-3 pointer-coarse:hidden">
          <Kbd keys="alt+up" /> <Kbd keys="alt+down" /> move a shot
        </p>
      )}
    </>
  )
}

interface AddShotProps {
  projectId: string
  count: number
  /** Its settings are the new shot's, without its words and pictures: a film keeps its shape and engine. */
  after: Shot | undefined
  onLeave: () => void
}

function AddShot({ projectId, count, after, onLeave }: AddShotProps) {
  const navigate = useNavigate()
  const creating = useCreateShot()
  const key = useRef(newKey())
  const add = () =>
    creating.mutate(
      { projectId, key: key.current, name: `Shot ${count + 1}`, request: settingsOf(after) },
      {
        onSuccess: (shot) => {
          key.current = newKey()
          onLeave()
          void navigate({ to: '/projects/$projectId/shots/$shotId', params: { projectId, shotId: shot.id } })
        },
      },
    )
  return (
    <Button kind="quiet" size="sm" icon={Plus} busy={creating.isPending} onClick={add}>
      Add shot
    </Button>
  )
}

const kept = [
  'engineId',
  'mode',
  'durationSeconds',
  'resolution',
  'aspectRatio',
  'fps',
  'audio',
  'styleId',
] as const

function settingsOf(shot: Shot | undefined): Record<string, unknown> {
  // What needs a picture of its own begins anew.
  if (shot === undefined || shot.request.mode !== 't2v') return {}
  return Object.fromEntries(
    kept.flatMap((name) => (shot.request[name] === undefined ? [] : [[name, shot.request[name]]])),
  )
}
