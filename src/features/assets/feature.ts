import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance } from 'fastify'
import type { Asset } from '#contract/asset.ts'
import { createRemoteFetcher, type RemoteFetcherOptions } from '#http/fetch-guard.ts'
import type { Actor, Route } from '#http/route.ts'
import type { SessionGuard } from '#http/session-guard.ts'
import { newId } from '#kernel/ids.ts'
import { scratchFolder } from '#media/scratch.ts'
import { type IntakeDeps, openIntake } from './intake.ts'
import { assetRoutes } from './routes.ts'
import { openUploads } from './uploads.ts'
import { viewAsset } from './view.ts'

export interface AssetFeatureOptions extends IntakeDeps {
  guard: SessionGuard
  uploadsFolder: string
  /** Default 4 GiB. */
  maxUploadBytes?: number
  /** Default 24. */
  expireAfterHours?: number
  /** Who may be fetched from besides the public internet. */
  remote?: RemoteFetcherOptions
}

const gibibyte = 1024 ** 3
const remoteFile = { maxBytes: 50 * 1024 ** 2, timeoutMs: 30_000 }
/** What a living process has not prepared within this time, a dead one left behind. */
const abandonedAfterMs = 10 * 60_000

/** The library: routes, uploads, and files fetched from the net. */
export function assetFeature(options: AssetFeatureOptions) {
  const scratch = join(options.scratchFolder, `assets-${randomUUID()}`)
  const intake = openIntake({ ...options, scratchFolder: scratch })
  const uploads = openUploads({
    ...options,
    intake,
    maxBytes: options.maxUploadBytes ?? 4 * gibibyte,
    expireAfterHours: options.expireAfterHours ?? 24,
  })
  const fetcher = createRemoteFetcher(options.remote)
  const routes: Route[] = assetRoutes(options, options.storage)
  const plugins: ((app: FastifyInstance) => Promise<void>)[] = [uploads.plugin]

  async function resume(): Promise<void> {
    await uploads.resume()
    await intake.resume(new Date(Date.now() - abandonedAfterMs))
  }
  const timer = setInterval(() => {
    resume().catch((error) => options.log.error({ err: error }, 'uploads could not be taken up again'))
  }, abandonedAfterMs).unref()

  return {
    routes,
    plugins,
    /** Fetches a file behind the address guard and makes it a ready asset. Throws what the fetch or the file gives cause to. */
    async importFromUrl(actor: Actor, url: string): Promise<Asset> {
      await using folder = await scratchFolder(scratch)
      const file = await fetcher.fetchRemoteFile(url, remoteFile)
      const path = join(folder.path, 'fetched')
      await pipeline(file.body, createWriteStream(path))
      const asset = await intake.takeIn({
        assetId: newId('asset'),
        workspaceId: actor.workspaceId,
        userId: actor.userId,
        projectId: null,
        name: decodeName(new URL(file.url).pathname),
        path,
      })
      return viewAsset(await intake.prepare(asset, path))
    },
    /** Takes up what an earlier process left: call it at start. It repeats itself every ten minutes. */
    resume,
    /** Resolves when every upload so far is prepared. */
    settled: intake.settled,
    async close(): Promise<void> {
      clearInterval(timer)
      await intake.close()
      await fetcher.close()
    },
  }
}

export type AssetFeature = ReturnType<typeof assetFeature>

function decodeName(pathname: string): string {
  try {
    return decodeURIComponent(pathname.split('/').at(-1) ?? '')
  } catch {
    return ''
  }
}
