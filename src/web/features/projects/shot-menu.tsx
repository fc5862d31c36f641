import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { Shot } from '#contract/project.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { shotNumber } from './shot-order.ts'

interface ShotMenuProps {
  projectId: string
  /** The shot that is open. */
  shot: Shot
}

const list = lazyPart(() => import('./shot-list.tsx').then(({ ShotList }) => ShotList))

/** The name of the open shot, and behind it the shots of the film. */
export function ShotMenu({ projectId, shot }: ShotMenuProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label="Shots"
      open={open}
      onOpenChange={setOpen}
      className="flex w-90 flex-col"
      trigger={
        <Button kind="quiet" className="min-w-0 shrink px-1.5! text-fg">
          <span className="font-mono text-12 text-fg-3">{shotNumber(shot.position)}</span>
          <span className="truncate">{shot.name}</span>
          <span className="sr-only">, all shots</span>
          <Icon of={ChevronDown} size={14} className="text-fg-3" />
        </Button>
      }
    >
      <LazyView of={list} with={{ projectId, current: shot, onLeave: () => setOpen(false) }} />
    </Popover>
  )
}
