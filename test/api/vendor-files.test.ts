import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { fitInput } from '#catalog/fit-input.ts'
import { vendorLimits } from '#catalog/vendor-limits.ts'
import type { GenerationRequestInput } from '#contract/generation.ts'
import { probeFile } from '#media/probe.ts'
import { clips } from '../harness/clips.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeKling, startFakeKling } from '../vendors/kling.ts'
import { type FakeRunway, startFakeRunway } from '../vendors/runway.ts'

/** What a person brings is made into what the vendor takes; the bytes that arrive there are looked at here. */
let kling: FakeKling
let runway: FakeRunway
let studio: TestStudio
let ada: Filmmaker
const folder = await mkdtemp(join(tmpdir(), 'dailies-vendor-bytes-'))
beforeAll(async () => {
  const files = { mp4: await readFile(await clips.silentVideo('teal', 0.25)) }
  kling = await startFakeKling({ files })
  runway = await startFakeRunway({ files })
  studio = await openTestStudio({
    fal: false,
    environment: {
      KLING_API_KEY: kling.key,
      KLING_BASE_URL: kling.url,
      RUNWAY_API_KEY: runway.key,
      RUNWAY_BASE_URL: runway.url,
    },
  })
  ada = await studio.join({ credits: 900 })
})
afterAll(async () => {
  await studio.close()
  await kling.close()
  await runway.close()
  await rm(folder, { recursive: true, force: true })
})

const signal = new AbortController().signal
const run = promisify(execFile)
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } })

/** What the probe says of bytes that a vendor got. */
async function look(bytes: Uint8Array) {
  const path = join(folder, `got-${bytes.length}`)
  await writeFile(path, bytes)
  return probeFile(path, signal)
}

const stepsOf = (job: { steps: readonly { name: string }[] }) => job.steps.map(({ name }) => name)
const Frame = z.object({ contents: z.array(z.object({ type: z.string(), url: z.string().optional() })) })

function pictureAt(words: string): Buffer {
  const post = kling.posts.findLast(({ body }) => JSON.stringify(body).includes(words))
  const url = Frame.parse(post?.body).contents.find(({ type }) => type === 'first_frame')?.url
  return Buffer.from(url ?? '', 'base64')
}

const previews = (assetId: string) =>
  readdir(join(studio.house.config.dataFolder, 'media', ada.workspaceId, 'previews', assetId))

test('a WebP that is 8,400 pixels wide arrives as a JPEG within the limits, and is made once', {
  timeout: 120_000,
}, async () => {
  const limits = vendorLimits.kling?.image
  if (limits === undefined) throw new Error('Kling has no limits')
  const poster = await ada.uploaded(await blank(8_400, 3_600).webp().toBuffer(), 'poster.webp')
  const take: Omit<GenerationRequestInput, 'prompt'> = {
    mode: 'i2v',
    engineId: 'kling-3.0-direct',
    durationSeconds: 3,
    audio: false,
    inputs: [{ role: 'firstFrame', assetId: poster.id }],
  }
  const first = await ada.make({ ...take, prompt: 'Waves roll in' })
  expect(first).toMatchObject({ status: 'succeeded' })
  expect(stepsOf(first)).toEqual(['fit', 'submit', 'wait', 'fetch', 'derive'])
  const got = await look(pictureAt('Waves roll in'))
  expect(got).toMatchObject({ contentType: 'image/jpeg', width: 8_192, height: 3_511 })
  expect(fitInput(got, limits)).toEqual({ do: 'nothing' })

  const kept = await previews(poster.id)
  expect(kept).toHaveLength(1)
  expect(await ada.make({ ...take, prompt: 'Waves roll out' })).toMatchObject({ status: 'succeeded' })
  expect(pictureAt('Waves roll out').equals(pictureAt('Waves roll in'))).toBe(true)
  expect(await previews(poster.id)).toEqual(kept)
})

