import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Shot } from '#contract/project.ts'
import { shotsQuery } from '#web/api/queries.ts'
import { useShortcuts } from '#web/app/shortcuts/registry.ts'
import { IconButton } from '#web/ui/icon-button.tsx'

/** The way to the shots before and after this one, and its number. */
export function NeighbourShots({ shot }: { shot: Shot }) {
  const { data } = useQuery(shotsQuery(shot.projectId))
  const navigate = useNavigate()
  const shots = data?.items ?? []
  const at = shots.findIndex(({ id }) => id === shot.id)
  const [before, after] = [shots[at - 1], at === -1 ? undefined : shots[at + 1]]
  const open = (other: Shot | undefined) => {
    if (other === undefined) return
    void navigate({
      to: '/projects/$projectId/shots/$shotId',
      params: { projectId: other.projectId, shotId: other.id },
    })
  }
  useShortcuts([
    { keys: 'shift+left', label: 'Previous shot', where: 'Studio', run: () => open(before), off: !before },
    { keys: 'shift+right', label: 'Next shot', where: 'Studio', run: () => open(after), off: !after },
  ])
  const number = at === -1 ? shot.position + 1 : at + 1
  return (
    <>
      <IconButton
        disabledReason={before ? undefined : 'This is the first shot'}
        icon={ChevronLeft}
        label={before ? `Previous shot, ${before.name}` : 'Previous shot'}
        onClick={() => open(before)}
        shortcut="shift+left"
        size="sm"
      />
      <IconButton
        className="-ml-1.5"
        disabledReason={after ? undefined : 'This is the last shot'}
        icon={ChevronRight}
        label={after ? `Next shot, ${after.name}` : 'Next shot'}
        onClick={() => open(after)}
        shortcut="shift+right"
        size="sm"
      />
      <span className="flex-none font-mono text-fg-3">{String(number).padStart(2, '0')}</span>
    </>
  )
}
