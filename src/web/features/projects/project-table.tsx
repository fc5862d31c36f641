import { Link, useNavigate } from '@tanstack/react-router'
import { inWorkspace } from '#web/api/client-context.ts'
import { Badge } from '#web/ui/badge.tsx'
import { ago, creditsShort, number } from '#web/ui/format.ts'
import { Picture } from '#web/ui/picture.tsx'
import { Ring } from '#web/ui/ring.tsx'
import { type Column, Table } from '#web/ui/table.tsx'
import { ProjectMenu } from './project-menu.tsx'
import { type Project, progressWords } from './project-words.ts'

const columns: Column<Project>[] = [
  { key: 'name', head: 'Name', cell: (project) => <Name project={project} />, className: 'w-full max-w-0' },
  {
    key: 'progress',
    head: 'Progress',
    cell: (project) => progressWords(project),
    className: 'text-fg-2 max-tablet:hidden',
  },
  {
    key: 'takes',
    head: 'Takes',
    cell: ({ takes }) => number(takes),
    numeric: true,
    className: 'max-tablet:hidden',
  },
  { key: 'credits', head: 'Spent', cell: ({ credits }) => creditsShort(credits), numeric: true },
  {
    key: 'updated',
    head: 'Last worked on',
    cell: ({ updatedAt }) => ago(updatedAt),
    className: 'text-fg-3 max-tablet:hidden',
  },
  {
    key: 'more',
    head: 'More',
    headHidden: true,
    cell: (project) => <More project={project} />,
    className: 'pl-0',
  },
]

export function ProjectTable({ projects }: { projects: readonly Project[] }) {
  const navigate = useNavigate()
  return (
    <Table
      label="Projects"
      tall
      columns={columns}
      rows={projects}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/projects/$projectId', params: { projectId: id } })}
      className="rounded-3 bg-panel ring-1 ring-line"
    />
  )
}

function Name({ project: { id, name, covers, running } }: { project: Project }) {
  const [first] = covers
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Picture
        src={first === undefined ? null : inWorkspace(first.posterUrl)}
        alt=""
        className="w-16 flex-none rounded-2"
      />
      <Link
        to="/projects/$projectId"
        params={{ projectId: id }}
        className="truncate font-medium"
        onClick={(event) => event.stopPropagation()}
      >
        {name}
      </Link>
      {running > 0 && <Badge lead={<Ring value={null} size={12} />}>{running} running</Badge>}
    </span>
  )
}

/** A press in the menu is not a press on the row. */
function More({ project }: { project: Project }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps presses of the menu from the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys do not bubble to the row's press
    <span onClick={(event) => event.stopPropagation()}>
      <ProjectMenu project={project} />
    </span>
  )
}
