import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GenerationRequestInput } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
let bea: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
  bea = await studio.join({ name: 'Bea', credits: 950 })
})
afterAll(() => studio.close())

const hosted = { mode: 't2v', engineId: 'veo-3.1-lite', durationSeconds: 4, resolution: '720p' } as const
const postsFor = (words: string) => studio.fal.posts.filter(({ body }) => String(body.prompt).includes(words))

/** Downloads are tried for a quarter of a minute, so these begin first and are looked at last. */
const lost = ['expired-output', 'truncated-output'] as const
const lostJobs = new Map<string, string>()
test('files that do not come: the takes begin', async () => {
  for (const name of lost) {
    const { id } = await bea.start({ ...hosted, prompt: `Fog over a lake [[${name}]]` })
    lostJobs.set(name, id)
  }
  expect(await bea.wallet()).toMatchObject({ available: 920, held: 80 })
})

describe('one request, many stages', () => {
  const stagesOf = ({ outputs }: Job) => outputs.map(({ stage, kind }) => `${stage} ${kind}`).toSorted()

  test('picture, video, camera, look, voice, ambience and the mix: one price, one film', {
    timeout: 120_000,
  }, async () => {
    const request: GenerationRequestInput = {
      mode: 'i2v',
      engineId: 'veo-3.1-lite',
      prompt: 'A lighthouse in a storm, slow push in',
      durationSeconds: 4,
      resolution: '720p',
      seed: 7,
      styleId: 'film-noir',
      image: { engineId: 'draft-image', prompt: 'A lighthouse in a storm' },
      motion: { camera: { presetId: 'handheld' } },
      post: { fps: 12 },
      voice: { text: 'The light never sleeps.' },
      ambience: { prompt: 'storm and waves' },
    }
    expect(await ada.quote(request)).toMatchObject({ totalCredits: 40 })
    const job = await ada.make(request)
    expect(job).toMatchObject({
      status: 'succeeded',
      delivered: 7,
      requested: 7,
      price: { charged: 40, refunded: 0 },
    })
    expect(stagesOf(job)).toEqual([
      'ambience audio',
      'image image',
      'motion video',
      'mux video',
      'post video',
      'video video',
      'voice audio',
    ])
    const film = job.outputs.at(-1)
    expect(film).toMatchObject({ stage: 'mux', width: 1280, height: 720 })
    const asset = await ada.asset(film?.assetId ?? '')
    expect(asset).toMatchObject({ contentType: 'video/mp4', fps: 12, peaksUrl: expect.any(String) })

    const [post] = postsFor('slow push in')
    expect(post).toMatchObject({ endpoint: 'fal-ai/veo3.1/lite/image-to-video' })
    const still = job.outputs.find(({ stage }) => stage === 'image')
    const sent = studio.fal.uploads.get(new URL(String(post?.body.image_url)).pathname)
    expect(Buffer.from(sent ?? []).equals((await ada.bytes(still?.url ?? '')).body)).toBe(true)
  })

  test('a draft made larger, at another pace, in another format', { timeout: 120_000 }, async () => {
    const job = await ada.make({
      mode: 't2v',
      engineId: 'draft-video',
      prompt: 'A lighthouse in a storm',
      durationSeconds: 1,
      resolution: '540p',
      fps: 12,
      post: { upscale: '720p', fps: 8, format: 'webm' },
    })
    expect(stagesOf(job)).toEqual(['post video', 'upscale video', 'video video'])
    const asset = await ada.asset(job.outputs.at(-1)?.assetId ?? '')
    expect(asset).toMatchObject({ contentType: 'video/webm', fps: 8, width: 1280, height: 720 })
  })
})

