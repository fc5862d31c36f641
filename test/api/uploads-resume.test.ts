import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as tus from 'tus-js-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Asset } from '#contract/asset.ts'
import { StorageErrors } from '#storage/errors.ts'
import { openStorage } from '#storage/open.ts'
import type { Storage } from '#storage/storage.ts'
import { clips } from '../harness/clips.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { startS3 } from '../vendors/s3.ts'
import {
  type AssetStudio,
  codeOf,
  openUpload,
  sendPiece,
  startAssetStudio,
  upload,
  uploadHead,
  uploadReady,
} from './asset-studio.ts'

let database: TestDatabase
const open: { close(): Promise<unknown> }[] = []
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  for (const one of open.reverse()) await one.close()
  await database.close()
})

async function studioWith(over: Parameters<typeof startAssetStudio>[1] = {}): Promise<AssetStudio> {
  const studio = await startAssetStudio(database.db, over)
  open.push(studio)
  return studio
}

test("the protocol's own client uploads in pieces", async () => {
  const studio = await studioWith()
  const { client } = await studio.server.signUp()
  const bytes = await readFile(await clips.video())
  const url = await new Promise<string>((done, fail) => {
    const work = new tus.Upload(bytes, {
      endpoint: `${client.baseUrl}/api/v1/uploads`,
      chunkSize: 10_000,
      metadata: { filename: 'pieces.mp4' },
      headers: { cookie: client.cookieHeader(), origin: studio.server.publicUrl },
      retryDelays: [],
      onSuccess: () => done(work.url ?? ''),
      onError: fail,
    })
    work.start()
  })
  await studio.assets.settled()
  const asset = Asset.parse((await client.get(`/api/v1/assets/${url.split('/').at(-1)}`)).body)
  expect(asset).toMatchObject({ name: 'pieces.mp4', bytes: bytes.length, status: 'ready' })
})

test('with an object store the bytes go there, and their address is signed', async () => {
  const s3 = await startS3()
  open.push(s3)
  const storage = openStorage(
    `s3://media/tenant?endpoint=${encodeURIComponent(s3.url)}&region=us-east-1&accessKeyId=${s3.accessKeyId}&secretAccessKey=${s3.secretAccessKey}`,
  )
  const studio = await studioWith({ storage })
  const { client } = await studio.server.signUp()
  const asset = await uploadReady(client, await clips.picture(), 'cloud.png')
  for (const path of [asset.url, `${asset.url}?download=1`, asset.posterUrl ?? '']) {
    const reply = await client.get(path)
    expect(reply.status).toBe(302)
    const signed = await fetch(reply.headers.get('location') ?? '')
    expect([path, signed.status]).toEqual([path, 200])
    expect((await signed.arrayBuffer()).byteLength).toBeGreaterThan(100)
  }
})

test('an upload that was whole when the process died is taken in by the next', async () => {
  const uploadsFolder = await mkdtemp('/tmp/dailies-uploads-')
  open.push({ close: () => rm(uploadsFolder, { recursive: true }) })
  const studio = await studioWith({ uploadsFolder })
  const { client } = await studio.server.signUp()
  const bytes = await readFile(await clips.picture())
  const opened = await openUpload(client, { bytes: bytes.length, name: 'whole.png' })
  // The last byte reached the disk; nothing after it happened.
  await writeFile(join(uploadsFolder, opened.id), bytes)
  expect((await client.get(`/api/v1/assets/${opened.id}`)).status).toBe(404)
  await studio.assets.resume()
  await studio.assets.settled()
  const asset = Asset.parse((await client.get(`/api/v1/assets/${opened.id}`)).body)
  expect([asset.name, asset.status]).toEqual(['whole.png', 'ready'])
  expect(await readdir(uploadsFolder)).toEqual([])

  // Or the client asks first.
  const second = await openUpload(client, { bytes: bytes.length, name: 'asked.png' })
  await writeFile(join(uploadsFolder, second.id), bytes)
  expect((await uploadHead(client, second.path)).status).toBe(200)
  expect((await client.get(`/api/v1/assets/${second.id}`)).status).toBe(200)
})

test('a full disk loses nothing: the same upload is finished once there is room', async () => {
  const folder = await mkdtemp('/tmp/dailies-full-')
  open.push({ close: () => rm(folder, { recursive: true }) })
  const real = openStorage(`file:${folder}`)
  let full: 'before' | 'while storing' | 'no' = 'before'
  const storage: Storage = {
    ...real,
    fits: async () => full !== 'before',
    async putFile(key, path, options) {
      if (full === 'while storing') throw StorageErrors.disk_full()
      await real.putFile(key, path, options)
    },
  }
  const studio = await studioWith({ storage })
  const { client } = await studio.server.signUp()
  const bytes = await readFile(await clips.picture())
  const refused = await upload(client, bytes, 'full.png')
  expect([refused.reply.status, codeOf(refused.reply)]).toEqual([507, 'disk_full'])

  full = 'while storing'
  const cut = await upload(client, bytes, 'full.png')
  expect([cut.reply.status, codeOf(cut.reply)]).toEqual([507, 'disk_full'])
  expect((await client.get(`/api/v1/assets/${cut.id}`)).status).toBe(404)

  full = 'no'
  expect((await uploadHead(client, cut.path)).status).toBe(200)
  await studio.assets.settled()
  expect((await client.get(`/api/v1/assets/${cut.id}`)).body).toMatchObject({
    name: 'full.png',
    status: 'ready',
  })
})

test('an unfinished upload expires', async () => {
  const uploadsFolder = await mkdtemp('/tmp/dailies-uploads-')
  open.push({ close: () => rm(uploadsFolder, { recursive: true }) })
  const studio = await studioWith({ uploadsFolder, expireAfterHours: 1 / 3_600_000 })
  const { client } = await studio.server.signUp()
  const opened = await openUpload(client, { bytes: 100, name: 'late.png' })
  expect((await sendPiece(client, opened.path, 0, Buffer.alloc(10)).catch(() => null))?.status ?? 410).toBe(
    410,
  )
  await studio.assets.resume()
  expect(await readdir(uploadsFolder)).toEqual([])
})
