import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Project, Shot } from '#contract/project.ts'
import { projectQuery, shotQuery } from '#web/api/queries.ts'
import { useWorkspace } from '#web/api/session.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { lazyPart, usePart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import { CentrePanel } from './centre/centre-panel.tsx'
import { ComposerPanel } from './composer/composer-panel.tsx'
import { ComposerProvider } from './composer/composer-state.tsx'
import { DraftProvider } from './draft-provider.tsx'
import { LazyPresets } from './lazy-presets.tsx'
import { PresetsDrawer } from './presets-drawer.tsx'
import { StudioPlace } from './studio-place.tsx'
import { StudioSkeleton } from './studio-skeleton.tsx'

const comparePage = lazyPart(() =>
  import('#web/features/compare/compare-page.tsx').then(({ ComparePage }) => ComparePage),
)
const studioPanels = lazyPart(() => import('./studio-panels.tsx').then(({ StudioPanels }) => StudioPanels))
const phoneComposer = lazyPart(() =>
  import('./composer/phone/phone-composer.tsx').then(({ PhoneComposer }) => PhoneComposer),
)

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')

/** A shot at work: presets, picture and takes, prompt. */
export function StudioPage() {
  const { projectId, shotId } = route.useParams()
  const shot = useQuery(shotQuery(shotId))
  const project = useQuery(projectQuery(projectId))
  const error = shot.error ?? project.error
  if (shot.data && project.data) return <Studio key={shotId} project={project.data} shot={shot.data} />
  if (!error) return <StudioSkeleton />
  return (
    <div className="mx-auto w-full max-w-120 p-6">
      <ProblemCard
        actions={
          <LinkButton kind="quiet" size="sm" to="/projects">
            All projects
          </LinkButton>
        }
        error={error}
        onRetry={() => void Promise.all([shot.refetch(), project.refetch()])}
      />
    </div>
  )
}

function Studio({ shot, project }: { shot: Shot; project: Project }) {
  const compare = route.useSearch({ select: (search) => search.compare })
  const navigate = route.useNavigate()
  const ComparePage = usePart(comparePage, compare !== undefined, () => {
    void navigate({ search: ({ compare: _gone, ...search }) => search, replace: true })
  })
  return (
    <DraftProvider shot={shot}>
      <ComposerProvider project={project} shot={shot}>
        <StudioPlace project={project} shot={shot} />
        <div className="flex h-full min-h-0 flex-col">
          {compare === undefined || ComparePage === null ? (
            <Layout project={project} shot={shot} />
          ) : (
            <ComparePage jobIds={compare.split(',')} shot={shot} />
          )}
        </div>
      </ComposerProvider>
    </DraftProvider>
  )
}

function Layout({ shot, project }: { shot: Shot; project: Project }) {
  const { workspace } = useWorkspace()
  const breadth = useBreadth()
  const centre = <CentrePanel project={project} shot={shot} />
  switch (breadth) {
    case 'laptop':
      return (
        <LazyView
          key={workspace.id}
          of={studioPanels}
          with={{ centre, left: <LazyPresets />, right: <ComposerPanel />, workspaceId: workspace.id }}
          fallback={<StudioSkeleton />}
        />
      )
    case 'tablet':
      return (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_328px] gap-px bg-line *:min-h-0">
          <div className="flex min-w-0">{centre}</div>
          <div className="flex min-w-0">
            <ComposerPanel />
          </div>
          <PresetsDrawer />
        </div>
      )
    case 'phone':
      return <PhoneLayout centre={centre} />
  }
}

function PhoneLayout({ centre }: { centre: ReactNode }) {
  const PhoneComposer = usePart(phoneComposer, true)
  if (PhoneComposer === null) return <StudioSkeleton />
  return (
    <>
      <div className="flex min-h-0 flex-1">{centre}</div>
      <PhoneComposer />
      <PresetsDrawer />
    </>
  )
}
