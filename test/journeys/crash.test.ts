import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../src/entry/build-app.ts'
import { freePort } from '../faults/free-port.ts'
import { laptop } from '../harness/chromium.ts'
import { clips } from '../harness/clips.ts'
import { createTestDatabase } from '../harness/database.ts'
import { asFilmmaker, type Filmmaker } from '../harness/filmmaker.ts'
import { testSecret } from '../harness/house.ts'
import { signUp } from '../harness/users.ts'
import { killProcesses, startVerb } from '../harness/worker-process.ts'
import { startFakeFal } from '../vendors/fal.ts'
import { journeyLimit, patience, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { enter, generate, hostedTake, readyTake, shotOf, take } from './scene.ts'

beforeAll(async () => void (await buildApp()), journeyLimit.timeout)

test.each(looksOf(laptop))('the studio dies and comes back, $width $theme', journeyLimit, async (look) => {
  const studio = await openShippedStudio()
  const { publicUrl, fal } = studio
  let process = await studio.start()
  const person = asFilmmaker(await signUp({ baseUrl: publicUrl }), publicUrl)
  const { page, context, holds } = await visit(studio, look)
  await enter(context, person, publicUrl)
  await page.goto(await shotOf(person, hostedTake))

  fal.script({ next: [['stuck']] })
  await generate(page).click()
  await page.getByRole('region', { name: 'Take 1 in progress' }).waitFor()
  await expect.poll(() => eventsOf(person), patience).toContain('provider.submitted')

  await killProcesses([process])
  const reconnecting = page.getByText('Reconnecting').filter({ visible: true })
  await reconnecting.waitFor()
  await holds()
  await take(page, 1).waitFor()
  expect(await page.getByRole('article', { name: /failed/ }).count()).toBe(0)

  // The vendor goes on meanwhile.
  fal.script({ mend: ['stuck'] })
  process = await studio.start()
  // A step that the dead process had in hand is taken over when its lease ends.
  await readyTake(page, 1).waitFor({ timeout: 60_000 })
  await reconnecting.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Balance 10 credits' }).waitFor()
  expect(fal.posts).toHaveLength(1)
  await holds()
})

const Jobs = z.object({ items: z.array(z.object({ id: z.string() })) })
async function eventsOf(person: Filmmaker): Promise<string[]> {
  const [job] = Jobs.parse((await person.client.get('/api/v1/jobs')).body).items
  return job === undefined ? [] : (await person.record(job.id)).map(({ type }) => type)
}

/** `dailies start` as a process of its own, always with the same address, data and vendor. */
async function openShippedStudio() {
  const database = await createTestDatabase()
  const folder = await mkdtemp('/tmp/dailies-journey-')
  const files = { mp4: await readFile(await clips.silentVideo('teal', 0.25)) }
  const fal = await startFakeFal({ files, script: { queueMs: 0, workMs: 50 } })
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  const started: ReturnType<typeof startVerb>[] = []
  onTestFinished(async () => {
    await killProcesses(started)
    await fal.close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    publicUrl,
    fal,
    async start() {
      const process = startVerb('start', {
        ...{ DATABASE_URL: database.url, DAILIES_DATA: folder, DAILIES_SECRET: testSecret },
        ...{ FAL_KEY: fal.key, FAL_BASE_URL: fal.url, BILLING: 'enforce' },
        ...{ PORT: String(port), LOG_LEVEL: 'info' },
      })
      started.push(process)
      await process.saying('Dailies is open at')
      expect(process.isAlive(), process.output()).toBe(true)
      return process
    },
  }
}
