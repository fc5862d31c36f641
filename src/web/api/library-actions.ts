import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Asset, AssetPatch } from '#contract/asset.ts'
import { toast } from '#web/ui/toast.tsx'
import { changeAsset, dropAssets } from './asset-cache.ts'
import { api } from './client.ts'
import { problemText } from './problem-words.ts'

interface AssetChange {
  asset: Asset
  patch: AssetPatch
}

/** Renames, tags, files or favours something of the library; shown at once. */
export function useChangeAsset() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ asset, patch }: AssetChange) =>
      api('patchAssetsById', { params: { id: asset.id }, body: patch }),
    onMutate: ({ asset, patch }) => changeAsset(client, asset.id, (one) => ({ ...one, ...definedOf(patch) })),
    onSuccess: (asset) => changeAsset(client, asset.id, () => asset),
    onError: (error, { asset }) => {
      changeAsset(client, asset.id, () => asset)
      toast.error(problemText(error))
    },
  })
}

const definedOf = (patch: AssetPatch): Partial<Asset> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

/** Deletes for good. Pictures leave the page at once and come back if the studio refuses. */
export function useDeleteAssets() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await api('deleteAssetsById', { params: { id } })
    },
    onMutate: (ids) => dropAssets(client, ids),
    onError: (error) => toast.error(problemText(error)),
    onSettled: () => refreshMedia(client),
  })
}

function refreshMedia(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['assets'] })
  void client.invalidateQueries({ queryKey: ['jobs', 'list'] })
}