describe('a stage that fails', () => {
  test('gives back its price and leaves what is finished; a retry runs only what is missing', async () => {
    const before = await ada.wallet()
    studio.fal.script({ next: [[], ['failed']] })
    const failed = await ada.make({
      ...hosted,
      mode: 'i2v',
      prompt: 'The harbour wakes up',
      image: { engineId: 'flux-2-pro', prompt: 'A harbour at dawn' },
    })
    expect(failed).toMatchObject({
      status: 'failed',
      error: { code: 'provider_unavailable', nextSteps: [{ action: 'retry' }, { action: 'switch_engine' }] },
      delivered: 1,
      requested: 2,
      price: { quoted: 41, charged: 1, refunded: 40 },
      outputs: [{ stage: 'image', kind: 'image' }],
    })
    expect((await ada.bytes(failed.outputs[0]?.url ?? '')).body.equals(studio.files.png)).toBe(true)
    expect(await ada.wallet()).toMatchObject({ available: before.available - 1, held: 0 })
    expect(failed.steps.map(({ stage, name, status }) => `${stage}/${name} ${status}`)).toEqual([
      'image/submit succeeded',
      'image/wait succeeded',
      'image/fetch succeeded',
      'image/derive succeeded',
      'video/submit succeeded',
      'video/wait failed',
      'video/fetch skipped',
      'video/derive skipped',
    ])

    await ada.command(failed.id, 'retry')
    const whole = await ada.until(failed.id)
    expect(whole).toMatchObject({
      status: 'succeeded',
      delivered: 2,
      price: { quoted: 41, charged: 41, refunded: 40 },
      outputs: [{ stage: 'image' }, { stage: 'video' }],
    })
    expect(whole.outputs[0]?.assetId).toBe(failed.outputs[0]?.assetId)
    expect(postsFor('A harbour at dawn')).toHaveLength(1)
    expect(postsFor('The harbour wakes up')).toHaveLength(2)
    expect(await ada.wallet()).toMatchObject({ available: before.available - 41, held: 0 })
    expect(await ada.receipt(whole.id)).toMatchObject({
      charged: 41,
      returned: 40,
      rounds: [
        { round: 0, held: 41, charged: 1, returned: 40 },
        { round: 1, held: 40, charged: 40, returned: 0 },
      ],
    })
    const retry = await ada.client.post(`/api/v1/jobs/${whole.id}/retry`)
    expect(retry).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(JSON.stringify(retry.body)).toContain('succeeded')
  })
})

describe.each(lost)('an output that does not come (%s)', (name) => {
  const id = () => lostJobs.get(name) ?? ''

  test('is asked for three times and more, then the credits are back', async () => {
    const job = await bea.until(id())
    expect(job).toMatchObject({
      status: 'failed',
      error: { code: 'download_failed', nextSteps: [{ action: 'reattach' }, { action: 'retry' }] },
      outputs: [],
      price: { charged: 0, refunded: 40 },
    })
    const types = (await bea.record(id())).map(({ type }) => type)
    expect(types.filter((type) => type === 'file.download-failed').length).toBeGreaterThanOrEqual(3)
  })

  test('is fetched later for its price, and the vendor is never asked to make it again', async () => {
    studio.fal.script({ mend: [name] })
    const { available } = await bea.wallet()
    const again = await bea.command(id(), 'reattach')
    expect(again.status).not.toBe('failed')
    const job = await bea.until(id())
    expect(job).toMatchObject({ status: 'succeeded', price: { quoted: 40, charged: 40, refunded: 40 } })
    expect((await bea.bytes(job.outputs[0]?.url ?? '')).body.equals(studio.files.mp4)).toBe(true)
    expect((await bea.wallet()).available).toBe(available - 40)
    expect(postsFor(`[[${name}]]`)).toHaveLength(1)
  })
})

test('what a vendor never made cannot be fetched from it', async () => {
  studio.fal.script({ next: [['failed']] })
  const failed = await ada.make({ ...hosted, prompt: 'Nothing came of this' })
  const reply = await ada.client.post(`/api/v1/jobs/${failed.id}/reattach`)
  expect(reply).toMatchObject({ status: 409, body: { code: 'conflict', nextSteps: [{ action: 'retry' }] } })
  expect(await ada.job(failed.id)).toMatchObject({ status: 'failed', price: { charged: 0, refunded: 40 } })
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
