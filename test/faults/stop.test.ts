import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, test, vi } from 'vitest'
import { assets } from '#db/schema/assets.ts'
import { steps } from '#db/schema/jobs.ts'
import { RemoteRoute } from '#jobs/operations.ts'
import { scratchFolder } from '#media/scratch.ts'
import { hashOf } from '#providers/local/cache/made-before.ts'
import { createLocalProvider } from '#providers/local/provider.ts'
import { type HouseProcess, killProcesses } from '../harness/worker-process.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { type FaultHouse, openFaultHouse, wishes } from './fault-house.ts'
import { startHeir } from './heir.ts'
import { accountOf, recordsOf } from './laws.ts'

let fal: FalProcess
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 3_000 })
})
afterAll(() => killProcesses([fal.process]))

describe.concurrent('a worker ends in the middle of a render', () => {
  test('SIGTERM: what ends soon is finished, the rest goes on elsewhere', { timeout: 300_000 }, async ({
    expect,
  }) => {
    const house = await openFaultHouse(fal)
    try {
      const workspaceId = await house.workspace()
      const clip = await house.start(workspaceId, wishes.clip)
      const hosted = await house.start(workspaceId, wishes.flux)
      const worker = house.process('worker')
      const children = await untilFfmpegRuns(worker)
      worker.signal('SIGTERM')
      expect(await worker.ended, worker.output()).toBe(0)
      expect(children.filter(isAlive)).toEqual([])
      expect(await typesOf(house, clip)).toContain('step.succeeded')

      await using _heir = await startHeir(house)
      await house.untilOver([clip, hosted])
      expect(await accountOf(house)).toMatchObject({ broken: [], jobs: { succeeded: 2 }, posts: 1 })
      expect(await typesOf(house, clip)).not.toContain('step.taken-over')
    } finally {
      await house.close()
    }
  })

  test('SIGTERM: what takes too long is handed back, its children ended', { timeout: 300_000 }, async ({
    expect,
  }) => {
    const house = await openFaultHouse(fal)
    try {
      const id = await house.start(await house.workspace(), wishes.clip)
      const worker = house.process('worker')
      const children = await untilFfmpegRuns(worker)
      // A render that stands still ends only when it is ended.
      for (const pid of children) process.kill(pid, 'SIGSTOP')
      const at = performance.now()
      worker.signal('SIGTERM')
      expect(await worker.ended, worker.output()).toBe(0)
      console.log(`handed back after ${((performance.now() - at) / 1000).toFixed(1)} s`)
      expect(children.filter(isAlive)).toEqual([])
      expect((await typesOf(house, id)).at(-1)).toBe('step.put-back')
      expect(await readdir(join(house.folder, 'scratch'))).toEqual([])

      await using _heir = await startHeir(house)
      await house.untilOver([id])
      expect(await accountOf(house)).toMatchObject({ broken: [], jobs: { succeeded: 1 } })
      expect(await typesOf(house, id)).not.toContain('step.taken-over')
    } finally {
      await house.close()
    }
  })

  test('SIGKILL: what was ready of a clip is not painted again, and its bytes are the same', {
    timeout: 300_000,
  }, async ({ expect }) => {
    const house = await openFaultHouse(fal)
    try {
      const id = await house.start(await house.workspace(), {
        ...wishes.clip,
        durationSeconds: 6,
        aspectRatio: '1:1',
      })
      const doomed = house.process('worker')
      const cache = join(house.folder, 'cache')
      await vi.waitFor(
        async () => expect(await readdir(cache)).toEqual([expect.stringContaining('part-0')]),
        {
          ...{ timeout: 120_000, interval: 20 },
        },
      )
      doomed.signal('SIGKILL')
      await doomed.ended
      const inOneGo = madeInOneGo(house, id)

      await using _heir = await startHeir(house)
      await house.untilOver([id])
      expect(await accountOf(house)).toMatchObject({ broken: [], jobs: { succeeded: 1 } })
      const notes = (await recordsOf(house, [id])).filter(({ type }) => type === 'step.note')
      expect(notes.map(({ data }) => data)).toEqual([{ note: 'Goes on: 1 of 2 parts were made before.' }])
      expect(await readdir(cache)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
      expect(await madeBy(house, id)).toBe(await inOneGo)
    } finally {
      await house.close()
    }
  })
})

async function madeBy({ db }: FaultHouse, jobId: string): Promise<string | null> {
  const [made] = await db.select().from(assets).where(eq(assets.jobId, jobId))
  return made?.sha256 ?? null
}

/** The same work with nothing kept from before. */
async function madeInOneGo({ db }: FaultHouse, jobId: string): Promise<string> {
  const [step] = await db
    .select()
    .from(steps)
    .where(and(eq(steps.jobId, jobId), eq(steps.kind, 'inline.render')))
  const { compiled } = RemoteRoute.pick({ compiled: true }).parse(step?.input)
  await using scratch = await scratchFolder(tmpdir())
  const context = { inputs: [], scratch: scratch.path, onProgress: () => {} }
  const [output] = await createLocalProvider().render(compiled, {
    ...context,
    signal: AbortSignal.timeout(120_000),
  })
  return hashOf(output?.path ?? '')
}

const typesOf = async (house: FaultHouse, jobId: string) =>
  (await recordsOf(house, [jobId])).map(({ type }) => type)

/** Process ids of the worker's ffmpeg children, once there are any. */
async function untilFfmpegRuns(worker: HouseProcess): Promise<number[]> {
  const end = performance.now() + 120_000
  while (worker.isAlive() && performance.now() < end) {
    const children = await ffmpegOf(worker.pid)
    if (children.length > 0) return children
    await sleep(20)
  }
  throw new Error(`No ffmpeg: ${worker.output()}`)
}

async function ffmpegOf(parent: number): Promise<number[]> {
  const found = []
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : ''
    const [, program, parentId] = /\((.*)\) \S (\d+)/.exec(stat) ?? []
    if (program === 'ffmpeg' && Number(parentId) === parent) found.push(Number(name))
  }
  return found
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
