import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { examine } from '../../src/entry/doctor-checks.ts'
import type { Finding } from '../../src/entry/finding.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp('/tmp/dailies-house-')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function finding(name: string, environment: Record<string, string> = {}): Promise<Finding | undefined> {
  const findings = await examine({ DAILIES_DATA: folder, PORT: '0', ...environment })
  return findings.find((one) => one.name === name)
}

test('on a complete machine nothing is missing', async () => {
  const findings = await examine({ DAILIES_DATA: folder, PORT: '0' })
  expect(findings.filter((one) => one.state === 'missing')).toEqual([])
  expect(findings.map((one) => one.name)).toContain('ffmpeg')
})

test('a machine without ffmpeg is told what to install', async () => {
  vi.stubEnv('PATH', folder)
  const findings = await examine({ DAILIES_DATA: folder, PORT: '0' })
  expect(findings.find((one) => one.name === 'ffmpeg')).toMatchObject({
    state: 'missing',
    todo: expect.stringContaining('apt-get install ffmpeg'),
  })
  expect(findings.find((one) => one.name === 'voice flite')?.state).toBe('warning')
})

test('an ffmpeg without the needed parts is named with what it lacks', async () => {
  const poor = join(folder, 'ffmpeg')
  await chmod(folder, 0o755)
  await writeFile(poor, '#!/bin/sh\necho "ffmpeg version 4.3"\necho " A..... aac  x "\n')
  await chmod(poor, 0o755)
  vi.stubEnv('FFMPEG_PATH', poor)
  expect(await finding('ffmpeg')).toMatchObject({
    state: 'missing',
    says: '4.3 lacks libx264, xfade',
  })
})

test('wrong settings are told, and the rest is still looked at', async () => {
  const findings = await examine({ PORT: 'x', BILLING: 'y' })
  expect(findings.find((one) => one.name === 'settings')).toMatchObject({
    state: 'missing',
    says: 'PORT must be a whole number from 0 to 65535\nBILLING must be track or enforce',
  })
  expect(findings.find((one) => one.name === 'node')?.state).toBe('ok')
})

test('a taken port is missing, with the reason', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const found = await finding('port', { PORT: String(port) })
  await new Promise((resolve) => server.close(resolve))
  expect(found).toMatchObject({ state: 'missing', says: expect.stringContaining('EADDRINUSE') })
})

test('a secret that others may read, and a database that is not there, are told', async () => {
  await writeFile(join(folder, 'secret'), 's'.repeat(43))
  await chmod(join(folder, 'secret'), 0o644)
  expect((await finding('secret'))?.todo).toBe(`chmod 600 ${join(folder, 'secret')}`)
  const remote = { DATABASE_URL: 'postgres://127.0.0.1:1/dailies', DAILIES_SECRET: 's'.repeat(32) }
  expect(await finding('database', remote)).toMatchObject({
    state: 'missing',
    says: expect.stringContaining('ECONNREFUSED'),
  })
})

test('a dangling pointer to the database is told', async () => {
  await writeFile(join(folder, 'postgres.location'), '/nowhere/postgres\n')
  expect(await finding('database')).toMatchObject({
    state: 'missing',
    says: expect.stringContaining('/nowhere'),
  })
  await mkdir(join(folder, 'real'))
  await symlink(join(folder, 'real'), join(folder, 'postgres'))
  await rm(join(folder, 'postgres.location'))
  expect(await finding('database')).toMatchObject({ state: 'ok', says: expect.stringContaining('at rest') })
})
