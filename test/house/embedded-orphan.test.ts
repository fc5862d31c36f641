import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { servesFolder } from '#db/embedded/postmaster.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { quiet, removeDataFolder, serverOf, startChild, temporaryDataFolder } from './studio-child.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
})
afterEach(() => removeDataFolder(dataFolder))

test('a server whose studio was killed is taken over, with its data', async () => {
  const child = await startChild(dataFolder)
  const client = new pg.Client(serverOf(child).url)
  await client.connect()
  await client.query('create table kept (word text)')
  await client.query("insert into kept values ('still here')")
  await client.end()
  await child.end('SIGKILL')

  const server = await startEmbedded({ dataFolder, log: quiet })
  expect(server.adopted).toBe(true)
  expect(server.processId()).toBe(serverOf(child).server)
  const again = new pg.Client(server.url)
  await again.connect()
  expect((await again.query('select word from kept')).rows).toEqual([{ word: 'still here' }])
  await again.end()

  await server.stop()
  expect(await servesFolder(server.processId(), join(dataFolder, 'postgres'))).toBe(false)
})

test('an orphaned server that does not answer is ended, and a new one started', async () => {
  const child = await startChild(dataFolder)
  await child.end('SIGKILL')
  const orphan = serverOf(child).server
  process.kill(orphan, 'SIGSTOP')

  const server = await startEmbedded({ dataFolder, log: quiet })
  expect(server.adopted).toBe(false)
  expect(server.processId()).not.toBe(orphan)
  expect(await servesFolder(orphan, join(dataFolder, 'postgres'))).toBe(false)
  await server.stop()
}, 60_000)
