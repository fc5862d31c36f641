import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Asset } from '#contract/asset.ts'
import type { Database } from '#db/client.ts'
import { type AssetFeature, type AssetFeatureOptions, assetFeature } from '#features/assets/feature.ts'
import { createLogger } from '#http/log.ts'
import { createSignals } from '#jobs/signals.ts'
import { openStorage } from '#storage/open.ts'
import type { Storage } from '#storage/storage.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'
import type { Client, Reply } from '../harness/users.ts'

export interface AssetStudio {
  server: PeopleServer
  assets: AssetFeature
  storage: Storage
  folder: string
  close(): Promise<void>
}

/** People and a library on a folder of its own, or on the storage that is handed in. */
export async function startAssetStudio(
  db: Database,
  over: Partial<AssetFeatureOptions> = {},
): Promise<AssetStudio> {
  const folder = await mkdtemp('/tmp/dailies-assets-')
  const storage = over.storage ?? openStorage(`file:${join(folder, 'media')}`)
  const signals = createSignals(db, () => {})
  const made: AssetFeature[] = []
  const server = await startPeopleServer({
    db,
    withGuard: (guard) => {
      const feature = assetFeature({
        db,
        signals,
        guard,
        storage,
        log: createLogger({ level: 'silent' }),
        uploadsFolder: join(folder, 'uploads'),
        scratchFolder: join(folder, 'scratch'),
        ...over,
      })
      made.push(feature)
      return feature
    },
  })
  const [assets] = made
  if (!assets) throw new Error('the server asked for no assets')
  return {
    server,
    assets,
    storage,
    folder,
    async close() {
      await server.close()
      await assets.close()
      await signals.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const tus = { 'tus-resumable': '1.0.0' }
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** The tus protocol by hand: opens an upload and returns its path, or the refusal. */
export async function openUpload(
  client: Client,
  file: { bytes: number; name: string; projectId?: string },
): Promise<Reply & { path: string; id: string }> {
  const metadata = [
    `filename ${base64(file.name)}`,
    ...(file.projectId ? [`projectId ${base64(file.projectId)}`] : []),
  ]
  const headers = { ...tus, 'upload-length': String(file.bytes), 'upload-metadata': metadata.join(',') }
  const reply = await client.call('POST', '/api/v1/uploads', { headers })
  const path = reply.headers.get('location') ?? ''
  return { ...reply, path, id: path.split('/').at(-1) ?? '' }
}

export async function sendPiece(
  client: Client,
  path: string,
  offset: number,
  piece: Uint8Array,
): Promise<Reply> {
  const response = await fetch(new URL(path, client.baseUrl), {
    method: 'PATCH',
    headers: {
      ...tus,
      origin: 'http://localhost:3210',
      cookie: client.cookieHeader(),
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body: new Uint8Array(piece),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? '' : JSON.parse(text) }
}

export const uploadHead = (client: Client, path: string): Promise<Reply> =>
  client.call('HEAD', path, { headers: tus })

/** The whole upload in one piece; the last reply and the asset's id. */
export async function upload(
  client: Client,
  content: Uint8Array,
  name: string,
): Promise<{ reply: Reply; id: string; path: string }> {
  const opened = await openUpload(client, { bytes: content.length, name })
  if (opened.status !== 201) return { reply: opened, id: opened.id, path: opened.path }
  return { reply: await sendPiece(client, opened.path, 0, content), id: opened.id, path: opened.path }
}

/** Uploads and waits until the asset is ready or has failed. */
export async function uploadReady(
  client: Client,
  content: Uint8Array | string,
  name: string,
): Promise<Asset> {
  const bytes = typeof content === 'string' ? await readFile(content) : content
  const { reply, id } = await upload(client, bytes, name)
  if (reply.status !== 204) throw new Error(`upload answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  for (;;) {
    const asset = Asset.parse((await client.get(`/api/v1/assets/${id}`)).body)
    if (asset.status !== 'pending') return asset
    await sleep(20)
  }
}

export const codeOf = (reply: Reply): string => z.object({ code: z.string() }).parse(reply.body).code
