import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { copyBinaries, findBinaries } from '#db/embedded/binaries.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { quiet, removeDataFolder, serverOf, startChild, temporaryDataFolder } from './studio-child.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

let dataFolder: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
})
afterEach(() => removeDataFolder(dataFolder))

async function ownerOfProcess(processId: number): Promise<number> {
  return (await stat(`/proc/${processId}`)).uid
}

test.runIf(isRoot)('root lends the server an ordinary account, and the data belong to it', async () => {
  const server = await startEmbedded({ dataFolder, log: quiet })
  const uid = await ownerOfProcess(server.processId())
  expect(uid).not.toBe(0)
  const folder = await stat(join(dataFolder, 'postgres'))
  expect({ uid: folder.uid, mode: folder.mode & 0o777 }).toEqual({ uid, mode: 0o700 })
  await server.stop()
})

test.runIf(isRoot)(
  'under a folder that only root may enter, the database lives in /var/lib/dailies',
  async () => {
    await chmod(dataFolder, 0o700)
    const first = await startEmbedded({ dataFolder, log: quiet })
    const client = new pg.Client(first.url)
    await client.connect()
    await client.query('create table kept ()')
    await client.end()
    await first.stop()

    const folder = (await readFile(join(dataFolder, 'postgres.location'), 'utf8')).trim()
    expect(folder).toMatch(/^\/var\/lib\/dailies\/[0-9a-f]{12}-\w+\/postgres$/)
    const second = await startEmbedded({ dataFolder, log: quiet })
    const again = new pg.Client(second.url)
    await again.connect()
    expect((await again.query("select to_regclass('kept')::text as kept")).rows).toEqual([{ kept: 'kept' }])
    await again.end()
    await second.stop()

    await rm(folder.replace(/\/postgres$/, ''), { recursive: true })
    await expect(startEmbedded({ dataFolder, log: quiet })).rejects.toMatchObject({
      code: 'embedded_folder_unreachable',
      message: expect.stringContaining('postgres.location'),
    })
    await rm(join(dataFolder, 'postgres.location'))
  },
)

test.runIf(isRoot)(
  'an ordinary user starts a server as himself, and root takes over the same database as that user',
  async () => {
    const own = await temporaryDataFolder(NOBODY)
    try {
      const child = await startChild(own, { uid: NOBODY, gid: NOBODY })
      expect(await ownerOfProcess(serverOf(child).server)).toBe(NOBODY)
      await child.end('SIGTERM')
      const server = await startEmbedded({ dataFolder: own, log: quiet })
      expect(await ownerOfProcess(server.processId())).toBe(NOBODY)
      await server.stop()
    } finally {
      await removeDataFolder(own)
    }
  },
)

test.runIf(isRoot)("an ordinary user is refused another account's database in one sentence", async () => {
  const server = await startEmbedded({ dataFolder, log: quiet })
  await server.stop()
  const child = await startChild(dataFolder, { uid: NOBODY, gid: NOBODY })
  expect(child.said).toMatchObject({ code: 'embedded_folder_unreachable' })
})

test('for an account that may not enter node_modules the programs are copied, once, readable by all', async () => {
  const before = process.umask(0o077)
  const installed = await findBinaries()
  const copies = await Promise.all([
    copyBinaries(installed, dataFolder),
    copyBinaries(installed, dataFolder),
  ]).finally(() => process.umask(before))
  const [copy] = copies
  expect(copies[1]).toEqual(copy)
  expect(await readdir(dataFolder)).toEqual([`postgresql-${installed.version}-${process.arch}`])
  const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const { stdout } = await promisify(execFile)(copy.postgres, ['--version'], { cwd: '/', ...account })
  expect(stdout).toContain(`(PostgreSQL) ${installed.majorVersion}.`)
  const { ino } = await stat(copy.postgres)
  await copyBinaries(installed, dataFolder)
  expect((await stat(copy.postgres)).ino).toBe(ino)
})

test('a path too long for a socket gets a private socket folder, which is gone after the stop', async () => {
  const deep = join(dataFolder, 'd'.repeat(60), 'e'.repeat(60))
  await mkdir(deep, { recursive: true })
  const server = await startEmbedded({ dataFolder: deep, log: quiet })
  onTestFinished(() => server.stop())
  const socketFolder = new URL(server.url).searchParams.get('host') ?? ''
  expect(socketFolder).toMatch(/^\/tmp\/dailies-\d+-[0-9a-f]{16}$/)
  expect((await stat(socketFolder)).mode & 0o777).toBe(0o700)
  const client = new pg.Client(server.url)
  await client.connect()
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  await server.stop()
  await expect(stat(socketFolder)).rejects.toThrow('ENOENT')
})

test('a database of another major version is refused and left alone', async () => {
  const server = await startEmbedded({ dataFolder, log: quiet })
  await server.stop()
  const file = join(dataFolder, 'postgres', 'PG_VERSION')
  await writeFile(file, '17\n')
  await expect(startEmbedded({ dataFolder, log: quiet })).rejects.toMatchObject({
    code: 'embedded_version_mismatch',
    message: expect.stringContaining('made by PostgreSQL 17'),
  })
  expect(await readFile(file, 'utf8')).toBe('17\n')
})

test('the server listens on no network address', async () => {
  const server = await startEmbedded({ dataFolder, log: quiet })
  const client = new pg.Client(server.url)
  await client.connect()
  const { rows } = await client.query(
    "select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
  )
  expect(rows).toEqual([{ addresses: '', fsync: 'on', commit: 'on' }])
  await client.end()
  await server.stop()
})
