import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { projectQuery, shotQuery, workspacesQuery } from '#web/api/queries.ts'
import { PresetsPanel } from '#web/features/presets/presets-panel.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import { CentrePanel } from './centre/centre-panel.tsx'
import { ComposerPanel } from './composer/composer-panel.tsx'
import { DraftProvider } from './draft-provider.tsx'
import { StudioPanels } from './studio-panels.tsx'

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')

export function StudioPage() {
  const { projectId, shotId } = route.useParams()
  const shot = useQuery(shotQuery(shotId)).data
  const project = useQuery(projectQuery(projectId)).data
  const workspace = useQuery(workspacesQuery).data?.items[0]
  const breadth = useBreadth()
  if (!shot || !project || !workspace) return null

  const centre = <CentrePanel project={project} shot={shot} />
  return (
    <DraftProvider key={shot.id} shot={shot}>
      {breadth === 'laptop' ? (
        <StudioPanels
          centre={centre}
          left={<PresetsPanel />}
          right={<ComposerPanel />}
          workspaceId={workspace.id}
        />
      ) : (
        <div className="flex min-h-0 flex-1">{centre}</div>
      )}
    </DraftProvider>
  )
}
