import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { providerKeys } from '#db/schema/jobs.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { openKeyRows } from '#features/provider-keys/key-rows.ts'
import { createSealer } from '#features/provider-keys/seal.ts'
import { newId } from '#kernel/ids.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { beginRotation, endRotation, listOf, loadSecrets, previousFile } from '../../src/entry/secret.ts'
import { createTestDatabase } from '../harness/database.ts'
import { removeDataFolder, temporaryDataFolder } from './studio-child.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
})
afterEach(() => removeDataFolder(dataFolder))

test('a rotation that is killed leaves every key readable, and goes on where it was', async () => {
  const database = await createTestDatabase()
  const [old, fresh] = ['the old secret of thirty-two characters', 'the new secret of thirty-two characters']
  const rowsUnder = (...secrets: [string, ...string[]]) =>
    openKeyRows({ db: database.db, sealer: createSealer(secrets) })
  const total = 30
  for (let n = 0; n < total; n++) {
    const owner = n === 0 ? null : newId('workspace')
    if (owner !== null) await database.db.insert(workspaces).values({ id: owner, name: 'Test' })
    await rowsUnder(old).save(owner, 'fal', `key-number-${n}`, 'works', crypto.randomUUID())
  }
  const rotate = (): ChildProcess =>
    spawn(
      process.execPath,
      [join(import.meta.dirname, '../../src/entry/cli.ts'), 'rotate-keys', '--batch', '1'],
      {
        env: {
          PATH: process.env.PATH,
          DAILIES_DATA: dataFolder,
          DATABASE_URL: database.url,
          DAILIES_SECRET: fresh,
          DAILIES_SECRET_PREVIOUS: old,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
  const readable = async (...secrets: [string, ...string[]]) => {
    const rows = rowsUnder(...secrets)
    const stored = await database.db.select().from(providerKeys)
    return stored.filter((row) => rows.open(row)?.startsWith('key-number-')).length
  }
  try {
    const first = rotate()
    await once(first.stderr ?? first, 'data')
    first.kill('SIGKILL')
    await once(first, 'exit')
    const moved = await readable(fresh)
    expect(moved).toBeGreaterThan(0)
    expect(moved).toBeLessThan(total)
    expect(await readable(fresh, old)).toBe(total)

    const second = rotate()
    second.stderr?.resume()
    expect(await once(second, 'exit')).toEqual([0, null])
    expect(await readable(fresh)).toBe(total)
  } finally {
    await database.close()
  }
})

test('the secret of a data folder is replaced whole, once, and the old one stays beside it', async () => {
  const config = parseConfig({ DAILIES_DATA: dataFolder }).secret
  const { secretFile } = config
  const before = await loadSecrets(config)
  await beginRotation(secretFile)
  const after = await loadSecrets(config)
  expect(after.previous).toEqual([before.current])
  const named = { ...config, previous: 'one of the environment, which is older still' }
  expect((await loadSecrets(named)).previous).toEqual([named.previous, before.current])
  expect(after.current).not.toBe(before.current)
  // Killed before its end: the next call goes on with the same new secret.
  await beginRotation(secretFile)
  expect(await loadSecrets(config)).toEqual(after)
  await endRotation(secretFile)
  await beginRotation(secretFile)
  expect((await readFile(previousFile(secretFile), 'utf8')).trim()).toBe(after.current)
  await endRotation(secretFile)
  expect((await readdir(dataFolder)).filter((name) => name.startsWith('secret'))).toEqual([
    'secret',
    'secret.previous',
  ])
})

test('a process that meets a key under a newer secret reads the secrets again', async () => {
  const database = await createTestDatabase()
  try {
    const config = parseConfig({ DAILIES_DATA: dataFolder }).secret
    const sealer = createSealer(listOf(await loadSecrets(config)))
    const running = openKeyRows({
      db: database.db,
      sealer,
      reload: async () => sealer.learn(listOf(await loadSecrets(config))),
    })
    await running.save(null, 'fal', 'a-key-of-the-studio', 'works', crypto.randomUUID())
    await beginRotation(config.secretFile)
    const mover = openKeyRows({ db: database.db, sealer: createSealer(listOf(await loadSecrets(config))) })
    expect(await mover.rewrap()).toEqual({ done: 1, unreadable: 0 })
    const row = await running.find(null, 'fal')
    expect(row && running.open(row)).toBe('a-key-of-the-studio')
    expect(row && running.statusOf(row)).toBe('works')
  } finally {
    await database.close()
  }
})
