import { Plus, Upload } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '#contract/job.ts'
import { useMe, useWorkspace } from '#web/api/session.ts'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { Button } from '#web/ui/button.tsx'
import { lazyPart, usePart } from '#web/ui/lazy-part.ts'
import { BalanceCard } from './balance-card.tsx'
import { greeting } from './greeting.ts'
import { ProjectsSection } from './projects-section.tsx'
import { QuickActions } from './quick-actions.tsx'
import { QuickComposer } from './quick-composer.tsx'
import { RecentTakes } from './recent-takes.tsx'
import { RunningCard } from './running-card.tsx'
import { useLibraryUpload } from './use-library-upload.ts'
import { WaitingCard } from './waiting-card.tsx'

const newProjectDialog = lazyPart(() =>
  import('../projects/new-project-dialog.tsx').then(({ NewProjectDialog }) => NewProjectDialog),
)

/** Home of somebody who has projects. `jobs`: the newest, or null until they are known. */
export function HomeOfFilms({ jobs }: { jobs: readonly Job[] | null }) {
  const [isNaming, setNaming] = useState(false)
  const create = () => setNaming(true)
  const NewProjectDialog = usePart(newProjectDialog, isNaming, () => setNaming(false))
  useShortcut({ keys: 'n', label: 'New project', where: 'Projects', run: create })
  return (
    <>
      <Header onNewProject={create} />
      <QuickComposer />
      <QuickActions onNewProject={create} />
      <div className="grid gap-x-5 gap-y-3.5 laptop:grid-cols-[minmax(0,1fr)_312px]">
        <div className="flex min-w-0 flex-col gap-3.5">
          <ProjectsSection onNewProject={create} />
          <RecentTakes jobs={jobs} />
        </div>
        <aside
          aria-label="Now"
          className="grid content-start grid-cols-[minmax(0,1fr)] gap-3 tablet:max-laptop:grid-cols-2"
        >
          <RunningCard />
          <BalanceCard />
          <WaitingCard jobs={jobs ?? []} />
        </aside>
      </div>
      {NewProjectDialog && <NewProjectDialog open={isNaming} onOpenChange={setNaming} />}
    </>
  )
}

function Header({ onNewProject }: { onNewProject: () => void }) {
  const me = useMe()
  const { workspace } = useWorkspace()
  const upload = useLibraryUpload()
  return (
    <header className="flex min-h-15 flex-wrap items-center gap-x-2 gap-y-2 max-tablet:py-3">
      <h1 className="mr-1 text-20 font-semibold tracking-[-0.018em]">
        {greeting(me.name, new Date().getHours())}
      </h1>
      {workspace.name !== me.name && <span className="truncate text-fg-3">{workspace.name}</span>}
      <span className="flex-1" />
      <Button
        icon={Upload}
        busy={upload.words !== null}
        onClick={() => void upload.choose()}
        className="max-tablet:h-11"
      >
        {upload.words ?? 'Upload'}
      </Button>
      <Button kind="primary" icon={Plus} onClick={onNewProject} className="max-tablet:hidden">
        New project
      </Button>
    </header>
  )
}
