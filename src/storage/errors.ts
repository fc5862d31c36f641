import { defineErrors } from '#kernel/errors.ts'

export const StorageErrors = defineErrors({
  object_missing: { status: 404, title: 'This file is no longer in the storage.' },
  bad_storage_key: { status: 400, title: 'This is not a name that the storage accepts.' },
  bad_storage_url: { status: 500, title: 'STORAGE_URL is not valid.' },
  bad_range: { status: 416, title: 'The file is shorter than the part that was asked for.' },
  disk_full: { status: 507, title: 'The disk is full.' },
  storage_failed: { status: 503, title: 'The storage did not answer as it should.' },
})

/** Turns the system's "no space" and "quota" into the house's `disk_full`; anything else stays what it is. */
export function asStorageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return StorageErrors.disk_full({
      detail: 'The disk that holds the media is full. Free some space and try again.',
      nextSteps: [{ action: 'free_disk_space', label: 'Free space on the media disk, then retry' }],
      cause: error,
    })
  }
  return error
}
