import { LayoutGrid, List, Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { readText, writeText } from '#web/api/browser-storage.ts'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { NewProjectDialog } from './new-project-dialog.tsx'
import { ProjectFinder } from './project-finder.tsx'
import { ProjectGrid, ProjectGridSkeleton } from './project-grid.tsx'
import { ProjectTable } from './project-table.tsx'
import type { SortOrder } from './project-words.ts'
import { useProjects } from './use-projects.ts'

const View = z.enum(['grid', 'list'])
type View = z.infer<typeof View>
const viewKey = 'dailies.projects.view'

export function ProjectsPage() {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<SortOrder>('newest')
  const [view, setView] = useState<View>(() => View.safeParse(readText(viewKey)).data ?? 'grid')
  const [isNaming, setNaming] = useState(false)
  const found = useProjects(search, order)
  const { projects } = found
  const create = () => setNaming(true)
  useShortcut({ keys: 'n', label: 'New project', where: 'Projects', run: create })
  const show = (next: View) => {
    writeText(viewKey, next)
    setView(next)
  }
  return (
    <div className="h-full overflow-y-auto px-5 pb-8 scroll-thin tablet:px-6">
      <header className="flex flex-wrap items-center gap-2 py-4">
        <h1 className="mr-1 text-20 font-semibold tracking-[-0.018em]">Projects</h1>
        {projects !== null && !found.hasNextPage && <span className="text-fg-3">{projects.length}</span>}
        <span className="flex-1" />
        <div className="flex items-center gap-2 max-tablet:order-1 max-tablet:w-full">
          <ProjectFinder search={search} onSearch={setSearch} order={order} onOrder={setOrder} />
          <Segmented
            label="View"
            hideLabel
            value={view}
            onChange={show}
            options={[
              { value: 'grid', label: 'Grid', icon: LayoutGrid, iconOnly: true },
              { value: 'list', label: 'List', icon: List, iconOnly: true },
            ]}
          />
        </div>
        <Button kind="primary" icon={Plus} kbd="N" onClick={create} className="max-tablet:h-11">
          New project
        </Button>
      </header>
      <Content view={view} search={search} found={found} onCreate={create} onClear={() => setSearch('')} />
      <NewProjectDialog open={isNaming} onOpenChange={setNaming} />
    </div>
  )
}

interface ContentProps {
  view: View
  search: string
  found: ReturnType<typeof useProjects>
  onCreate: () => void
  onClear: () => void
}

function Content({ view, search, found, onCreate, onClear }: ContentProps) {
  const { projects, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = found
  if (error !== null && projects === null)
    return <ProblemCard error={error} onRetry={() => void refetch()} className="max-w-120" />
  if (projects === null) return <ProjectGridSkeleton count={8} />
  if (projects.length === 0 && search.trim() !== '')
    return (
      <EmptyState
        art="search"
        title={`Nothing matches “${search.trim()}”`}
        actions={<Button onClick={onClear}>Clear search</Button>}
        className="min-h-80"
      />
    )
  if (projects.length === 0)
    return (
      <EmptyState
        art="projects"
        title="No projects yet"
        body="A project holds the shots of a film, and every shot its takes."
        actions={
          <Button kind="primary" icon={Plus} onClick={onCreate}>
            New project
          </Button>
        }
        className="min-h-80"
      />
    )
  return (
    <>
      {view === 'grid' ? <ProjectGrid projects={projects} /> : <ProjectTable projects={projects} />}
      {hasNextPage && (
        <div className="flex justify-center pt-5">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}
