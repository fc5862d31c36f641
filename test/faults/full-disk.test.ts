import { spawnSync } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { retryJob } from '#jobs/commands.ts'
import { runUnit } from '#jobs/unit.ts'
import { balances } from '#ledger/balances.ts'
import { killProcesses } from '../harness/worker-process.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { openFaultHouse, wishes } from './fault-house.ts'
import { accountOf } from './laws.ts'

let fal: FalProcess
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 200 })
})
afterAll(() => killProcesses([fal.process]))

/** Which folder of the data lies on the full disk. */
describe.concurrent('the disk is full while work is under way', () => {
  test.for(['media', 'scratch'])('%s', { timeout: 300_000 }, async (name, { expect }) => {
    const house = await openFaultHouse(fal)
    const folder = join(house.folder, name)
    const disk = await fullDisk(folder)
    try {
      const workspaceId = await house.workspace()
      const local = await house.start(workspaceId, wishes.image)
      const hosted = await house.start(workspaceId, wishes.flux)
      const clip = disk.isReal ? [await house.start(workspaceId, wishes.clip)] : []
      house.process('worker', disk.environment)
      await house.untilOver([local, hosted, ...clip])
      for (const id of [local, ...clip]) {
        expect(await house.job(id)).toMatchObject({ status: 'failed', error: { code: 'disk_full' } })
      }
      expect(await house.job(hosted)).toMatchObject({ status: 'failed', error: { code: 'download_failed' } })
      expect((await house.job(hosted)).error?.detail).toMatch(/disk .*full/)
      expect(await balances(house.db, workspaceId)).toMatchObject({ available: 100_000, held: 0 })
      expect((await accountOf(house)).broken).toEqual([])
      expect(await filesIn(house.folder)).toEqual([])

      await disk.free()
      const { machine } = house.deps
      for (const id of [local, ...clip])
        await runUnit(machine, (unit) => retryJob(machine, unit, workspaceId, id, 'retry'))
      await runUnit(machine, (unit) => retryJob(machine, unit, workspaceId, hosted, 'reattach'))
      await house.untilOver([local, hosted, ...clip])
      // What the vendor made is fetched, not bought again.
      const all = { succeeded: 2 + clip.length }
      expect(await accountOf(house)).toMatchObject({ broken: [], jobs: all, posts: 1 })
    } finally {
      await house.close(() => disk.remove())
    }
  })
})

interface FullDisk {
  /** A disk of the kernel's; else the worker's own writes fail as on one. */
  isReal: boolean
  environment: Record<string, string>
  free(): Promise<void>
  remove(): void
}

async function fullDisk(folder: string): Promise<FullDisk> {
  await mkdir(folder, { recursive: true })
  const mount = (...options: string[]) =>
    spawnSync('mount', [...options, folder], { stdio: 'ignore' }).status === 0
  if (mount('-t', 'tmpfs', '-o', 'size=4k', 'tmpfs')) {
    return {
      isReal: true,
      environment: {},
      free: async () => void mount('-o', 'remount,size=256m'),
      remove: () => spawnSync('umount', ['-l', folder]),
    }
  }
  const main = fileURLToPath(new URL('./full-disk-main.ts', import.meta.url))
  return {
    isReal: false,
    environment: { NODE_OPTIONS: `--import ${main}`, FULL_FOLDER: folder },
    free: () => writeFile(`${folder}-is-free`, ''),
    remove: () => {},
  }
}

/** But what is meant to stay: the secret, and finished work that a retry takes from the cache. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'secret')
    .map(({ name, parentPath }) => relative(folder, join(parentPath, name)))
    .filter((path) => !path.startsWith('cache/'))
}
