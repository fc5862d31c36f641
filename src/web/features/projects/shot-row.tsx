import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { Shot } from '#contract/project.ts'
import { useChangeShot, useDeleteShot } from '#web/api/project-actions.ts'
import { cx } from '#web/ui/cx.ts'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#web/ui/menu.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { NameDialog } from './name-dialog.tsx'
import { neighbourOf, shotNumber } from './shot-order.ts'

interface ShotRowProps {
  shot: Shot
  shots: readonly Shot[]
  pictureUrl: string | null
  isCurrent: boolean
  onMove: (step: -1 | 1) => void
  onKeyDown: (event: KeyboardEvent) => void
  onLeave: () => void
}

export function ShotRow(props: ShotRowProps) {
  const { shot, pictureUrl, isCurrent, onKeyDown, onLeave } = props
  return (
    <li className="group/shot relative flex items-center">
      <Link
        to="/projects/$projectId/shots/$shotId"
        params={{ projectId: shot.projectId, shotId: shot.id }}
        aria-current={isCurrent ? 'page' : undefined}
        data-shot
        onKeyDown={onKeyDown}
        onClick={onLeave}
        className={cx(
          'flex min-w-0 flex-1 items-center gap-2.5 rounded-2 py-1 pr-10 pl-1 hover:bg-hover pointer-coarse:min-h-11',
          isCurrent && 'bg-press',
        )}
      >
        <Picture src={pictureUrl} alt="" className="w-14 flex-none rounded-1" />
        <span className={cx('flex-none font-mono text-12', isCurrent ? 'text-fg-2' : 'text-fg-3')}>
          {shotNumber(shot.position)}
        </span>
        <span className="truncate font-medium">{shot.name}</span>
      </Link>
      <span className="absolute right-1">
        <ShotActions {...props} />
      </span>
    </li>
  )
}

function ShotActions({ shot, shots, isCurrent, onMove, onLeave }: ShotRowProps) {
  const [asks, setAsks] = useState<'nothing' | 'name' | 'delete'>('nothing')
  const close = () => setAsks('nothing')
  const changing = useChangeShot()
  const deleting = useDeleteShot()
  const navigate = useNavigate()
  const { projectId } = shot
  const at = shots.findIndex(({ id }) => id === shot.id)
  const remove = () => {
    const next = neighbourOf(shots, shot.id)
    if (isCurrent && next !== undefined) {
      onLeave()
      void navigate({ to: '/projects/$projectId/shots/$shotId', params: { projectId, shotId: next.id } })
    }
    // The row goes with the shot, and with it the mutation's own callbacks.
    deleting.mutateAsync(shot).then(() => {
      if (!isCurrent || next !== undefined) return
      onLeave()
      // Without a neighbour the project makes itself a first shot again.
      void navigate({ to: '/projects/$projectId', params: { projectId } })
    }, close)
  }
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton label={`More about shot ${shot.position + 1}`} icon={Ellipsis} size="sm" />}
      >
        <MenuItem icon={Pencil} onSelect={() => setAsks('name')}>
          Rename
        </MenuItem>
        <MenuItem
          icon={ArrowUp}
          shortcut="alt+up"
          disabledReason={at === 0 ? 'It is the first' : undefined}
          onSelect={() => onMove(-1)}
        >
          Move up
        </MenuItem>
        <MenuItem
          icon={ArrowDown}
          shortcut="alt+down"
          disabledReason={at === shots.length - 1 ? 'It is the last' : undefined}
          onSelect={() => onMove(1)}
        >
          Move down
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onSelect={() => setAsks('delete')}>
          Delete
        </MenuItem>
      </Menu>
      <NameDialog
        open={asks === 'name'}
        onOpenChange={close}
        title={`Rename shot ${shot.position + 1}`}
        initial={shot.name}
        submitLabel="Rename"
        onSubmit={(name) => {
          changing.mutate({ shot, patch: { name } })
          close()
        }}
      />
      <ConfirmDialog
        open={asks === 'delete'}
        onOpenChange={close}
        question={`Delete shot ${shot.position + 1}, “${shot.name}”?`}
        body="Its words and settings go for good. Its takes stay in the library. Credits already spent stay spent. This cannot be undone."
        safeLabel="Keep it"
        dangerLabel="Delete shot"
        busy={deleting.isPending}
        onConfirm={remove}
      />
    </>
  )
}
