import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '#contract/job.ts'
import { steps } from '#db/schema/jobs.ts'
import { probeFile } from '#media/probe.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join()
  bob = await studio.join({ name: 'Bob' })
})
afterAll(() => studio.close())

const clip = {
  mode: 't2v',
  engineId: 'draft-video',
  prompt: 'a desert',
  resolution: '720p',
  fps: 24,
  seed: 7,
} as const

async function previewOf(id: string): Promise<NonNullable<Job['preview']>> {
  for (;;) {
    const { preview, status } = await ada.job(id)
    if (preview !== null) return preview
    if (status !== 'queued' && status !== 'running') throw new Error(`It was ${status} before its preview`)
  }
}

/** No row names a file any more. */
const untilSwept = () =>
  expect
    .poll(() => studio.db.select({ id: steps.id }).from(steps).where(isNotNull(steps.preview)), {
      timeout: 20_000,
    })
    .toEqual([])

const isStored = async (id: string) => {
  const [step] = (await ada.job(id)).steps
  const key = `${ada.workspaceId}/previews/${step?.id}/preview.mp4`
  return (await studio.house.storage.stat(key)) !== null
}

test('a take is seen small while it is painted, by its workspace alone, and no longer than it runs', async () => {
  const { id } = await ada.start({ ...clip, durationSeconds: 4 })
  const { url, ...facts } = await previewOf(id)
  expect(facts).toEqual({ contentType: 'video/mp4', width: 768, height: 432 })

  const whole = await ada.bytes(url)
  expect(whole.status).toBe(200)
  expect(whole.headers.get('content-type')).toBe('video/mp4')
  expect(whole.headers.get('cache-control')).toBe('private, no-cache')
  const path = join(studio.house.config.dataFolder, 'seen.mp4')
  await writeFile(path, whole.body)
  expect(await probeFile(path, new AbortController().signal)).toMatchObject({
    ...{ width: 768, height: 432, fps: 12, durationSeconds: 4, hasAudio: false },
  })
  const part = await ada.bytes(`/api/v1/jobs/${id}/preview`, { range: 'bytes=0-99' })
  expect([part.status, part.body]).toEqual([206, whole.body.subarray(0, 100)])
  expect((await bob.bytes(url)).status).toBe(404)
  expect(await isStored(id)).toBe(true)

  await ada.command(id, 'cancel')
  expect(await ada.until(id)).toMatchObject({ status: 'canceled', preview: null, outputs: [] })
  expect((await ada.bytes(url)).status).toBe(404)
  await untilSwept()
  expect(await isStored(id)).toBe(false)
})

test('the final takes its place; what is found made needs none', async () => {
  const wish = { ...clip, durationSeconds: 1 }
  const { id } = await ada.start(wish)
  const { url } = await previewOf(id)
  expect(await ada.until(id)).toMatchObject({
    ...{ status: 'succeeded', preview: null },
    outputs: [{ width: 1280, height: 720 }],
  })
  expect((await ada.bytes(url)).status).toBe(404)
  await untilSwept()
  expect(await isStored(id)).toBe(false)

  const [again] = (await ada.make(wish)).steps
  expect(again?.note).toBe('Made before on this machine.')
  expect(await studio.db.select().from(steps).where(isNotNull(steps.preview))).toEqual([])
})
