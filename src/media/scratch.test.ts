import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { scratchFolder, sweepScratch } from './scratch.ts'

const root = await mkdtemp(join(tmpdir(), 'dailies-sweep-'))
afterAll(() => rm(root, { recursive: true, force: true }))

test('scratch of a killed worker goes after a day; what is in use stays', async () => {
  const left = join(root, 'scratch-left')
  await mkdir(join(left, 'work'), { recursive: true })
  const dayAndHourAgo = Date.now() / 1000 - 25 * 3600
  await utimes(left, dayAndHourAgo, dayAndHourAgo)
  await using used = await scratchFolder(root)

  await sweepScratch(root, new Date())

  expect((await readdir(root)).map((name) => join(root, name))).toEqual([used.path])
  await sweepScratch(join(root, 'nowhere'), new Date())
})
