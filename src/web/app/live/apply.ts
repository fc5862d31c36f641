import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Job } from '#contract/job.ts'
import { type AssetPages, dropAssets } from '#web/api/asset-cache.ts'
import { api, type Query } from '#web/api/client.ts'
import { withFirstPage } from '#web/api/first-page.ts'
import { cachedJob, changeJobs, setJobs } from '#web/api/job-cache.ts'
import { isOver } from '#web/api/job-lists.ts'
import { assetQuery } from '#web/api/queries.ts'
import { serverNow } from '#web/api/server-clock.ts'
import { createCollector } from './collector.ts'
import type { Digest } from './digest.ts'
import { withProgress } from './progress.ts'

/** What the stream keeps true; everything else of the cache is left alone. */
const liveKinds = new Set(['jobs', 'assets', 'wallet', 'notifications', 'projects', 'shots', 'usage'])
const isLive = ({ queryKey }: { queryKey: QueryKey }) => liveKinds.has(String(queryKey[0]))

export const refreshAll = (client: QueryClient) => client.invalidateQueries({ predicate: isLive })

type Refresh = 'assets' | 'wallet' | 'notifications' | 'usage' | 'projects' | `project ${string}`
const mostJobsAtOnce = 100

export interface Applier {
  apply(digest: Digest): void
  stop(): void
}

/** Carries what happened into the query cache: progress in place, the rest by asking the studio, in rounds. */
export function createApplier(client: QueryClient, onEnded: (job: Job) => void): Applier {
  const jobs = createCollector<string>({
    pauseMs: () => (document.hidden ? 5_000 : 250),
    async work(ids) {
      for (let at = 0; at < ids.length; at += mostJobsAtOnce) {
        const part = ids.slice(at, at + mostJobsAtOnce)
        const { items } = await api('getJobs', { query: { ids: part.join(','), limit: mostJobsAtOnce } })
        const ended = items.filter((job) => isOver(job) && isGoing(cachedJob(client, job.id)))
        setJobs(client, items)
        forgetDetails(client, items)
        for (const job of ended) onEnded(job)
        if (ended.length > 0) others.add(['notifications', 'usage'])
      }
    },
  })
  const others = createCollector<Refresh>({
    pauseMs: () => (document.hidden ? 30_000 : 1_500),
    work: async (kinds) => {
      await Promise.all(kinds.map((kind) => refresh(client, kind)))
    },
  })
  return {
    apply(digest) {
      const now = serverNow()
      if (digest.reset) void refreshAll(client)
      changeJobs(
        client,
        new Map(
          [...digest.progress].map(([id, fractions]) => [id, (job) => withProgress(job, fractions, now)]),
        ),
      )
      jobs.add(digest.jobs)
      if (digest.deletedAssets.size > 0) dropAssets(client, [...digest.deletedAssets])
      for (const id of digest.assets) void client.invalidateQueries({ queryKey: assetQuery(id).queryKey })
      const named: [boolean, Refresh[]][] = [
        [digest.assets.size > 0, ['assets']],
        [digest.wallet, ['wallet', 'usage', 'notifications']],
        [digest.projects.size > 0, ['projects']],
      ]
      others.add(named.flatMap(([is, kinds]) => (is ? kinds : [])))
      others.add([...digest.projects].map((id): Refresh => `project ${id}`))
    },
    stop() {
      jobs.stop()
      others.stop()
    },
  }
}

const isGoing = (job: Job | undefined) => job !== undefined && !isOver(job)

/** Record and receipt of a job grow with it; only the job page that is open reads them again. */
function forgetDetails(client: QueryClient, items: readonly Job[]): void {
  for (const { id } of items) {
    void client.invalidateQueries({ queryKey: ['jobs', id, 'record'] })
    void client.invalidateQueries({ queryKey: ['jobs', id, 'receipt'] })
  }
}

async function refresh(client: QueryClient, kind: Refresh): Promise<void> {
  if (kind === 'assets') return refreshAssetLists(client)
  if (kind === 'projects') return client.invalidateQueries({ queryKey: ['projects', 'list'] })
  if (!kind.startsWith('project ')) return client.invalidateQueries({ queryKey: [kind] })
  const projectId = kind.slice('project '.length)
  await client.invalidateQueries({ queryKey: ['projects', projectId] })
  await client.invalidateQueries({
    queryKey: ['shots'],
    predicate: ({ state }) => isOf(state.data, projectId),
  })
  await client.invalidateQueries({ queryKey: ['shots', 'of', projectId] })
}

const isOf = (data: unknown, projectId: string) =>
  typeof data === 'object' && data !== null && 'projectId' in data && data.projectId === projectId

/** Lists of pictures and clips may be many pages long; what is new is on the first. */
async function refreshAssetLists(client: QueryClient): Promise<void> {
  const lists = client.getQueryCache().findAll({ queryKey: ['assets', 'list'] })
  for (const list of lists) {
    const { queryKey } = list
    if (!list.isActive() || client.getQueryData<AssetPages>(queryKey) === undefined) {
      void client.invalidateQueries({ queryKey, refetchType: 'none' })
      continue
    }
    const query = queryKey[2] as Query<'getAssets'> | undefined
    const fresh = await api('getAssets', { query: { ...query } })
    client.setQueryData<AssetPages>(queryKey, (data) => data && withFirstPage(data, fresh))
  }
}
