import { mkdir, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Scratch, scratchFolder } from '#media/scratch.ts'
import type { InlineOutput } from '#providers/spec/provider.ts'
import { openMadeBefore } from './made-before.ts'

let scratch: Scratch
let folder: string
let made = 0
beforeEach(async () => {
  scratch = await scratchFolder(tmpdir(), 'made-before-')
  folder = join(scratch.path, 'cache')
  return async () => scratch[Symbol.asyncDispose]()
})

const empty = async () => {
  const path = join(scratch.path, `work-${++made}`)
  await mkdir(path)
  return path
}
const output = async (content: string): Promise<InlineOutput[]> => {
  const path = join(await empty(), 'take.mp4')
  await writeFile(path, content)
  return [{ kind: 'video', path, contentType: 'video/mp4', facts: { drew: ['sea'] } }]
}
const textOf = async (key: string, cache = openMadeBefore(folder, 1_000_000)) => {
  const [found] = (await cache.find(key, await empty())) ?? []
  return found ? readFile(found.path, 'utf8') : null
}

test('what was kept comes back with its facts, for another process, too; the copy is its own', async () => {
  const cache = openMadeBefore(folder, 1_000_000)
  expect(await textOf('a')).toBeNull()
  await cache.keep('a', await output('waves'))
  const work = await empty()
  expect(await openMadeBefore(folder, 1_000_000).find('a', work)).toEqual([
    { kind: 'video', path: join(work, 'take.mp4'), contentType: 'video/mp4', facts: { drew: ['sea'] } },
  ])
  await writeFile(join(work, 'take.mp4'), 'changed')
  expect(await textOf('a')).toBe('waves')
  await cache.keep('a', await output('waves'))
  expect(await readdir(folder)).toEqual(['a'])
})

test('what is cut short, changed or half written is not delivered', async () => {
  const cache = openMadeBefore(folder, 1_000_000)
  for (const spoil of [
    () => truncate(join(folder, 'a', 'take.mp4'), 2),
    () => writeFile(join(folder, 'a', 'take.mp4'), 'WAVES'),
    () => truncate(join(folder, 'a', 'manifest.json'), 9),
    () => rm(join(folder, 'a', 'take.mp4')),
  ]) {
    await rm(folder, { recursive: true, force: true })
    await cache.keep('a', await output('waves'))
    await spoil()
    expect(await textOf('a')).toBeNull()
  }
  await mkdir(join(folder, '.new-dead'))
  await utimes(join(folder, '.new-dead'), 0, 0)
  await mkdir(join(folder, '.new-alive'))
  await cache.keep('b', await output('wind'))
  expect((await readdir(folder)).sort()).toEqual(['.new-alive', 'b'])
})

test('it stays below its size, and what was used longest ago goes first', async () => {
  const cache = openMadeBefore(folder, 3_000)
  const long = 'x'.repeat(800)
  for (const [at, key] of ['a', 'b', 'c'].entries()) {
    await cache.keep(key, await output(long))
    await utimes(join(folder, key), at + 1, at + 1)
  }
  expect(await textOf('a', cache)).toBe(long)
  await cache.keep('d', await output(long))
  expect((await readdir(folder)).sort()).toEqual(['a', 'c', 'd'])
  await cache.keep('huge', await output('x'.repeat(1_600)))
  expect((await readdir(folder)).sort()).toEqual(['a', 'c', 'd'])
})
