import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Asset } from '#contract/asset.ts'
import { Problem } from '#contract/problem.ts'
import { assets } from '#db/schema/assets.ts'
import { events } from '#db/schema/workspaces.ts'
import { newId } from '#kernel/ids.ts'
import { clips } from '../harness/clips.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import type { Client } from '../harness/users.ts'
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
let studio: AssetStudio
let client: Client
let workspaceId: string
beforeAll(async () => {
  database = await createTestDatabase()
  studio = await startAssetStudio(database.db, { maxUploadBytes: 4 * 1024 ** 2 })
  ;({ client, workspaceId } = await studio.server.signUp())
})
afterAll(async () => {
  await studio.close()
  await database.close()
})

const leftInUploads = () => readdir(join(studio.folder, 'uploads'))

test('a video is taken whole: facts, poster, sprite, waveform, events', async () => {
  const asset = await uploadReady(client, await clips.video(), 'Beach.mp4')
  expect(asset).toMatchObject({
    kind: 'video',
    origin: 'uploaded',
    name: 'Beach.mp4',
    contentType: 'video/mp4',
    width: 320,
    height: 180,
    fps: 24,
    status: 'ready',
    error: null,
    sprite: { frames: 2, secondsPerFrame: 1 },
  })
  expect(asset.durationSeconds).toBeCloseTo(2, 1)
  expect(asset.bytes).toBe((await readFile(await clips.video())).length)
  for (const url of [asset.url, asset.posterUrl, asset.spriteUrl, asset.peaksUrl]) {
    const reply = await fetch(new URL(url ?? '', client.baseUrl), {
      headers: { cookie: client.cookieHeader() },
    })
    expect([url, reply.status]).toEqual([url, 200])
    expect((await reply.arrayBuffer()).byteLength).toBeGreaterThan(100)
  }
  const told = await database.db.select().from(events).where(eq(events.workspaceId, workspaceId))
  expect(told.map((event) => [event.type, event.data])).toEqual([
    ['asset.created', { id: asset.id, status: 'pending' }],
    ['asset.updated', { id: asset.id, status: 'ready' }],
  ])
  const [row] = await database.db.select().from(assets).where(eq(assets.id, asset.id))
  expect(row?.storageKey).toBe(`${workspaceId}/uploads/${asset.id}/Beach.mp4`)
  await studio.assets.settled()
  expect(await leftInUploads()).toEqual([])
})

test('a picture of a phone is seen upright as JPEG, and the file itself is kept', {
  timeout: 30_000,
}, async () => {
  const photo = await readFile(new URL('../media/turned.heic', import.meta.url))
  const asset = await uploadReady(client, photo, 'IMG_0042.HEIC')
  expect(asset).toMatchObject({
    kind: 'image',
    name: 'IMG_0042.jpg',
    contentType: 'image/jpeg',
    width: 64,
    height: 96,
    status: 'ready',
  })
  const headers = { cookie: client.cookieHeader() }
  const poster = await fetch(new URL(asset.posterUrl ?? '', client.baseUrl), { headers })
  const { width, height } = await sharp(await poster.arrayBuffer()).metadata()
  expect([poster.status, width, height]).toEqual([200, 64, 96])
  const kept = `${workspaceId}/uploads/${asset.id}/original.heic`
  expect(await studio.storage.stat(kept)).toMatchObject({ bytes: photo.length })
  await studio.assets.settled()
  expect(await leftInUploads()).toEqual([])
})

test('a damaged picture of a phone is refused with what to do', { timeout: 30_000 }, async () => {
  const photo = await readFile(new URL('../media/turned.heic', import.meta.url))
  const { reply } = await upload(client, photo.subarray(0, 700), 'IMG_0043.HEIC')
  expect([reply.status, codeOf(reply)]).toEqual([422, 'corrupt_media'])
  expect(reply.body).toMatchObject({ nextSteps: [{ action: 'convert_file' }] })
})

test('a picture in HDR is seen and used in SDR, as bright as it was meant, and the file itself is kept', async () => {
  // 203 nits in PQ: white paper.
  const paper = sharp({
    create: { width: 64, height: 36, channels: 3, background: { r: 148, g: 148, b: 148 } },
  })
  const png = await paper.clone().png().toBuffer()
  const says = Buffer.from('\0\0\0\x04cICP\x09\x10\0\x01\0\0\0\0', 'latin1')
  says.writeUInt32BE(crc32(says.subarray(4, 12)), 12)
  const avif = await readFile(await clips.hdrPicture())
  for (const [name, bytes] of [
    ['screen.png', Buffer.concat([png.subarray(0, 33), says, png.subarray(33)])],
    ['photo.avif', avif],
  ] as const) {
    const asset = await uploadReady(client, bytes, name)
    expect(asset).toMatchObject({ contentType: 'image/jpeg', width: 64, height: 36 })
    const headers = { cookie: client.cookieHeader() }
    const shown = await fetch(new URL(asset.url ?? '', client.baseUrl), { headers })
    const { channels } = await sharp(await shown.arrayBuffer()).stats()
    for (const { mean } of channels) expect(Math.abs(mean - 216)).toBeLessThan(6)
    const kept = `${workspaceId}/uploads/${asset.id}/original.${name.split('.')[1]}`
    expect(await studio.storage.stat(kept)).toMatchObject({ bytes: bytes.length })
  }
})