test('a picture that lies on its side arrives upright; one that fits goes as it is', {
  timeout: 60_000,
}, async () => {
  const lying = await blank(640, 480).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const plain = await blank(640, 480).jpeg().toBuffer()
  for (const [words, bytes] of [
    ['The lake freezes', lying],
    ['The lake thaws', plain],
  ] as const) {
    const frame = await ada.uploaded(bytes, 'frame.jpg')
    const job = await ada.make({
      mode: 'i2v',
      engineId: 'kling-3.0-direct',
      prompt: words,
      durationSeconds: 3,
      audio: false,
      inputs: [{ role: 'firstFrame', assetId: frame.id }],
    })
    expect(job).toMatchObject({ status: 'succeeded' })
    expect(stepsOf(job).includes('fit')).toBe(words === 'The lake freezes')
  }
  expect(await look(pictureAt('The lake freezes'))).toMatchObject({ width: 480, height: 640, turned: false })
  expect(pictureAt('The lake thaws').equals(plain)).toBe(true)
})

test('a WebM of 48 frames a second arrives as H.264 of thirty', { timeout: 120_000 }, async () => {
  const webm = join(folder, 'run.webm')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=48:duration=3']
  await run('ffmpeg', ['-v', 'error', ...picture, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', webm])
  const clip = await ada.uploaded(await readFile(webm), 'run.webm')
  const job = await ada.make({
    mode: 'v2v',
    engineId: 'runway-aleph-2',
    prompt: 'Make it snow',
    inputs: [{ role: 'video', assetId: clip.id }],
  })
  expect(job).toMatchObject({ status: 'succeeded' })
  expect(stepsOf(job)).toEqual(['fit', 'submit', 'wait', 'fetch', 'derive'])
  const [bytes] = [...runway.uploads.values()]
  const got = await look(bytes ?? new Uint8Array())
  expect(got).toMatchObject({
    ...{ contentType: 'video/mp4', videoCodec: 'h264', width: 320, height: 180, fps: 30 },
    durationSeconds: expect.closeTo(3, 0),
  })
  const limits = vendorLimits.runway?.video
  expect(limits && fitInput(got, { ...limits, maxFps: 30, maxSeconds: 30 })).toEqual({ do: 'nothing' })
})

test('what nothing can mend is refused with its price, by the file: nothing is sent or held', {
  timeout: 60_000,
}, async () => {
  const posts = kling.posts.length
  const { available } = await ada.wallet()
  const wrong = [
    [await blank(200, 150).png().toBuffer(), '300 pixels', 'upscale'],
    [await blank(1_200, 400).png().toBuffer(), '2.5 times as wide', 'Crop'],
  ] as const
  for (const [bytes, limit, next] of wrong) {
    const frame = await ada.uploaded(bytes, 'frame.png')
    const body = {
      mode: 'i2v',
      engineId: 'kling-3.0-direct',
      prompt: 'It moves',
      inputs: [{ role: 'firstFrame', assetId: frame.id }],
    }
    const refused = refusal(await ada.client.post('/api/v1/quotes', body))
    expect(refused).toMatchObject({ status: 422, code: 'unsupported_by_engine', paths: ['inputs.0.assetId'] })
    expect(refused.problem.detail).toContain(limit)
    expect(refused.problem.detail).toContain(next)
    // Another engine takes it, so "auto" goes on.
    const quote = await ada.quote({
      ...body,
      mode: 'i2v',
      engineId: 'auto',
      inputs: [{ role: 'firstFrame', assetId: frame.id }],
    })
    expect(quote.engineId).not.toMatch(/kling/)
  }
  const long = await ada.uploaded(await readFile(await clips.silentVideo('red', 31)), 'long.mp4')
  const tooLong = refusal(
    await ada.client.post('/api/v1/quotes', {
      mode: 'v2v',
      engineId: 'runway-aleph-2',
      prompt: 'Snow',
      inputs: [{ role: 'video', assetId: long.id }],
    }),
  )
  expect(tooLong.problem.detail).toBe(
    'Runway Aleph 2 takes at most 30 s; this one has 31 s. Cut it to 30 s and add the cut video.',
  )
  expect([kling.posts.length, (await ada.wallet()).available]).toEqual([posts, available])
})
