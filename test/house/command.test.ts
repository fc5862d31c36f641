import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../..')

/** A checkout of the command alone, and a PATH that has the basic tools and what a test puts beside them. */
let checkout: string
let bin: string
beforeEach(async () => {
  checkout = await mkdtemp('/tmp/dailies-command-')
  bin = join(checkout, 'bin')
  await mkdir(bin)
  await mkdir(join(checkout, 'src/entry'), { recursive: true })
  await cp(join(repository, 'dailies'), join(checkout, 'dailies'))
  await writeFile(join(checkout, 'package-lock.json'), '{"lock":1}')
  await writeFile(join(checkout, 'src/entry/cli.ts'), '')
  const basics = [
    'sh',
    'env',
    'cat',
    'cmp',
    'cp',
    'cksum',
    'dirname',
    'readlink',
    'sed',
    'grep',
    'ls',
    'id',
    'rm',
    'mkdir',
    'ln',
  ]
  for (const name of basics) {
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `command -v ${name}`])
    await symlink(stdout.trim(), join(bin, name))
  }
  await program('node', 'if [ "$1" = -p ]; then echo 22; else echo "v22.0.0"; fi')
  await program(
    'npm',
    `mkdir -p node_modules/.bin; ln -sf ${bin}/pinned node_modules/.bin/node; echo npm ran >&2`,
  )
  await program('pinned', 'echo "pinned node: $*"')
  await program(
    'ffmpeg',
    'case "$*" in *version*) echo "ffmpeg version 5.1.9";; *) echo " V libx264 x"; echo " A aac x"; echo " . ass x"; echo " . xfade x";; esac',
  )
  for (const voice of ['text2wave', 'flite', 'espeak-ng']) await program(voice, 'true')
})
afterEach(() => rm(checkout, { recursive: true }))