test('pictures and sounds', async () => {
  expect(await uploadReady(client, await clips.picture(), 'a.png')).toMatchObject({
    kind: 'image',
    contentType: 'image/png',
    durationSeconds: null,
    spriteUrl: null,
    peaksUrl: null,
  })
  const sound = await uploadReady(client, await clips.tone(), 'a.wav')
  expect(sound).toMatchObject({ kind: 'audio', contentType: 'audio/wav', width: null, posterUrl: null })
  expect(sound.peaksUrl).not.toBeNull()
})

test('subtitles and colour tables are told by their words', async () => {
  const texts = {
    'a.txt': ['1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\n', 'subtitle', 'application/x-subrip', 'a.srt'],
    'b.vtt': ['\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nHello\n', 'subtitle', 'text/vtt', 'b.vtt'],
    'c.cube': [
      `TITLE "Warm"\n# made by hand\nLUT_3D_SIZE 2\n${'0.0 0.5 1.0\n'.repeat(8)}`,
      'lut',
      'application/x-cube',
      'c.cube',
    ],
  }
  for (const [name, [text = '', kind, contentType, shown]] of Object.entries(texts)) {
    expect(await uploadReady(client, Buffer.from(text), name)).toMatchObject({
      kind,
      contentType,
      name: shown,
      status: 'ready',
    })
  }
})

test('the type is what the bytes say, whatever the name says', async () => {
  const asset = await uploadReady(client, await clips.picture(), 'holiday.exe')
  expect(asset).toMatchObject({ name: 'holiday.png', contentType: 'image/png' })
})

test('what is not supported, damaged or outsized is refused by name, and kept as failed with its reason', async () => {
  const video = await readFile(await clips.video())
  const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const cases: [string, Uint8Array, number, string][] = [
    ['a PDF renamed', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 415, 'unsupported_media'],
    ['a program', Buffer.from('MZ\x90\x00\x03'), 415, 'unsupported_media'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'unsupported_media'],
    ['a vector picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'unsupported_media'],
    ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), 415, 'unsupported_media'],
    ['a video cut off in its head', video.subarray(0, 200), 422, 'corrupt_media'],
    [
      'noise behind a video head',
      Buffer.concat([video.subarray(0, 40), Buffer.alloc(5000, 7)]),
      422,
      'corrupt_media',
    ],
    ['a decompression bomb', bomb, 413, 'too_large'],
    ['half a picture', (await readFile(await clips.picture())).subarray(0, 1_000), 422, 'corrupt_media'],
  ]
  for (const [what, bytes, status, code] of cases) {
    const { reply, id } = await upload(client, bytes, 'clip.mp4')
    expect([what, reply.status, reply.status < 400 ? '' : codeOf(reply)]).toEqual([what, status, code])
    expect([what, Problem.parse(reply.body).nextSteps?.length]).toEqual([what, 1])
    const asset = Asset.parse((await client.get(`/api/v1/assets/${id}`)).body)
    expect([what, asset.status, asset.error?.code]).toEqual([what, 'failed', code])
    expect((await client.get(`/api/v1/assets/${id}/content`)).status).toBe(409)
  }
  expect(await leftInUploads()).toEqual([])
})

test('a name cannot leave its folder, hide its ending or run', async () => {
  const picture = await readFile(await clips.picture())
  const names = {
    '../../../etc/passwd': 'passwd.png',
    '..\\..\\windows\\system.ini': 'system.png',
    'photo\u202Egnp.exe': 'photognp.png',
    'a\u0000b\r\nSet-Cookie: x.png': 'abSet-Cookie: x.png',
    '....': 'Untitled.png',
    'Ünïcødé ✨.png': 'Ünïcødé ✨.png',
    [`${'x'.repeat(500)}.png`]: `${'x'.repeat(150)}.png`,
  }
  for (const [given, shown] of Object.entries(names)) {
    const asset = await uploadReady(client, picture, given)
    expect(asset.name).toBe(shown)
    const [row] = await database.db.select().from(assets).where(eq(assets.id, asset.id))
    expect(row?.storageKey).toMatch(
      new RegExp(`^${workspaceId}/uploads/${asset.id}/[A-Za-z0-9][A-Za-z0-9._-]*\\.png$`),
    )
    const reply = await client.get(`/api/v1/assets/${asset.id}/content?download=1`)
    expect(reply.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"\r\n]+"; filename\*=UTF-8''[^\s;]+$/,
    )
  }
})

