import { useQuery } from '@tanstack/react-query'
import { comfyServerQuery } from '#web/api/queries.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { SectionHead } from '../settings-parts.tsx'
import { ServerCard } from './server-card.tsx'
import { TemplatesCard } from './templates-card.tsx'
import { WorkflowsCard } from './workflows-card.tsx'

/** A ComfyUI server of one's own: where it is, how it is, and which workflows are engines here. */
export function GpuSection() {
  const { data: server, error, refetch } = useQuery(comfyServerQuery)
  return (
    <>
      <SectionHead
        title="Your GPU (ComfyUI)"
        intro="Workflows of your own ComfyUI server are engines here. Their takes cost no credits."
      />
      {error !== null ? (
        <ProblemCard error={error} onRetry={() => void refetch()} />
      ) : server === undefined ? (
        <Loading className="grid gap-3" label="Asking for the server">
          <span className="skeleton h-32 rounded-3" />
          <span className="skeleton h-48 rounded-3" />
        </Loading>
      ) : (
        <>
          <ServerCard server={server} />
          <WorkflowsCard works={server.state === 'works'} />
          <TemplatesCard works={server.state === 'works'} />
        </>
      )}
    </>
  )
}
