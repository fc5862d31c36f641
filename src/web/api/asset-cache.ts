import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Asset } from '#contract/asset.ts'
import { assetQuery } from './queries.ts'

interface AssetPage {
  items: Asset[]
  nextCursor: string | null
}
export type AssetPages = InfiniteData<AssetPage, string | undefined>

/** Changes one picture or clip wherever it is shown; all other rows stay the same objects. */
export function changeAsset(client: QueryClient, id: string, change: (asset: Asset) => Asset): void {
  mapLists(client, (items) =>
    items.some((item) => item.id === id)
      ? items.map((item) => (item.id === id ? change(item) : item))
      : items,
  )
  const { queryKey } = assetQuery(id)
  const alone = client.getQueryData(queryKey)
  if (alone !== undefined) client.setQueryData(queryKey, change(alone))
}

export function dropAssets(client: QueryClient, ids: readonly string[]): void {
  const gone = new Set(ids)
  mapLists(client, (items) =>
    items.some(({ id }) => gone.has(id)) ? items.filter(({ id }) => !gone.has(id)) : items,
  )
}

function mapLists(client: QueryClient, change: (items: Asset[]) => Asset[]): void {
  client.setQueriesData<AssetPages>({ queryKey: ['assets', 'list'] }, (data) => {
    if (data === undefined) return data
    const pages = data.pages.map((page) => {
      const items = change(page.items)
      return items === page.items ? page : { ...page, items }
    })
    return pages.some((page, index) => page !== data.pages[index]) ? { ...data, pages } : data
  })
}