test('too large, empty or of unknown length is refused before a byte is sent', async () => {
  const empty = await openUpload(client, { bytes: 0, name: 'empty.mp4' })
  expect([empty.status, codeOf(empty)]).toEqual([415, 'unsupported_media'])
  const reply = await openUpload(client, { bytes: 4 * 1024 ** 2 + 1, name: 'big.mp4' })
  expect([reply.status, codeOf(reply)]).toEqual([413, 'payload_too_large'])
  const deferred = await client.call('POST', '/api/v1/uploads', {
    headers: { 'tus-resumable': '1.0.0', 'upload-defer-length': '1' },
  })
  expect([deferred.status, codeOf(deferred)]).toEqual([422, 'validation_failed'])
  const opened = await openUpload(client, { bytes: 10, name: 'more.mp4' })
  expect(
    (await sendPiece(client, opened.path, 0, Buffer.alloc(11)).catch(() => ({ status: 413 }))).status,
  ).toBe(413)
})

test('an upload goes on where a cut connection left it', async () => {
  const bytes = await readFile(await clips.video())
  const opened = await openUpload(client, { bytes: bytes.length, name: 'cut.mp4' })
  const half = Math.floor(bytes.length / 2)
  await cutAfter(opened.path, bytes.subarray(0, half), bytes.length)
  let offset = 0
  while (offset === 0) {
    const head = await uploadHead(client, opened.path)
    expect(head.status).toBe(200)
    offset = Number(head.headers.get('upload-offset'))
  }
  expect(offset).toBeLessThanOrEqual(half)
  expect(
    await sendPiece(client, opened.path, offset + 1, bytes.subarray(offset + 1)).then(
      (r) => r.status,
      () => 409,
    ),
  ).toBe(409)
  const rest = await sendPiece(client, opened.path, offset, bytes.subarray(offset))
  expect(rest.status).toBe(204)
  await studio.assets.settled()
  const stored = await fetch(new URL(`/api/v1/assets/${opened.id}/content`, client.baseUrl), {
    headers: { cookie: client.cookieHeader() },
  })
  expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true)
})

/** Promises the whole file, sends a part of it and hangs up. */
async function cutAfter(path: string, part: Uint8Array, promised: number): Promise<void> {
  const url = new URL(path, client.baseUrl)
  const socket = connect(Number(url.port), url.hostname)
  socket.on('error', () => {})
  const head = [
    `PATCH ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'origin: http://localhost:3210',
    `cookie: ${client.cookieHeader()}`,
    'tus-resumable: 1.0.0',
    'upload-offset: 0',
    'content-type: application/offset+octet-stream',
    `content-length: ${promised}`,
  ]
  await new Promise<void>((done) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(part, () => done())
  })
  // Until something has arrived; then the line goes dead.
  for (;;) {
    const [file] = (await readdir(join(studio.folder, 'uploads'))).filter((name) => path.endsWith(name))
    if (file && (await readFile(join(studio.folder, 'uploads', file))).length > 0) break
  }
  socket.destroy()
}

test('who missed the last answer learns by HEAD that all is there', async () => {
  const bytes = await readFile(await clips.picture())
  const { path, reply } = await upload(client, bytes, 'missed.png')
  expect(reply.status).toBe(204)
  const head = await uploadHead(client, path)
  expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
    200,
    String(bytes.length),
    String(bytes.length),
  ])
  const again = await sendPiece(client, path, bytes.length, Buffer.alloc(0))
  expect([again.status, codeOf(again)]).toEqual([409, 'conflict'])
})

test("a stranger, or somebody of another workspace, finds no upload and leaves none in another's project", async () => {
  const other = await studio.server.signUp()
  const opened = await openUpload(client, { bytes: 10, name: 'mine.png' })
  expect((await uploadHead(other.client, opened.path)).status).toBe(404)
  expect((await sendPiece(other.client, opened.path, 0, Buffer.alloc(10))).status).toBe(404)
  const gone = await other.client.call('DELETE', opened.path, { headers: { 'tus-resumable': '1.0.0' } })
  expect(gone.status).toBe(404)
  expect((await uploadHead(studio.server.client(), opened.path)).status).toBe(401)
  expect((await openUpload(studio.server.client(), { bytes: 1, name: 'x' })).status).toBe(401)
  expect((await uploadHead(client, `/api/v1/uploads/${newId('asset')}`)).status).toBe(404)
  expect((await uploadHead(client, '/api/v1/uploads/..%2F..%2Fetc')).status).toBe(404)

  const project = await other.client.post('/api/v1/projects', { name: 'Theirs' })
  const projectId = String(Object(project.body).id)
  const refused = await openUpload(client, { bytes: 10, name: 'x.png', projectId })
  expect([refused.status, codeOf(refused)]).toEqual([422, 'validation_failed'])
  expect((await openUpload(other.client, { bytes: 10, name: 'x.png', projectId })).status).toBe(201)
})

test('an upload can be given up', async () => {
  const opened = await openUpload(client, { bytes: 10, name: 'never.png' })
  const gone = await client.call('DELETE', opened.path, { headers: { 'tus-resumable': '1.0.0' } })
  expect(gone.status).toBe(204)
  expect((await uploadHead(client, opened.path)).status).toBe(404)
})