async function program(name: string, script: string): Promise<void> {
  await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`)
  await chmod(join(bin, name), 0o755)
}

async function dailies(args: string[], environment: Record<string, string> = {}) {
  const options = { env: { PATH: bin, ...environment }, cwd: '/' }
  return promisify(execFile)(join(checkout, 'dailies'), args, options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error
      return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) }
    },
  )
}

test('installs once per lock file, says so on standard error only, and hands over to the pinned Node', async () => {
  const first = await dailies(['start', '--flag', 'two words'])
  expect(first.stdout).toBe(`pinned node: ${checkout}/src/entry/cli.ts start --flag two words\n`)
  expect(first.stderr).toContain('npm ran')
  const second = await dailies(['start'])
  expect(second).toMatchObject({ code: 0, stderr: '' })

  await writeFile(join(checkout, 'package-lock.json'), '{"lock":2}')
  expect((await dailies(['doctor'])).stderr).toContain('npm ran')
  expect((await dailies(['doctor'])).stderr).toBe('')
})

test('npm is told to leave the lock file alone', async () => {
  await program(
    'npm',
    `echo "$*" >${checkout}/npm.log; mkdir -p node_modules/.bin; ln -sf ${bin}/pinned node_modules/.bin/node`,
  )
  await dailies(['doctor'])
  expect(await readFile(join(checkout, 'npm.log'), 'utf8')).toMatch(/^install --no-save /)
})

test('an old Node, no npm, or a forbidden install end in one clear line', async () => {
  expect((await dailies(['doctor'], { DAILIES_NO_INSTALL: '1' })).stderr).toBe(
    'dailies: the npm packages are missing or old. Run: npm install\n',
  )
  await rm(join(bin, 'npm'))
  expect((await dailies(['doctor'])).stderr).toBe(
    'dailies: npm is needed to begin. Install it beside Node.js.\n',
  )
  await program('node', 'if [ "$1" = -p ]; then echo 18; else echo v18.1.0; fi')
  const old = await dailies(['doctor'])
  expect(old).toMatchObject({ code: 1, stderr: expect.stringContaining('this is v18.1.0') })
})

test('a missing ffmpeg is one line with the command to run, when nothing may be installed', async () => {
  await rm(join(bin, 'ffmpeg'))
  await program('apt-get', 'exit 1')
  const { code, stderr } = await dailies(['start'], { DAILIES_NO_INSTALL: '' })
  expect(code).toBe(1)
  await dailies(['doctor'])
  const forbidden = await dailies(['start'], { DAILIES_NO_INSTALL: '1' })
  expect(forbidden).toEqual({
    code: 1,
    stdout: '',
    stderr: 'dailies: ffmpeg is missing. Run: sudo apt-get install -y ffmpeg\n',
  })
  expect(stderr).toContain('sudo apt-get install -y ffmpeg')
})

test.runIf(process.getuid?.() === 0)('root has a missing ffmpeg installed by apt', async () => {
  await cp(join(bin, 'ffmpeg'), join(checkout, 'ffmpeg'))
  await rm(join(bin, 'ffmpeg'))
  await program(
    'apt-get',
    `echo "$*" >>${checkout}/apt.log; case "$*" in *" ffmpeg") cp ${checkout}/ffmpeg ${bin}/ffmpeg;; esac`,
  )
  expect(await dailies(['worker'])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('installing ffmpeg…'),
  })
  expect(await readFile(join(checkout, 'apt.log'), 'utf8')).toBe(
    'install -qq -y --no-install-recommends ffmpeg\n',
  )
})

test('an ffmpeg without what films need is named with what it lacks', async () => {
  await program(
    'ffmpeg',
    'case "$*" in *version*) echo "ffmpeg version 4.2.1";; *) echo " A aac x"; echo " . ass x";; esac',
  )
  const { code, stderr } = await dailies(['make', 'x'])
  expect(code).toBe(1)
  expect(stderr).toContain('ffmpeg lacks: version-4.3 libx264 xfade.')
})

test('missing voices are told once and stop nothing', async () => {
  await rm(join(bin, 'flite'))
  await dailies(['doctor'])
  const first = await dailies(['start'], { DAILIES_NO_INSTALL: '1' })
  expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('voices are missing (optional)') })
  expect((await dailies(['start'], { DAILIES_NO_INSTALL: '1' })).stderr).toBe('')
})

test('help needs nothing installed and starts nothing, and an unknown verb is a usage error', async () => {
  expect((await dailies(['help'])).stdout).toContain('./dailies <verb>')
  await rm(join(bin, 'npm'))
  await rm(join(bin, 'ffmpeg'))
  for (const verb of ['start', 'test', 'doctor']) {
    for (const flag of ['-h', '--help']) {
      expect(await dailies([verb, flag])).toEqual({
        code: 0,
        stdout: expect.stringContaining('./dailies <verb>'),
        stderr: '',
      })
    }
  }
  expect(await dailies(['fly'])).toMatchObject({ code: 2, stderr: expect.stringContaining("no verb 'fly'") })
})

test('with everything installed the verb itself answers for help', async () => {
  await dailies(['doctor'])
  await rm(join(bin, 'ffmpeg'))
  expect(await dailies(['make', '--help'])).toEqual({
    code: 0,
    stdout: `pinned node: ${checkout}/src/entry/cli.ts make --help\n`,
    stderr: '',
  })
  expect((await dailies(['make', 'x'])).code).toBe(1)
})

test('a missing Chromium is told once and stops nothing', async () => {
  await dailies(['doctor'])
  const without = { DAILIES_NO_INSTALL: '1' }
  const first = await dailies(['test'], without)
  expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('Chromium is missing (optional') })
  expect((await dailies(['test'], without)).stderr).toBe('')
  await program('chromium', 'true')
  await rm(join(checkout, 'node_modules/.dailies-no-chromium'))
  expect((await dailies(['test'], without)).stderr).toBe('')
})
