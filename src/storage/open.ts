import { fileURLToPath } from 'node:url'
import { StorageErrors } from './errors.ts'
import { createFileStorage } from './file-storage.ts'
import { createS3Storage } from './s3-storage.ts'
import type { Storage } from './storage.ts'

/**
 * `file:/path/to/folder`, or `s3://bucket/prefix?endpoint=…&region=…&accessKeyId=…&secretAccessKey=…`
 * (keys by default from AWS's usual environment).
 */
export function openStorage(url: string): Storage {
  if (url.startsWith('s3://')) return createS3Storage(url)
  if (url.startsWith('file://')) return createFileStorage(fileURLToPath(url))
  if (url.startsWith('file:') && url.length > 'file:'.length)
    return createFileStorage(url.slice('file:'.length))
  throw StorageErrors.bad_storage_url({ detail: 'STORAGE_URL must begin with "file:" or "s3://".' })
}
