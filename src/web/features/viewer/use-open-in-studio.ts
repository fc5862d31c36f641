import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Asset } from '#contract/asset.ts'
import type { ShotRequest } from '#contract/project.ts'
import { api } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { problemText } from '#web/api/problem-words.ts'
import { jobQuery, projectsQuery } from '#web/api/queries.ts'
import { grabLastFrame } from '#web/features/player/grab-frame.ts'
import type { PlayerMedia } from '#web/features/player/media.ts'
import { handOver } from '#web/features/studio/takes/hand-over.ts'
import { uploadPlace } from '#web/features/studio/takes/take-actions.ts'
import { startUpload } from '#web/features/uploads/uploads.ts'
import { toast } from '#web/ui/toast.tsx'

interface Beginning {
  asset: Asset
  patch: Partial<ShotRequest>
  label: string
  /** The patch takes in this clip's last frame. */
  lastFrameOf?: PlayerMedia
}

interface Place {
  projectId: string
  shotId: string
}

/** Opens the shot that something of the library belongs to, with a new take begun; a new shot where there is none. */
export function useOpenInStudio() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ asset, patch, label, lastFrameOf }: Beginning) => {
      const frame =
        lastFrameOf === undefined ? null : await grabLastFrame(lastFrameOf, `${asset.name}, last frame`)
      const place = (await ownShot(asset)) ?? (await newShot(asset))
      handOver(place.shotId, { patch, label })
      if (frame !== null) startUpload(frame, uploadPlace(place.shotId, 'firstFrame'), place.projectId)
      await navigate({ to: '/projects/$projectId/shots/$shotId', params: place })
    },
    onError: (error) => toast.error(problemText(error)),
  })

  async function ownShot({ generation }: Asset): Promise<Place | null> {
    if (generation === null) return null
    const { projectId, shotId } = await client.fetchQuery({
      ...jobQuery(generation.jobId),
      staleTime: 60_000,
    })
    return projectId === null || shotId === null ? null : { projectId, shotId }
  }

  async function newShot({ projectId, name }: Asset): Promise<Place> {
    const id = projectId ?? (await someProject())
    const shot = await api('postProjectsByIdShots', {
      params: { id },
      body: { name },
      idempotencyKey: newKey(),
    })
    void client.invalidateQueries({ queryKey: ['shots', 'of', id] })
    return { projectId: id, shotId: shot.id }
  }

  async function someProject(): Promise<string> {
    const { pages } = await client.fetchInfiniteQuery(projectsQuery())
    const [newest] = pages[0]?.items ?? []
    if (newest !== undefined) return newest.id
    const made = await api('postProjects', { body: { name: 'Untitled project' }, idempotencyKey: newKey() })
    return made.id
  }
}
