import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Project, Shot } from '#contract/project.ts'
import { projectQuery, shotQuery } from '#web/api/queries.ts'
import { useWorkspace } from '#web/api/session.ts'
import { LinkButton } from '#web/ui/button.tsx'
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

const ComparePage = lazy(() =>
  import('#web/features/compare/compare-page.tsx').then((module) => ({ default: module.ComparePage })),
)

const StudioPanels = lazy(() =>
  import('./studio-panels.tsx').then((module) => ({ default: module.StudioPanels })),
)
const PhoneComposer = lazy(() =>
  import('./composer/phone/phone-composer.tsx').then((module) => ({ default: module.PhoneComposer })),
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
  return (
    <DraftProvider shot={shot}>
      <ComposerProvider project={project} shot={shot}>
        <StudioPlace project={project} shot={shot} />
        <div className="flex h-full min-h-0 flex-col">
          {compare === undefined ? (
            <Layout project={project} shot={shot} />
          ) : (
            <Suspense>
              <ComparePage jobIds={compare.split(',')} shot={shot} />
            </Suspense>
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
        <Suspense fallback={<StudioSkeleton />}>
          <StudioPanels
            key={workspace.id}
            centre={centre}
            left={<LazyPresets />}
            right={<ComposerPanel />}
            workspaceId={workspace.id}
          />
        </Suspense>
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
      return (
        <Suspense fallback={<StudioSkeleton />}>
          <div className="flex min-h-0 flex-1">{centre}</div>
          <PhoneComposer />
          <PresetsDrawer />
        </Suspense>
      )
  }
}
