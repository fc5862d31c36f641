import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { type EmbeddedServer, startEmbedded } from '#db/embedded/start.ts'
import { quiet, removeDataFolder, serverOf, startChild, temporaryDataFolder } from './studio-child.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
})
afterEach(() => removeDataFolder(dataFolder))

async function countRows(server: EmbeddedServer): Promise<unknown> {
  const client = new pg.Client(server.url)
  await client.connect()
  const { rows } = await client.query('select count(*)::int as rows from kept')
  await client.end()
  return rows[0]
}

/** A studio that committed 500 rows, and then lost its power: every process of it killed at once. */
async function loseAStudio(): Promise<number> {
  const child = await startChild(dataFolder)
  const { server } = serverOf(child)
  const client = new pg.Client(serverOf(child).url)
  client.on('error', () => {})
  await client.connect()
  await client.query('create table kept as select generate_series(1, 500) as number')
  const backends = await client.query<{ pid: number }>('select pid from pg_stat_activity')
  for (const pid of [...backends.rows.map((row) => row.pid), server]) killIfThere(pid)
  await child.end('SIGKILL')
  return server
}

/** The server ends its other processes itself as soon as it sees one of them die, so some are gone by now. */
function killIfThere(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

test('what was committed before a hard kill is there after the next start', async () => {
  const dead = await loseAStudio()
  expect(await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).toMatch(
    new RegExp(`^${dead}\n`),
  )
  const server = await startEmbedded({ dataFolder, log: quiet })
  expect(server.adopted).toBe(false)
  expect(await countRows(server)).toEqual({ rows: 500 })
  await server.stop()
})

test('a stale postmaster.pid whose number now belongs to another process does not bar the start', async () => {
  const dead = await loseAStudio()
  const file = join(dataFolder, 'postgres', 'postmaster.pid')
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(String(dead), String(stranger.pid)))

  const server = await startEmbedded({ dataFolder, log: quiet })
  expect(await countRows(server)).toEqual({ rows: 500 })
  expect(stranger.exitCode).toBeNull()
  await server.stop()
  expect(stranger.signalCode).toBeNull()
  stranger.kill()
})

test('a server that dies under a running studio comes back at the same address', async () => {
  const lines: string[] = []
  const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) }
  const server = await startEmbedded({ dataFolder, log })
  const db = openDatabase({ url: server.url })
  await db.$client.query('create table kept as select generate_series(1, 3) as number')
  const dead = server.processId()
  process.kill(dead, 'SIGKILL')
  while (server.processId() === dead) await sleep(20)
  const { rows } = await db.$client.query('select count(*)::int as rows from kept')
  expect(rows).toEqual([{ rows: 3 }])
  expect(lines.at(-1)).toBe('The embedded PostgreSQL is back.')
  await db.$client.end()
  await server.stop()
})
