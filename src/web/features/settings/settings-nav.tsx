import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useMe, useWorkspace } from '#web/api/session.ts'
import { Icon } from '#web/ui/icon.tsx'
import { type Section, sections } from './sections.ts'

/** The sections: of the person, of the workspace, and for its owner of the studio. */
export function SettingsNav() {
  const { workspace } = useWorkspace()
  const isOwner = useMe().studioRole === 'owner'
  return (
    <nav aria-label="Settings" className="flex flex-col gap-px">
      <Group head="You" items={sections.filter((section) => section.of === 'you')} />
      <Group
        head={workspace.isPersonal ? 'Workspace' : workspace.name}
        items={sections.filter((section) => section.of === 'workspace')}
      />
      {isOwner && <Group head="Studio" items={sections.filter((section) => section.of === 'studio')} />}
    </nav>
  )
}

function Group({ head, items }: { head: string; items: readonly Section[] }) {
  return (
    <>
      <h2 className="truncate px-2 pt-3 pb-1 text-11 font-medium text-fg-3 first:pt-1">{head}</h2>
      {items.map(({ id, label, icon }) => (
        <Link
          key={id}
          to="/settings/$section"
          params={{ section: id }}
          className="flex h-[30px] flex-none items-center gap-2.5 rounded-2 px-2 font-medium text-fg-2 hover:bg-hover hover:text-fg aria-[current=page]:bg-press aria-[current=page]:text-fg max-tablet:h-12 max-tablet:text-14"
        >
          <Icon of={icon} />
          <span className="flex-1">{label}</span>
          <Icon of={ChevronRight} className="text-fg-3 tablet:hidden" />
        </Link>
      ))}
    </>
  )
}
