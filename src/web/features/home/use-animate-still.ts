import { useEffect } from 'react'
import { percent } from '#web/ui/format.ts'
import { toast } from '#web/ui/toast.tsx'
import { chooseFiles } from '../uploads/choose-files.ts'
import { dismissUpload, retryUpload, startUpload, useUploads } from '../uploads/uploads.ts'
import { draftOfStill } from './draft-requests.ts'
import { useMakeFilm } from './use-make-film.ts'

const place = 'home, animate a still'

/** Picks a still, sends it, and opens the studio with a camera on it. */
export function useAnimateStill() {
  const upload = useUploads(({ uploads }) => uploads.findLast((one) => one.place === place))
  const { mutate, isPending } = useMakeFilm()
  const assetId = upload?.state.phase === 'done' ? upload.state.assetId : null
  const failure = upload?.state.phase === 'failed' ? upload.state : null

  useEffect(() => {
    if (upload === undefined || assetId === null) return
    dismissUpload(upload.id)
    const shot = draftOfStill({ id: assetId, name: upload.file.name }, '', settings)
    mutate({ projectId: null, name: shot.name, shots: [shot], draft: false })
  }, [upload, assetId, mutate])

  useEffect(() => {
    if (upload === undefined || failure === null) return
    const action = failure.canRetry ? { label: 'Retry', onPress: () => retryUpload(upload.id) } : undefined
    toast.error(failure.message, { action, id: upload.id })
    if (!failure.canRetry) dismissUpload(upload.id)
  }, [upload, failure])

  const isBusy = isPending || upload?.state.phase === 'sending' || upload?.state.phase === 'checking'
  return {
    isBusy,
    words: isPending
      ? 'Opening the studio'
      : upload?.state.phase === 'sending'
        ? `Uploading ${percent(upload.state.sent)}`
        : upload?.state.phase === 'checking'
          ? 'Checking the file'
          : null,
    choose: async () => {
      const [file] = await chooseFiles('image', false)
      if (file !== undefined) startUpload(file, place, null)
    },
  }
}

const settings = { durationSeconds: 4, aspectRatio: '16:9' }
