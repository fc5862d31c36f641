import { useNavigate } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { ShotRequest } from '#contract/project.ts'
import { handOver } from '#web/features/studio/takes/hand-over.ts'
import { remixOf } from '#web/features/studio/takes/take-actions.ts'

/** Opens the job's shot with its wish in the composer, changed by a patch; null when it belongs to no shot. */
export function useOpenRequest({ projectId, shotId, request }: Job) {
  const navigate = useNavigate()
  if (projectId === null || shotId === null) return null
  return (label: string, patch: Partial<ShotRequest> = {}) => {
    const wish = ShotRequest.safeParse(request).data ?? {}
    handOver(shotId, { patch: { ...remixOf(wish), ...patch }, label })
    void navigate({ to: '/projects/$projectId/shots/$shotId', params: { projectId, shotId } })
  }
}
