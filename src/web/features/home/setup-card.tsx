import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { enginesQuery } from '#web/api/queries.ts'
import { useMe } from '#web/api/session.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { SideCard } from './side-card.tsx'

/** What the owner of a new studio has and may add. */
export function SetupCard() {
  const me = useMe()
  const engines = useQuery(enginesQuery)
  if (engines.data === undefined) return null
  const available = engines.data.items.filter((engine) => engine.available)
  const drafts = available.filter(({ draft }) => draft).length
  const hosted = available.length - drafts
  const done = 1 + (drafts > 0 ? 1 : 0) + (hosted > 0 ? 1 : 0)
  return (
    <SideCard title="Set up" aside={<span className="text-12 text-fg-3">{done} of 3</span>}>
      <ul className="divide-y divide-line">
        <Item done title="Owner account" detail={me.email} />
        <Item
          done={drafts > 0}
          title={`${plural(drafts, 'draft engine')} on this machine`}
          detail="Pictures, video with camera, voice, ambience. Free, no network"
        />
        <Item
          done={hosted > 0}
          title="Provider key"
          detail={
            hosted > 0
              ? `${plural(hosted, 'hosted engine')} can be used`
              : 'Opens the hosted engines of a provider, such as fal.ai. Optional'
          }
          action={
            hosted > 0 ? null : (
              <LinkButton size="sm" to="/settings/$section" params={{ section: 'keys' }}>
                Add key
              </LinkButton>
            )
          }
        />
      </ul>
    </SideCard>
  )
}

interface ItemProps {
  done: boolean
  title: string
  detail: string
  action?: ReactNode
}

function Item({ done, title, detail, action }: ItemProps) {
  return (
    <li className="flex min-h-13 items-center gap-2.5 py-1.5">
      <span
        role="img"
        aria-label={done ? 'Done' : 'Open'}
        className={cx(
          'grid size-[18px] flex-none place-items-center rounded-full',
          done ? 'bg-ok-soft text-ok' : 'inset-ring-[1.5px] inset-ring-line-3',
        )}
      >
        {done && <Icon of={Check} size={12} className="[stroke-width:3]" />}
      </span>
      <span className="min-w-0 flex-1">
        <b className="block leading-[18px] font-medium">{title}</b>
        <span className="block text-12 text-pretty text-fg-3">{detail}</span>
      </span>
      {action}
    </li>
  )
}
