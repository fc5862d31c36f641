import { type DailiesError, defineErrors } from '#kernel/errors.ts'

export const MediaErrors = defineErrors({
  media_failed: { status: 500, title: 'The media program could not do its work.' },
  media_timeout: { status: 504, title: 'The media work took too long and was stopped.' },
  media_stalled: { status: 504, title: 'The media work stopped moving and was ended.' },
  media_too_heavy: {
    status: 413,
    title: 'The media work needed more memory or file space than it may have.',
  },
  disk_full: { status: 507, title: 'The disk is full.' },
  tool_missing: { status: 503, title: 'A media program is missing on this machine.' },
  unsupported_media: { status: 415, title: 'This kind of file is not supported.' },
  corrupt_media: { status: 422, title: 'This file is damaged and cannot be read.' },
  too_large: { status: 413, title: 'This media is too large.' },
})

/** The system's "no space" and "quota" as `disk_full`; null for any other error. */
export function diskFull(error: unknown): DailiesError | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return null
  return MediaErrors.disk_full({
    detail: 'The disk filled up while the media was being made. Free some space and try again.',
    nextSteps: [{ action: 'free_disk_space', label: 'Free space on the media disk, then retry' }],
    cause: error,
  })
}
