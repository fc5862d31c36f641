import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { projectsQuery } from '#web/api/queries.ts'
import { number } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IconLink } from '#web/ui/icon-button.tsx'
import { useLiveJobs } from '../jobs/live-jobs.ts'
import { places, references, settingsIcon, voices, wallet, write } from './navigation.ts'
import { WorkspaceName } from './workspace-name.tsx'

/** Icons alone, with their names as tips: beside a shot, and on tablets. */
export function NarrowRail() {
  return (
    <>
      {[...places, references, write, voices].map(({ to, label, icon, keys }) => (
        <IconLink key={to} to={to} label={label} icon={icon} shortcut={keys} size="lg" side="right" />
      ))}
      <span className="flex-1" />
      <IconLink
        to={wallet.to}
        label={wallet.label}
        icon={wallet.icon}
        shortcut={wallet.keys}
        size="lg"
        side="right"
      />
      <IconLink to="/settings" label="Settings" icon={settingsIcon} size="lg" side="right" />
    </>
  )
}

export function WideRail() {
  const { live } = useLiveJobs()
  return (
    <>
      <WorkspaceName />
      <span className="h-2" />
      {[...places, references, write, voices].map(({ to, label, icon }) => (
        <RailLink
          key={to}
          to={to}
          icon={icon}
          note={to === '/jobs' && live.length > 0 ? number(live.length) : undefined}
        >
          {label}
        </RailLink>
      ))}
      <RecentProjects />
      <span className="flex-1" />
      <RailLink to={wallet.to} icon={wallet.icon}>
        {wallet.label}
      </RailLink>
      <RailLink to="/settings" icon={settingsIcon}>
        Settings
      </RailLink>
    </>
  )
}

interface RailLinkProps extends Pick<LinkProps, 'to' | 'params'> {
  icon?: LucideIcon
  note?: ReactNode
  children: ReactNode
}

function RailLink({ icon, note, children, ...link }: RailLinkProps) {
  return (
    <Link
      {...link}
      className="group flex h-[30px] flex-none items-center gap-2.5 rounded-2 px-2 font-medium text-fg-2 hover:bg-hover hover:text-fg aria-[current=page]:bg-press aria-[current=page]:text-fg"
    >
      {icon && <Icon of={icon} className="text-fg-3 group-aria-[current=page]:text-fg" />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {note !== undefined && (
        <span className="text-12 font-normal text-fg-3 group-aria-[current=page]:text-fg-2">{note}</span>
      )}
    </Link>
  )
}

function RecentProjects() {
  const { data } = useInfiniteQuery({
    ...projectsQuery({ limit: 3 }),
    select: ({ pages }) => pages[0]?.items ?? [],
  })
  if (data === undefined || data.length === 0) return null
  return (
    <section aria-labelledby="recent-projects" className="flex min-h-0 flex-col gap-px">
      <h2 id="recent-projects" className="px-2 pt-3.5 pb-1 text-11 font-medium text-fg-3">
        Recent projects
      </h2>
      {data.map((project) => (
        <RailLink key={project.id} to="/projects/$projectId" params={{ projectId: project.id }}>
          {project.name}
        </RailLink>
      ))}
    </section>
  )
}
