import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  dismissUpload,
  retryUpload,
  startUpload,
  type Upload,
  useUploads,
} from '#web/features/uploads/uploads.ts'
import { Button } from '#web/ui/button.tsx'
import { percent } from '#web/ui/format.ts'
import { ProgressBar } from '#web/ui/progress-bar.tsx'

const place = 'library'

export function uploadToLibrary(files: readonly File[]): void {
  for (const file of files) startUpload(file, place, null)
}

/** Files on their way into the library; one that has arrived stands in the grid instead. */
export function LibraryUploads() {
  const client = useQueryClient()
  const all = useUploads(({ uploads }) => uploads)
  const uploads = all.filter((upload) => upload.place === place)
  useEffect(() => {
    const done = all.filter((upload) => upload.place === place && upload.state.phase === 'done')
    if (done.length === 0) return
    for (const { id } of done) dismissUpload(id)
    void client.invalidateQueries({ queryKey: ['assets', 'list'] })
  }, [all, client])
  if (uploads.length === 0) return null
  return (
    <ul
      aria-label="Uploads"
      className="mx-6 mb-2 grid max-h-48 flex-none gap-1 overflow-y-auto max-tablet:mx-3"
    >
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </ul>
  )
}

function UploadRow({ upload: { id, file, state } }: { upload: Upload }) {
  return (
    <li className="flex min-h-9 items-center gap-3 rounded-2 bg-panel px-3 py-1 inset-ring inset-ring-line">
      <span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
      {state.phase === 'sending' && (
        <>
          <ProgressBar className="w-32 flex-none" label={`Uploading ${file.name}`} value={state.sent} />
          <span className="w-10 flex-none text-right text-fg-2">{percent(state.sent)}</span>
        </>
      )}
      {state.phase === 'checking' && <span className="text-fg-2">Looking at the file</span>}
      {state.phase === 'failed' && (
        <span className="min-w-0 text-bad" role="alert">
          {state.message}
        </span>
      )}
      {state.phase === 'failed' && state.canRetry && (
        <Button kind="quiet" onClick={() => retryUpload(id)} size="sm">
          Retry
        </Button>
      )}
      <Button kind="quiet" onClick={() => dismissUpload(id)} size="sm">
        {state.phase === 'failed' ? 'Dismiss' : 'Cancel'}
      </Button>
    </li>
  )
}
