import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '#contract/asset.ts'
import { pageOf } from '#contract/lists.ts'
import { assetLinks, assets } from '#db/schema/assets.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { type Output, registerOutput } from '#features/assets/outputs.ts'
import type { Actor } from '#http/route.ts'
import { newId } from '#kernel/ids.ts'
import { clips } from '../harness/clips.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { walkWithForeignIds } from '../harness/other-workspace.ts'
import type { SignedUp } from '../harness/users.ts'
import { type AssetStudio, codeOf, startAssetStudio, uploadReady } from './asset-studio.ts'

let database: TestDatabase
let studio: AssetStudio
let person: SignedUp
let video: Asset
let bytes: Buffer

const here = createServer(async (request, response) => {
  if (request.url === '/p%C3%ADcture.png') response.end(await readFile(await clips.picture()))
  else if (request.url === '/inside') response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end()
  else response.end('%PDF-1.7')
})
let hereUrl = ''

beforeAll(async () => {
  await new Promise<void>((done) => here.listen(0, '127.0.0.1', done))
  const address = here.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  hereUrl = `http://${host}`
  database = await createTestDatabase()
  studio = await startAssetStudio(database.db, { remote: { allowHosts: [host] } })
  person = await studio.server.signUp()
  video = await uploadReady(person.client, await clips.video(), 'Waves.mp4')
  bytes = await readFile(await clips.video())
})
afterAll(async () => {
  here.close()
  await studio.close()
  await database.close()
})

