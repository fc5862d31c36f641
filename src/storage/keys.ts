import { parse } from 'node:path'
import { StorageErrors } from './errors.ts'

export type StorageShelf = 'uploads' | 'generated' | 'exports' | 'thumbnails' | 'previews' | 'consents'

/** `<workspaceId>/<shelf>/<assetId>/<name>`. The name may be a person's; it is made plain first. */
export function storageKey(workspaceId: string, shelf: StorageShelf, assetId: string, name: string): string {
  return checkedKey(`${workspaceId}/${shelf}/${assetId}/${plainName(name)}`)
}

/** A file name that is safe in a path, a header and an address: ASCII letters, digits, `. _ -`, at most 100 long. */
export function plainName(name: string): string {
  const last = name.normalize('NFKD').split(/[/\\]/).at(-1) ?? ''
  const { name: stem, ext } = parse(last)
  const plainStem = plain(stem).slice(0, 88).replace(/\.$/, '')
  const plainExtension = plain(ext).slice(0, 10)
  return `${plainStem || 'file'}${plainExtension && `.${plainExtension}`}`
}

const plain = (text: string) =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/** Every storage passes each key through here, so no key can leave its folder. Throws `bad_storage_key`. */
export function checkedKey(key: string): string {
  const ok =
    key.length <= 512 &&
    key.split('/').every((part) => segment.test(part) && !part.includes('..') && part.length <= 128)
  if (!ok) throw StorageErrors.bad_storage_key()
  return key
}
