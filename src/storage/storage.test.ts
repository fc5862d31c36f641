import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startS3 } from '../../test/vendors/s3.ts'
import { sweepPartial } from './file-storage.ts'
import { checkedKey, plainName, storageKey } from './keys.ts'
import { openStorage } from './open.ts'
import { parseS3Url } from './s3-storage.ts'
import type { Storage } from './storage.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-storage-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const type = { contentType: 'application/octet-stream' }
const key = (name: string) => storageKey('ws_1', 'uploads', 'ast_1', name)
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function describeStorage(
  name: string,
  make: () => Promise<{ storage: Storage; objects(): Promise<string[]> }>,
) {
  describe(name, () => {
    let storage: Storage
    let objects: () => Promise<string[]>
    beforeAll(async () => {
      ;({ storage, objects } = await make())
    })

    test('what is put comes back, whole and in part', async () => {
      const bytes = randomBytes(70_000)
      await writeFile(join(folder, 'in.bin'), bytes)
      await storage.putFile(key('a.bin'), join(folder, 'in.bin'), type)
      expect(await storage.stat(key('a.bin'))).toEqual({ bytes: 70_000 })
      expect(await buffer(await storage.open(key('a.bin')))).toEqual(bytes)
      const part = await buffer(await storage.open(key('a.bin'), { start: 1_000, end: 1_999 }))
      expect(part).toEqual(bytes.subarray(1_000, 2_000))
      // Players ask past the end; the answer is what there is.
      const tail = await buffer(await storage.open(key('a.bin'), { start: 69_990, end: 999_999 }))
      expect(tail).toEqual(bytes.subarray(69_990))
      await expect(storage.open(key('a.bin'), { start: 70_000, end: 70_001 })).rejects.toMatchObject({
        code: 'bad_range',
      })
    })

    test('a stream larger than one part arrives whole', async () => {
      const piece = randomBytes(1024 ** 2)
      const pieces = Array.from({ length: 18 }, () => piece)
      expect(await storage.putStream(key('large.bin'), Readable.from(pieces), type)).toEqual({
        bytes: 18 * 1024 ** 2,
      })
      const out = join(folder, `large-${name}.bin`)
      await storage.toFile(key('large.bin'), out)
      expect(sha(await readFile(out))).toBe(sha(Buffer.concat(pieces)))
      await rm(out)
    })

    test('a stream that breaks leaves nothing, neither object nor part', async () => {
      const before = await objects()
      const broken = Readable.from(
        (async function* () {
          yield randomBytes(9 * 1024 ** 2)
          throw new Error('cut off')
        })(),
      )
      await expect(storage.putStream(key('broken.bin'), broken, type)).rejects.toThrow('cut off')
      expect(await storage.stat(key('broken.bin'))).toBeNull()
      expect(await objects()).toEqual(before)
    })

    test('the last put of a key wins; an empty object is an object', async () => {
      await storage.putStream(key('twice'), Readable.from([Buffer.from('one')]), type)
      await storage.putStream(key('twice'), Readable.from([Buffer.from('second')]), type)
      expect((await buffer(await storage.open(key('twice')))).toString()).toBe('second')
      await storage.putStream(key('empty'), Readable.from([]), type)
      expect(await storage.stat(key('empty'))).toEqual({ bytes: 0 })
    })

    test('what is not there is said to be missing, and may be deleted', async () => {
      await storage.putStream(key('gone'), Readable.from([Buffer.from('x')]), type)
      await storage.delete(key('gone'))
      await storage.delete(key('gone'))
      expect(await storage.stat(key('gone'))).toBeNull()
      await expect(storage.open(key('gone'))).rejects.toMatchObject({ code: 'object_missing' })
      await expect(storage.toFile(key('gone'), join(folder, 'never'))).rejects.toMatchObject({
        code: 'object_missing',
      })
      await expect(stat(join(folder, 'never'))).rejects.toThrow()
    })

    test('keys cannot leave their folder', async () => {
      const tricks = [
        '../x',
        'a/../../x',
        '/etc/passwd',
        'a//b',
        'a/./b',
        '.partial/x',
        'a\\..\\b',
        'a/b\0',
        'a/%2e%2e',
        '',
      ]
      for (const trick of tricks) {
        await expect(storage.stat(trick), trick).rejects.toMatchObject({ code: 'bad_storage_key' })
        await expect(storage.putStream(trick, Readable.from(['x']), type), trick).rejects.toMatchObject({
          code: 'bad_storage_key',
        })
      }
    })

    test('a link is never stored in place of a file', async () => {
      await symlink('/etc/hostname', join(folder, `link-${name}`))
      await expect(storage.putFile(key('link'), join(folder, `link-${name}`), type)).rejects.toMatchObject({
        code: 'storage_failed',
      })
      expect(await storage.stat(key('link'))).toBeNull()
    })
  })
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const fileRoot = join(folder, 'files')
describeStorage('file', async () => ({
  storage: openStorage(`file:${fileRoot}`),
  objects: () => filesUnder(fileRoot),
}))

describeStorage('s3', async () => {
  const server = await startS3()
  afterAll(() => server.close())
  const keys = `accessKeyId=${server.accessKeyId}&secretAccessKey=${server.secretAccessKey}`
  return {
    storage: openStorage(`s3://media/studio?endpoint=${encodeURIComponent(server.url)}&region=local&${keys}`),
    objects: async () => server.contents(),
  }
})

describe('s3 only', () => {
  test('a signed address works without keys, for a time; wrong keys open nothing', async () => {
    const server = await startS3()
    try {
      const storage = openStorage(
        `s3://media?endpoint=${encodeURIComponent(server.url)}&accessKeyId=${server.accessKeyId}&secretAccessKey=${server.secretAccessKey}`,
      )
      await storage.putStream(key('film.mp4'), Readable.from([Buffer.from('film')]), {
        contentType: 'video/mp4',
      })
      const url = await storage.signedUrl(key('film.mp4'), { seconds: 60, downloadName: 'Mein Film – 1.mp4' })
      const reply = await fetch(url ?? '')
      expect(await reply.text()).toBe('film')
      expect(reply.headers.get('content-type')).toBe('video/mp4')
      expect(reply.headers.get('content-disposition')).toContain('Mein%20Film')
      // The test server does not compute signatures of this version, so this looks at what a server would check.
      const signed = new URL(url ?? '').searchParams
      expect(signed.get('X-Amz-Expires')).toBe('60')
      expect(signed.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/)
      expect(url).not.toContain('secretAccessKey')
      const wrong = openStorage(
        `s3://media?endpoint=${encodeURIComponent(server.url)}&accessKeyId=x&secretAccessKey=y`,
      )
      await expect(wrong.open(key('film.mp4'))).rejects.toMatchObject({ code: 'storage_failed' })
    } finally {
      await server.close()
    }
  })

  test('a bad STORAGE_URL says what is wrong', () => {
    expect(() => parseS3Url('s3://bucket?endpiont=http://x')).toThrow(/endpiont/)
    expect(() => openStorage('ftp://x')).toThrow('STORAGE_URL')
    expect(parseS3Url('s3://b/one/two?endpoint=http://127.0.0.1:9000').client.forcePathStyle).toBe(true)
    expect(parseS3Url('s3://b/one/two').prefix).toBe('one/two/')
    expect(parseS3Url('s3://b?region=eu-west-1').client).toMatchObject({
      region: 'eu-west-1',
      forcePathStyle: false,
    })
  })
})

describe('file only', () => {
  test('a full disk is told as such and leaves no half file', async () => {
    const storage = openStorage(`file:${fileRoot}`)
    const full = new Readable({ read() {} })
    full.push(Buffer.from('half'))
    setImmediate(() => full.destroy(Object.assign(new Error('no space'), { code: 'ENOSPC' })))
    await expect(storage.putStream(key('full'), full, type)).rejects.toMatchObject({
      code: 'disk_full',
      status: 507,
    })
    expect(await readdir(join(fileRoot, '.partial'))).toEqual([])
  })

  test('knows what fits', async () => {
    const storage = openStorage(`file:${fileRoot}`)
    expect(await storage.fits(1)).toBe(true)
    expect(await storage.fits(2 ** 60)).toBe(false)
  })

  test('sweeps only old halves', async () => {
    const root = join(folder, 'sweep')
    await mkdir(join(root, '.partial'), { recursive: true })
    await writeFile(join(root, '.partial', 'old'), '')
    await writeFile(join(root, '.partial', 'new'), '')
    const now = new Date()
    await utimes(join(root, '.partial', 'old'), now, new Date(now.getTime() - 2 * 86_400_000))
    expect(await sweepPartial(root, now)).toBe(1)
    expect(await readdir(join(root, '.partial'))).toEqual(['new'])
  })
})

describe('keys', () => {
  test('a person’s file name becomes plain', () => {
    expect(plainName('../../etc/passwd')).toBe('passwd')
    expect(plainName('C:\\Users\\me\\Émile (1).MP4')).toBe('E-mile-1.MP4')
    expect(plainName('.htaccess')).toBe('htaccess')
    expect(plainName('...')).toBe('file')
    expect(plainName('日本.png')).toBe('file.png')
  })

  test('every name makes a good key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const made = storageKey('ws_1', 'generated', 'ast_1', name)
        expect(checkedKey(made)).toBe(made)
        expect(made.split('/')).toHaveLength(4)
      }),
    )
  })
})
