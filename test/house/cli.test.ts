import { execFile } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { help } from '../../src/entry/help.ts'
import { clips } from '../harness/clips.ts'
import { createTestDatabase } from '../harness/database.ts'
import { removeDataFolder, temporaryDataFolder } from './studio-child.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await temporaryDataFolder()
})
afterEach(() => removeDataFolder(dataFolder))

async function dailies(args: string[], environment: Record<string, string> = {}) {
  const script = join(import.meta.dirname, '../../src/entry/cli.ts')
  const env = { PATH: process.env.PATH, DAILIES_DATA: dataFolder, ...environment }
  return promisify(execFile)(process.execPath, [script, ...args], { env, cwd: '/tmp' }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error
      return { code: error.code, stdout: error.stdout, stderr: error.stderr }
    },
  )
}

test('wrong settings end a verb with their lines and nothing else', async () => {
  expect(await dailies(['migrate'], { PORT: 'x', BILLING: 'free' })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'PORT must be a whole number from 0 to 65535\nBILLING must be track or enforce\n',
  })
})

test('an unknown verb, an unknown option and a missing argument are usage errors', async () => {
  expect(await dailies(['fly'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no verb "fly"') })
  expect(await dailies(['doctor', '--wings'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'--wings'"),
  })
  expect(await dailies(['restore'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Which backup?'),
  })
})

test('every verb explains itself and does nothing else', async () => {
  for (const [index, verb] of Object.keys(help).entries()) {
    // The settings are wrong, so a verb that looked further would say so.
    const asked = await dailies([verb, index % 2 === 0 ? '--help' : '-h'], { PORT: 'x' })
    expect(asked).toEqual({
      code: 0,
      stdout: expect.stringContaining(`Usage: ./dailies ${verb}`),
      stderr: '',
    })
  }
  expect(await readdir(dataFolder)).toEqual([])
})

test('migrate, backup and restore work from the command line, and leave no server behind', async () => {
  expect(await dailies(['migrate'])).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' })
  const target = `${dataFolder}-backup`
  const other = await temporaryDataFolder()
  try {
    expect(await dailies(['backup', target])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(target),
    })
    expect(await dailies(['restore', target], { DAILIES_DATA: other })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`is in ${other}.`),
    })
    for (const folder of [dataFolder, other]) {
      const names = await readdir(join(folder, 'postgres'))
      expect(names).toContain('PG_VERSION')
      expect(names).not.toContain('postmaster.pid')
    }
    const again = await dailies(['backup', target])
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `${target} is there already. Choose a new name.\n`,
    })
  } finally {
    await removeDataFolder(other)
    await rm(target, { recursive: true, force: true })
  }
})

test('doctor --json is one JSON document with a verdict', async () => {
  const fit = await dailies(['doctor', '--json'], { PORT: '0' })
  expect(fit.code).toBe(0)
  expect(JSON.parse(String(fit.stdout))).toMatchObject({ ok: true })
  const unfit = await dailies(['doctor', '--json'], { PORT: 'x' })
  expect(unfit.code).toBe(1)
  expect(JSON.parse(String(unfit.stdout))).toMatchObject({ ok: false })
})

test('generate works on a file, and names the result by what it is', async () => {
  const database = await createTestDatabase()
  onTestFinished(() => database.close())
  const environment = { DATABASE_URL: database.url, DAILIES_SECRET: 'c'.repeat(44), PORT: '0' }
  const output = join(dataFolder, 'loop')
  const wish = ['--mode', 'convert', '--set', 'format=gif', '--aspect', '1:1', '-o', output, '--json']
  const made = await dailies(['generate', '--input', await clips.silentVideo('red', 1), ...wish], environment)
  expect(made, String(made.stderr)).toMatchObject({ code: 0 })
  expect(JSON.parse(String(made.stdout))).toMatchObject({
    ...{ engineId: 'local-convert', path: `${output}.gif`, credits: 0, facts: { format: 'gif', fps: 15 } },
  })
  expect((await readFile(`${output}.gif`)).subarray(0, 3).toString()).toBe('GIF')
  const absent = await dailies(['generate', '--mode', 'convert', '--input', 'nothing.mp4'], environment)
  expect(absent).toMatchObject({ code: 1, stderr: 'There is no file nothing.mp4.\n' })
})
