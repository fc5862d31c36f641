import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbedded } from '#db/embedded/start.ts'
import { backUp } from '../../src/entry/backup.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { restore } from '../../src/entry/restore.ts'
import { quiet, removeDataFolder, temporaryDataFolder } from './studio-child.ts'

let dataFolder: string
let other: string
let target: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
  other = await temporaryDataFolder()
  target = `${dataFolder}-backup`
})
afterEach(async () => {
  await removeDataFolder(dataFolder)
  await removeDataFolder(other)
  await rm(target, { recursive: true, force: true })
})

const configOf = (folder: string, more = {}) => parseConfig({ DAILIES_DATA: folder, ...more })

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a backup under writes comes back whole: every row committed before it ended, media and secret', async () => {
  const server = await startEmbedded({ dataFolder, log: quiet })
  await query(server.url, 'create table takes (number int primary key, word text)')
  await mkdir(join(dataFolder, 'media', 'w1'), { recursive: true })
  await writeFile(join(dataFolder, 'media', 'w1', 'film.mp4'), 'pictures that move')
  await writeFile(join(dataFolder, 'secret'), `${'s'.repeat(43)}\n`, { mode: 0o600 })

  // Commits one row after the other, from before the backup begins until after it ended.
  const writer = new pg.Client(server.url)
  await writer.connect()
  let committed = 0
  let writing = true
  const written = (async () => {
    while (writing) {
      await writer.query("insert into takes values ($1, repeat('x', 2000))", [committed + 1])
      committed += 1
      // Moves the point from which the server would recover by itself; the copy must recover from its own, earlier one.
      if (committed % 5 === 0) await writer.query('checkpoint')
    }
  })()
  while (committed < 10) await new Promise(setImmediate)
  const before = committed
  const manifest = await backUp(configOf(dataFolder), target)
  expect(committed).toBeGreaterThan(before)
  writing = false
  await written
  await writer.end()
  await server.stop()

  expect(await restore(configOf(other), target)).toEqual(manifest)
  const copy = await startEmbedded({ dataFolder: other, log: quiet })
  const [rows] = await query<{ count: number; last: number }>(
    copy.url,
    'select count(*)::int as count, max(number) as last from takes',
  )
  // No gap, and nothing of what was there when the copy began is missing.
  expect(rows?.count).toBe(rows?.last)
  expect(rows?.count).toBeGreaterThanOrEqual(before)
  expect(rows?.count).toBeLessThanOrEqual(committed)
  await query(copy.url, "insert into takes values (0, 'after the restore')")
  await copy.stop()
  expect(await readFile(join(other, 'media', 'w1', 'film.mp4'), 'utf8')).toBe('pictures that move')
  expect((await readFile(join(other, 'secret'), 'utf8')).trim()).toBe('s'.repeat(43))
  expect((await stat(join(other, 'secret'))).mode & 0o777).toBe(0o600)
})

test('a studio at rest is backed up too, and rests again', async () => {
  const server = await startEmbedded({ dataFolder, log: quiet })
  await query(server.url, 'create table kept as select 7 as number')
  await server.stop()
  await backUp(configOf(dataFolder), target)
  expect(await readdir(join(dataFolder, 'postgres'))).not.toContain('postmaster.pid')
  await restore(configOf(other), target)
  const copy = await startEmbedded({ dataFolder: other, log: quiet })
  expect(await query(copy.url, 'select number from kept')).toEqual([{ number: 7 }])
  await copy.stop()
})

test('a restore touches no folder that holds something, nor one made by another major version', async () => {
  await backUp(configOf(dataFolder), target)
  await writeFile(join(other, 'secret'), 'mine')
  await expect(restore(configOf(other), target)).rejects.toMatchObject({ code: 'restore_target_not_empty' })
  expect(await readdir(other)).toEqual(['secret'])

  await rm(join(other, 'secret'))
  await writeFile(join(target, 'postgres', 'PG_VERSION'), '17\n')
  await expect(restore(configOf(other), target)).rejects.toMatchObject({ code: 'embedded_version_mismatch' })
  expect(await readdir(other)).toEqual([])
})

test('a backup is refused over an existing folder, with a server of one’s own, and an unfinished one is no backup', async () => {
  await mkdir(target)
  await expect(backUp(configOf(dataFolder), target)).rejects.toMatchObject({ code: 'backup_target_exists' })
  await expect(restore(configOf(other), target)).rejects.toMatchObject({ code: 'backup_not_found' })
  const remote = configOf(dataFolder, {
    DATABASE_URL: 'postgres://db/dailies',
    DAILIES_SECRET: 's'.repeat(32),
  })
  await expect(backUp(remote, `${target}-2`)).rejects.toMatchObject({ code: 'backup_needs_own_tools' })
})
