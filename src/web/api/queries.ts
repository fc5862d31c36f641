import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Query, type Reply } from './client.ts'

/**
 * What pages read, one entry a thing. The first word of a key is the kind of thing; `live.ts` refreshes by these keys.
 */
const fresh = 5 * 60_000

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: () => api('getSetup') })
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api('getMe'), staleTime: fresh })
export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: () => api('getWorkspaces'),
  staleTime: fresh,
})
export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: () => api('getMeSessions') })

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: () => api('getMePreferences'),
  staleTime: fresh,
})
/** What ended since the person last looked, newest first. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => api('getNotifications', { query: { limit: 20 } }),
})

export const enginesQuery = queryOptions({
  queryKey: ['engines'],
  queryFn: () => api('getEngines'),
  staleTime: 60_000,
})
/** The cards of the studio's engines: code of its own, which comes while the page shows. */
export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: async () => (await import('#catalog/engines.ts')).engines,
  staleTime: Number.POSITIVE_INFINITY,
})
/** What this workspace has made of its workflows; the code for them comes where there are some. */
export const ownEnginesQuery = queryOptions({
  queryKey: ['workflows', 'engines'],
  queryFn: async () => {
    const { items } = await api('getWorkflows')
    if (items.length === 0) return []
    const { listedEngine } = await import('#catalog/workflow/engine.ts')
    return items.map(listedEngine)
  },
  staleTime: fresh,
})
export const workflowsQuery = queryOptions({ queryKey: ['workflows'], queryFn: () => api('getWorkflows') })
export const workflowTemplatesQuery = queryOptions({
  queryKey: ['workflows', 'templates'],
  queryFn: () => api('getWorkflowsTemplates'),
})
export const comfyServerQuery = queryOptions({
  queryKey: ['comfyui'],
  queryFn: () => api('getComfyui'),
  staleTime: 30_000,
})
export const rateCardQuery = queryOptions({
  queryKey: ['rate-card'],
  queryFn: () => api('getRateCard'),
  staleTime: fresh,
})
export const voicesQuery = queryOptions({
  queryKey: ['voices'],
  queryFn: () => api('getVoices'),
  staleTime: fresh,
})
/** Asked again while a clone is being made. */
export const keptVoicesQuery = queryOptions({
  queryKey: ['voices', 'kept'],
  queryFn: () => api('getVoicesKept'),
  staleTime: 60_000,
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ status }) => status === 'making') ? 1_500 : false,
})
export const consentQuery = (id: string) =>
  queryOptions({
    queryKey: ['voices', 'consent', id],
    queryFn: () => api('getVoicesKeptByIdConsent', { params: { id } }),
  })
export const providerKeysQuery = queryOptions({
  queryKey: ['provider-keys'],
  queryFn: () => api('getProviderKeys'),
  staleTime: fresh,
})
/** For the owner of the studio. */
export const studioKeysQuery = queryOptions({
  queryKey: ['studio-keys'],
  queryFn: () => api('getStudioKeys'),
  staleTime: fresh,
})
/** Who improves prompts here, and what he is told. */
export const promptSettingsQuery = queryOptions({
  queryKey: ['prompts', 'settings'],
  queryFn: () => api('getPromptsSettings'),
  staleTime: 60_000,
})
export const cameraPresetsQuery = queryOptions({
  queryKey: ['presets', 'camera'],
  queryFn: () => api('getPresetsCamera'),
  staleTime: Number.POSITIVE_INFINITY,
})
export const stylePresetsQuery = queryOptions({
  queryKey: ['presets', 'styles'],
  queryFn: () => api('getPresetsStyles'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const projectsQuery = (query: Omit<Query<'getProjects'>, 'cursor'> = {}) =>
  infiniteQueryOptions({
    queryKey: ['projects', 'list', query],
    queryFn: ({ pageParam }) => api('getProjects', { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['projects', id],
    queryFn: () => api('getProjectsById', { params: { id } }),
  })
/** A film has tens of shots: all of them, so that neighbours and numbers are known. */
async function allShots(projectId: string): Promise<Reply<'getProjectsByIdShots'>> {
  const items: Reply<'getProjectsByIdShots'>['items'] = []
  let cursor: string | undefined
  do {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) }
    const page = await api('getProjectsByIdShots', { params: { id: projectId }, query })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return { items, nextCursor: null }
}
export const shotsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['shots', 'of', projectId],
    queryFn: () => allShots(projectId),
  })
export const shotQuery = (id: string) =>
  queryOptions({ queryKey: ['shots', id], queryFn: () => api('getShotsById', { params: { id } }) })

export const jobsQuery = (query: Omit<Query<'getJobs'>, 'cursor'> = {}) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'list', query],
    queryFn: ({ pageParam }) => api('getJobs', { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
export const jobQuery = (id: string) =>
  queryOptions({ queryKey: ['jobs', id], queryFn: () => api('getJobsById', { params: { id } }) })
export const recordQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId, 'record'],
    queryFn: () => api('getJobsByIdRecord', { params: { id: jobId } }),
  })
export const receiptQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId, 'receipt'],
    queryFn: () => api('getJobsByIdReceipt', { params: { id: jobId } }),
  })

export const assetsQuery = (query: Omit<Query<'getAssets'>, 'cursor'> = {}) =>
  infiniteQueryOptions({
    queryKey: ['assets', 'list', query],
    queryFn: ({ pageParam }) => api('getAssets', { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
export const assetQuery = (id: string) =>
  queryOptions({ queryKey: ['assets', id], queryFn: () => api('getAssetsById', { params: { id } }) })

export const referencesQuery = (query: Omit<Query<'getReferences'>, 'cursor'> = {}) =>
  infiniteQueryOptions({
    queryKey: ['references', query],
    queryFn: ({ pageParam }) => api('getReferences', { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const lineageQuery = (assetId: string) =>
  queryOptions({
    queryKey: ['assets', assetId, 'lineage'],
    queryFn: () => api('getAssetsByIdLineage', { params: { id: assetId } }),
  })

export const walletQuery = queryOptions({ queryKey: ['wallet'], queryFn: () => api('getWallet') })
export const walletEntriesQuery = infiniteQueryOptions({
  queryKey: ['wallet', 'entries'],
  queryFn: ({ pageParam }) => api('getWalletEntries', { query: { cursor: pageParam, limit: 100 } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
})

/** Jobs and credits of each day, the last one today, as days are counted here. */
export const usageQuery = (days: number) =>
  queryOptions({
    queryKey: ['usage', days],
    queryFn: () =>
      api('getUsage', { query: { days, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } }),
    staleTime: 60_000,
  })
