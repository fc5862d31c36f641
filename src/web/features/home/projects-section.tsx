import { useState } from 'react'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { ProjectFinder } from '../projects/project-finder.tsx'
import { ProjectGrid, ProjectGridSkeleton } from '../projects/project-grid.tsx'
import type { SortOrder } from '../projects/project-words.ts'
import { useProjects } from '../projects/use-projects.ts'

const most = 6

export function ProjectsSection({ onNewProject }: { onNewProject: () => void }) {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<SortOrder>('newest')
  const { projects, error, refetch, hasNextPage } = useProjects(search, order)
  const count = projects?.length ?? 0
  return (
    <section aria-label="Projects">
      <header className="mb-2.5 flex min-h-7 flex-wrap items-center gap-2">
        <h2 className="font-semibold">Projects</h2>
        {count > 0 && <span className="text-fg-3">{hasNextPage ? `${count}+` : count}</span>}
        <span className="flex-1" />
        <div className="flex items-center gap-2 max-tablet:order-1 max-tablet:w-full">
          <ProjectFinder search={search} onSearch={setSearch} order={order} onOrder={setOrder} />
        </div>
        <LinkButton kind="quiet" size="sm" to="/projects" className="-mr-2">
          All projects
        </LinkButton>
      </header>
      {projects === null && error !== null ? (
        <ProblemCard error={error} onRetry={() => void refetch()} />
      ) : projects === null ? (
        <ProjectGridSkeleton count={3} />
      ) : count === 0 && search === '' ? (
        <EmptyState
          art="projects"
          title="No projects yet"
          body="A project holds the shots of a film, and every shot its takes."
          actions={<Button onClick={onNewProject}>New project</Button>}
        />
      ) : count === 0 ? (
        <EmptyState
          art="search"
          title={`Nothing matches “${search.trim()}”`}
          actions={<Button onClick={() => setSearch('')}>Clear search</Button>}
        />
      ) : (
        <ProjectGrid projects={projects.slice(0, most)} />
      )}
    </section>
  )
}