const content = (headers: Record<string, string> = {}, query = '', method = 'GET') =>
  fetch(new URL(`/api/v1/assets/${video.id}/content${query}`, person.client.baseUrl), {
    method,
    headers: { cookie: person.client.cookieHeader(), ...headers },
  })
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('content', () => {
  test('whole, with what keeps a browser from guessing or running it', async () => {
    const reply = await content()
    expect(reply.status).toBe(200)
    expect((await bodyOf(reply)).equals(bytes)).toBe(true)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      etag: `"${video.sha256}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="Waves.mp4"; filename*=UTF-8''Waves.mp4`,
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect((await content({}, '?download=1')).headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  test('a range, from the front, the middle and the end', async () => {
    const last = bytes.length - 1
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=100-199', 100, 199],
      ['bytes=-10', last - 9, last],
      [`bytes=${last}-`, last, last],
      ['bytes=0-999999999', 0, last],
    ] as const) {
      const reply = await content({ range })
      expect([range, reply.status]).toEqual([range, 206])
      expect(reply.headers.get('content-range')).toBe(`bytes ${start}-${end}/${bytes.length}`)
      expect(reply.headers.get('content-length')).toBe(String(end - start + 1))
      expect((await bodyOf(reply)).equals(bytes.subarray(start, end + 1))).toBe(true)
    }
  })

  test('a range past the end says how long the file is', async () => {
    const reply = await content({ range: `bytes=${bytes.length}-` })
    expect([reply.status, reply.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    expect(await reply.json()).toMatchObject({ code: 'range_not_satisfiable' })
  })

  test('unchanged is not sent again, and a range of another version is answered whole', async () => {
    const etag = `"${video.sha256}"`
    const unchanged = await content({ 'if-none-match': `W/"x", ${etag}` })
    expect([unchanged.status, (await bodyOf(unchanged)).length]).toEqual([304, 0])
    expect((await content({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
    expect((await content({ range: 'bytes=0-9', 'if-range': '"older"' })).status).toBe(200)
    expect((await content({ range: 'bytes=0-9', 'if-range': new Date().toUTCString() })).status).toBe(200)
  })

  test('HEAD tells the same without the bytes', async () => {
    const reply = await content({ range: 'bytes=0-9' }, '', 'HEAD')
    expect([reply.status, reply.headers.get('content-length')]).toEqual([206, '10'])
    const whole = await content({}, '', 'HEAD')
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  test('what an asset does not have is not found, and lost bytes are said to be lost', async () => {
    const text = await uploadReady(person.client, Buffer.from('WEBVTT\n'), 'x.vtt')
    for (const part of ['poster', 'sprite', 'peaks']) {
      expect((await person.client.get(`/api/v1/assets/${text.id}/${part}`)).status).toBe(404)
    }
    await studio.storage.delete(`${person.workspaceId}/uploads/${text.id}/x.vtt`)
    const lost = await person.client.get(`/api/v1/assets/${text.id}/content`)
    expect([lost.status, lost.headers.get('content-security-policy')]).toEqual([404, expect.any(String)])
  })
})

test('another workspace finds nothing of it, on any route', async () => {
  const stranger = await studio.server.signUp()
  const findings = await walkWithForeignIds({
    routes: studio.assets.routes,
    owner: person.client,
    ownerWorkspaceId: person.workspaceId,
    stranger: stranger.client,
    ids: { assets: video.id },
    bodies: { 'PATCH /assets/:id': { name: 'Stolen' } },
    exempt: {
      'GET /assets/:id/words': 'only a voice has them; asked for below',
      'GET /assets/:id/captions': 'the same',
    },
  })
  expect(findings).toEqual([])
  expect((await studio.server.client().get(`/api/v1/assets/${video.id}/content`)).status).toBe(401)
})

test('a viewer may look but not touch', async () => {
  const viewer = await studio.server.signUp()
  const me = await viewer.client.get('/api/v1/me')
  const userId = String(Object(me.body).id)
  await database.db.insert(memberships).values({ workspaceId: person.workspaceId, userId, role: 'viewer' })
  // In two workspaces now, yet an asset names its own.
  expect((await viewer.client.get(`/api/v1/assets/${video.id}`)).status).toBe(200)
  expect((await viewer.client.patch(`/api/v1/assets/${video.id}`, { favorite: true })).status).toBe(403)
  expect((await viewer.client.delete(`/api/v1/assets/${video.id}`)).status).toBe(403)
})

describe('the library', () => {
  const List = pageOf(Asset)
  const names = async (owner: SignedUp, query: string) =>
    List.parse((await owner.client.get(`/api/v1/assets?${query}`)).body).items.map((asset) => asset.name)

  test('is paged, filtered and searched', async () => {
    const owner = await studio.server.signUp()
    const project = await owner.client.post('/api/v1/projects', { name: 'Film' })
    const projectId = String(Object(project.body).id)
    const made: Asset[] = []
    for (const name of ['one.png', 'two_2.png', '100%.png']) {
      made.push(await uploadReady(owner.client, await clips.picture(), name))
    }
    made.push(await uploadReady(owner.client, await clips.tone(), 'song.wav'))
    const [one, two] = made
    await owner.client.patch(`/api/v1/assets/${one?.id}`, { projectId, tags: ['Blue', 'blue hour', 'Blue'] })
    await owner.client.patch(`/api/v1/assets/${two?.id}`, { name: 'Twice', favorite: true })

    expect(await names(owner, '')).toEqual(['song.wav', '100%.png', 'Twice', 'one.png'])
    expect(await names(owner, 'kind=audio')).toEqual(['song.wav'])
    expect(await names(owner, `projectId=${projectId}`)).toEqual(['one.png'])
    expect(await names(owner, 'q=TWI')).toEqual(['Twice'])
    expect(await names(owner, 'q=blue%20hour')).toEqual(['one.png'])
    expect(await names(owner, 'q=%25')).toEqual(['100%.png'])
    expect(await names(owner, 'q=_')).toEqual([])
    expect(await names(owner, 'jobId=job_none')).toEqual([])
    expect(await names(owner, 'status=failed')).toEqual([])

    const first = List.parse((await owner.client.get('/api/v1/assets?limit=3')).body)
    const rest = List.parse(
      (await owner.client.get(`/api/v1/assets?limit=3&cursor=${first.nextCursor}`)).body,
    )
    expect([first.items.length, rest.items.map((asset) => asset.name), rest.nextCursor]).toEqual([
      3,
      ['one.png'],
      null,
    ])

    const tagged = Asset.parse((await owner.client.get(`/api/v1/assets/${one?.id}`)).body)
    expect(tagged).toMatchObject({ tags: ['Blue', 'blue hour'], projectId })
    const foreign = await person.client.patch(`/api/v1/assets/${video.id}`, { projectId })
    expect([foreign.status, codeOf(foreign)]).toEqual([422, 'validation_failed'])

    expect((await owner.client.delete(`/api/v1/assets/${one?.id}`)).status).toBe(204)
    expect((await owner.client.get(`/api/v1/assets/${one?.id}`)).status).toBe(404)
    expect((await owner.client.get(`/api/v1/assets/${one?.id}/content`)).status).toBe(404)
    expect(await names(owner, '')).toEqual(['song.wav', '100%.png', 'Twice'])
  })
})

test('a step that registers its output twice makes one asset, with lineage inside its workspace only', async () => {
  const other = await studio.server.signUp()
  const foreign = await uploadReady(other.client, await clips.picture(), 'foreign.png')
  const output = (): Output => ({
    assetId: newId('asset'),
    workspaceId: person.workspaceId,
    projectId: null,
    createdBy: null,
    kind: 'video',
    name: 'A take',
    contentType: 'video/mp4',
    bytes: 1,
    sha256: 'x',
    storageKey: 'k',
    jobId: 'job_output',
    stepId: 'stp_output',
    stage: 'video',
    outputIndex: 0,
    generation: { jobId: 'job_output', engineId: 'draft-video', prompt: 'waves', seed: 7, credits: 40 },
    parents: [
      { assetId: video.id, relation: 'firstFrame' },
      { assetId: foreign.id, relation: 'style' },
      { assetId: 'ast_gone', relation: 'mask' },
    ],
    width: 1280,
    height: 720,
    durationSeconds: 4,
    fps: 24,
    posterKey: null,
    spriteKey: null,
    peaksKey: null,
    probe: {},
  })
  const first = await database.db.transaction((tx) => registerOutput(tx, output()))
  const second = await database.db.transaction((tx) => registerOutput(tx, output()))
  expect(first.created).toBe(true)
  expect(second).toEqual({ assetId: first.assetId, created: false })
  const links = await database.db.select().from(assetLinks).where(eq(assetLinks.childId, first.assetId))
  expect(links).toEqual([{ childId: first.assetId, parentId: video.id, relation: 'firstFrame' }])
  expect(Asset.parse((await person.client.get(`/api/v1/assets/${first.assetId}`)).body)).toMatchObject({
    status: 'ready',
    origin: 'generated',
    generation: { prompt: 'waves', seed: 7, credits: 40 },
  })
})

describe('what an engine said of a take', () => {
  const words = [
    { word: 'Two', startSeconds: 0.1, endSeconds: 0.4 },
    { word: 'words.', startSeconds: 0.4, endSeconds: 0.9 },
  ]
  const said = async (facts: object) => {
    await database.db
      .update(assets)
      .set({ generation: { jobId: 'j', engineId: 'e', prompt: '', seed: 7, credits: 0, ...facts } })
      .where(eq(assets.id, video.id))
    return Asset.parse((await person.client.get(`/api/v1/assets/${video.id}`)).body)
  }

  test('is shown; its words have an address of their own, and are captions', async () => {
    const shown = await said({ facts: { voice: 'Slt', words, wordTiming: 'exact' } })
    expect(shown.generation?.facts).toEqual({ voice: 'Slt', wordTiming: 'exact' })
    expect(shown.captionsUrl).toBe(`/api/v1/assets/${video.id}/captions`)
    const times = await person.client.get(`/api/v1/assets/${video.id}/words`)
    expect(times.body).toEqual({ timing: 'exact', items: words })
    const stranger = await studio.server.signUp()
    for (const part of ['words', 'captions'])
      expect((await stranger.client.get(`/api/v1/assets/${video.id}/${part}`)).status).toBe(404)
    const captions = await fetch(
      new URL(`/api/v1/assets/${video.id}/captions?download=1`, person.client.baseUrl),
      { headers: { cookie: person.client.cookieHeader() } },
    )
    expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
    expect(captions.headers.get('content-disposition')).toMatch(/^attachment; filename="Waves.vtt"/)
    expect(await captions.text()).toBe('WEBVTT\n\n00:00:00.100 --> 00:00:01.300\nTwo words.\n')
  })

  test('a take of which nobody knows the words has none, and says so', async () => {
    const shown = await said({})
    expect(shown).toMatchObject({ captionsUrl: null, generation: { facts: {} } })
    const reply = await person.client.get(`/api/v1/assets/${video.id}/captions`)
    expect([reply.status, codeOf(reply)]).toEqual([404, 'not_found'])
  })
})

describe('importFromUrl', () => {
  const actor = (): Actor => ({
    userId: newId('account'),
    sessionId: '',
    studioRole: 'user',
    workspaceId: person.workspaceId,
    role: 'member',
  })
  const importFor = async (path: string) => {
    const [row] = await database.db
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(eq(memberships.workspaceId, person.workspaceId))
    return studio.assets.importFromUrl({ ...actor(), userId: row?.userId ?? '' }, path)
  }

  test('fetches a file and makes it a ready asset', async () => {
    expect(await importFor(`${hereUrl}/p%C3%ADcture.png`)).toMatchObject({
      kind: 'image',
      name: 'pícture.png',
      status: 'ready',
      origin: 'uploaded',
      posterUrl: expect.any(String),
    })
  })

  test('not from inside, not by a redirect to inside, and nothing that is no media', async () => {
    await expect(importFor('http://127.0.0.1:9/x.png')).rejects.toMatchObject({
      code: 'remote_address_refused',
    })
    await expect(importFor('http://169.254.169.254/latest')).rejects.toMatchObject({
      code: 'remote_address_refused',
    })
    await expect(importFor('file:///etc/passwd')).rejects.toMatchObject({ code: 'remote_address_refused' })
    await expect(importFor(`${hereUrl}/inside`)).rejects.toMatchObject({ code: 'remote_address_refused' })
    await expect(importFor(`${hereUrl}/pdf`)).rejects.toMatchObject({ code: 'unsupported_media' })
  })
})

test('what a process left pending is made ready by the next', async () => {
  const picture = await uploadReady(person.client, await clips.picture(), 'left.png')
  await database.db
    .update(assets)
    .set({ status: 'pending', posterKey: null, createdAt: new Date(Date.now() - 3_600_000) })
    .where(eq(assets.id, picture.id))
  await studio.assets.resume()
  await studio.assets.settled()
  const again = Asset.parse((await person.client.get(`/api/v1/assets/${picture.id}`)).body)
  expect([again.status, again.posterUrl]).toEqual(['ready', picture.posterUrl])
})
