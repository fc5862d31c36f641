import type { AssetKind } from '#contract/asset.ts'

const accepted: Partial<Record<AssetKind, string>> = {
  image: 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif,.heic,.heif',
  video: 'video/mp4,video/quicktime,video/webm,video/x-matroska,.mkv',
  audio: 'audio/mpeg,audio/wav,audio/mp4,audio/flac,.m4a',
}

/** Asks the browser for files of this kind; empty when the person thinks better of it. */
export function chooseFiles(kind: AssetKind | 'any', many: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = kind === 'any' ? Object.values(accepted).join(',') : (accepted[kind] ?? '')
  input.multiple = many
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
