import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api/client.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import type { Dropped } from '../uploads/asset-drag.ts'
import { dismissUpload, retryUpload, startUpload, type Upload, useUploads } from '../uploads/uploads.ts'

const place = 'home'

/** The still or clip that a new shot begins with, as far as it is here. */
export interface Source {
  kind: 'image' | 'video'
  name: string
  pictureUrl: string | null
  state:
    | { phase: 'coming'; share: number | null }
    | { phase: 'failed'; message: string; retry: (() => void) | null }
    | { phase: 'ready'; assetId: string }
}

/** What was dropped or picked on the home page; the newest only. */
export function useSource() {
  const upload = useUploads(({ uploads }) => uploads.findLast((one) => one.place === place))
  const [asset, setAsset] = useState<Source | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const clear = () => {
    setAsset(null)
    setRefusal(null)
    for (const one of useUploads.getState().uploads) if (one.place === place) dismissUpload(one.id)
  }
  const finding = useMutation({
    mutationFn: (id: string) => api('getAssetsById', { params: { id } }),
    onSuccess: ({ id, kind, name, posterUrl, url }) => {
      if (kind !== 'image' && kind !== 'video') return setRefusal(wrongKind)
      const picture = posterUrl ?? (kind === 'image' ? url : null)
      setAsset({
        kind,
        name,
        pictureUrl: picture === null ? null : inWorkspace(picture),
        state: { phase: 'ready', assetId: id },
      })
    },
    onError: () => setRefusal('This take is no longer in the library.'),
  })
  const take = ({ files, assetId }: Dropped) => {
    clear()
    const [file] = files
    if (assetId !== null) finding.mutate(assetId)
    else if (file !== undefined && kindOf(file) === null) setRefusal(wrongKind)
    else if (file !== undefined) startUpload(file, place, null)
  }
  return { source: upload === undefined ? asset : sourceOf(upload), refusal, take, clear }
}

const wrongKind = 'Drop a still (JPG, PNG, WebP, AVIF) or a clip (MP4, MOV, WebM).'

export function kindOf({ type, name }: { type: string; name: string }): Source['kind'] | null {
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('video/') || /\.mkv$/i.test(name)) return 'video'
  return null
}

function sourceOf({ id, file, previewUrl, state }: Upload): Source {
  const known = { kind: kindOf(file) ?? 'image', name: file.name, pictureUrl: previewUrl }
  switch (state.phase) {
    case 'sending':
      return { ...known, state: { phase: 'coming', share: state.sent } }
    case 'checking':
      return { ...known, state: { phase: 'coming', share: null } }
    case 'failed':
      return {
        ...known,
        state: {
          phase: 'failed',
          message: state.message,
          retry: state.canRetry ? () => retryUpload(id) : null,
        },
      }
    case 'done':
      return { ...known, state: { phase: 'ready', assetId: state.assetId } }
  }
}
