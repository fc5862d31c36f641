import { useQuery } from '@tanstack/react-query'
import { assetQuery } from '#web/api/queries.ts'
import { useDraft } from '#web/features/studio/draft.ts'
import { CameraStage } from '#web/stage/camera-stage.tsx'
import { CLIP_SECONDS } from './clip-seconds.ts'

/** The camera stage of the shot that is being composed. */
export function StageOfDraft({ onClose }: { onClose(): void }) {
  const { draft } = useDraft()
  const frame = draft.inputs?.find(({ role }) => role === 'firstFrame' || role === 'video')
  const asset = useQuery({ ...assetQuery(frame?.assetId ?? ''), enabled: frame !== undefined })
  if (frame !== undefined && asset.isPending) return null
  const { kind, url, posterUrl } = asset.data ?? {}
  return (
    <CameraStage
      image={(kind === 'image' ? url : posterUrl) ?? null}
      camera={draft.camera}
      durationSeconds={draft.durationSeconds ?? CLIP_SECONDS}
      aspectRatio={draft.aspectRatio ?? '16:9'}
      prompt={draft.prompt}
      negativePrompt={draft.negativePrompt}
      seed={draft.seed}
      onClose={onClose}
    />
  )
}
