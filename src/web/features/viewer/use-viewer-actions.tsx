import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import type { Mode } from '#contract/generation.ts'
import { ShotRequest } from '#contract/project.ts'
import { useChangeAsset, useDeleteAssets } from '#web/api/library-actions.ts'
import { jobQuery } from '#web/api/queries.ts'
import type { PlayerMedia } from '#web/features/player/media.ts'
import { modeWords } from '#web/features/studio/composer/logic/modes.ts'
import { remixOf, startFrom, workOn } from '#web/features/studio/takes/take-actions.ts'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useOpenInStudio } from './use-open-in-studio.ts'

interface ViewerActionsInput {
  asset: Asset
  media: PlayerMedia | null
  onGone: () => void
}

/** What can be done with what is shown, and the question before it is deleted. */
export function useViewerActions({ asset, media, onGone }: ViewerActionsInput) {
  const change = useChangeAsset()
  const remove = useDeleteAssets()
  const open = useOpenInStudio()
  const [asking, setAsking] = useState(false)
  const job = useQuery({
    ...jobQuery(asset.generation?.jobId ?? ''),
    enabled: asset.generation !== null,
    staleTime: 60_000,
  }).data

  const copyLink = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast.success('Link copied. It opens for people of this workspace.'),
      () => toast.error('The browser does not let this page copy. Copy the address instead.'),
    )
  return {
    opening: open.isPending,
    rename: (name: string) => change.mutate({ asset, patch: { name } }),
    toggleFavorite: () => change.mutate({ asset, patch: { favorite: !asset.favorite } }),
    remix() {
      const request = ShotRequest.safeParse(job?.request).data
      if (request !== undefined)
        open.mutate({ asset, patch: remixOf(request), label: `Remix of ${asset.name}` })
    },
    animate: () => open.mutate({ asset, patch: startFrom(asset.id), label: `Start with ${asset.name}` }),
    extend() {
      if (media !== null)
        open.mutate({
          asset,
          patch: { mode: 'i2v', inputs: [] },
          label: `Extend ${asset.name}`,
          lastFrameOf: media,
        })
    },
    work: (mode: Mode) => {
      const label = `${modeWords[mode].label}, ${asset.name}`
      open.mutate({ asset, patch: workOn(mode, asset.id, asset.kind), label })
    },
    copyLink: () => void copyLink(),
    askDelete: () => setAsking(true),
    shot:
      job?.projectId != null && job.shotId !== null ? { projectId: job.projectId, shotId: job.shotId } : null,
    takeId: job?.id,
    dialog: (
      <ConfirmDialog
        body="It leaves the library and the shot that it belongs to. Credits already spent stay spent. This cannot be undone."
        dangerLabel="Delete it"
        onConfirm={() => {
          setAsking(false)
          remove.mutate([asset.id])
          onGone()
        }}
        onOpenChange={setAsking}
        open={asking}
        question={`Delete “${asset.name}” for good?`}
        safeLabel="Keep it"
      />
    ),
  }
}
export type ViewerActions = ReturnType<typeof useViewerActions>
