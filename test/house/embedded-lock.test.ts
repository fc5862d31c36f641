import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRunning, startEmbedded } from '#db/embedded/start.ts'
import { quiet, removeDataFolder, serverOf, startChild, temporaryDataFolder } from './studio-child.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
})
afterEach(() => removeDataFolder(dataFolder))

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url)
  await client.connect()
  const result = await client.query(sql)
  await client.end()
  return result
}

test('a second studio on one data folder is refused by name of the first, which stays up', async () => {
  const first = await startChild(dataFolder)
  await expect(startEmbedded({ dataFolder, log: quiet })).rejects.toMatchObject({
    code: 'embedded_locked',
    message: expect.stringContaining(`process number ${first.process.pid}.`),
  })
  expect(await findRunning(dataFolder)).toEqual({
    url: serverOf(first).url,
    processId: serverOf(first).server,
  })

  await first.end('SIGTERM')
  const next = await startEmbedded({ dataFolder, log: quiet })
  expect(next.adopted).toBe(false)
  await next.stop()
  expect(await findRunning(dataFolder)).toBeNull()
})

const ownProcesses = ['--pid', '--ipc', '--fork', '--mount-proc']
const mayHide = process.getuid?.() === 0 && spawnSync('unshare', [...ownProcesses, 'true']).status === 0

test.runIf(mayHide)(
  'a studio whose processes we cannot see, as in another container, keeps its folder',
  async () => {
    const first = await startEmbedded({ dataFolder, log: quiet })
    const hidden = await startChild(dataFolder, { wrapper: ['unshare', ...ownProcesses] })
    expect(hidden.said).toMatchObject({ code: 'embedded_locked' })
    const { rows } = await query(first.url, 'select 1 as one')
    expect(rows).toEqual([{ one: 1 }])
    await first.stop()
  },
)

test('of two first starts at once, one gets the folder and one is refused', async () => {
  const children = await Promise.all([startChild(dataFolder), startChild(dataFolder)])
  const codes = children.map((child) => ('code' in child.said ? child.said.code : 'started')).sort()
  expect(codes).toEqual(['embedded_locked', 'started'])
  await Promise.all(children.map((child) => ('code' in child.said ? null : child.end('SIGTERM'))))
})
