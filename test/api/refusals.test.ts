import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { guardPrompt } from '#catalog/guard.ts'
import { Job } from '#contract/job.ts'
import { quotes } from '#db/schema/jobs.ts'
import { publishRateCard } from '#features/generations/rate-card-store.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { clips } from '../harness/clips.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
/** Another process of the same studio, where nobody has a key for fal. */
let keyless: TestStudio
let ada: Filmmaker
let bob: Filmmaker

beforeAll(async () => {
  studio = await openTestStudio({ billing: 'enforce' })
  keyless = await openTestStudio({ database: studio.database, fal: false, worker: false })
  ada = await studio.join()
  bob = await studio.join({ name: 'Bob', credits: 950 })
})
afterAll(async () => {
  await keyless.close()
  await studio.close()
})
/** Whatever is refused here: no job, no asset, no credit more or less. */
function nothingIsLost(): void {
  let before: Awaited<ReturnType<TestStudio['belongings']>>
  beforeEach(async () => {
    before = await studio.belongings(ada)
  })
  afterEach(async () => {
    expect(await studio.belongings(ada)).toEqual(before)
  })
}

const hosted = {
  mode: 't2v',
  engineId: 'veo-3.1-lite',
  prompt: 'A heron at dawn',
  durationSeconds: 4,
  resolution: '720p',
} as const
const idOf = (body: unknown) => z.object({ id: z.string() }).parse(body).id
const ask = (body: unknown) => ada.client.post('/api/v1/quotes', body)
const start = (body: unknown, query = '') => ada.client.post(`/api/v1/generations${query}`, body)

describe('a wish that cannot be', () => {
  nothingIsLost()
  const cases: [what: string, change: object, status: number, code: string, path?: string][] = [
    [
      'a length that the engine does not make',
      { durationSeconds: 5 },
      422,
      'unsupported_by_engine',
      'durationSeconds',
    ],
    ['a size that it does not make', { resolution: '480p' }, 422, 'unsupported_by_engine', 'resolution'],
    ['a shape that it does not make', { aspectRatio: '1:1' }, 422, 'unsupported_by_engine', 'aspectRatio'],
    ['something that it does not do', { mode: 'tts' }, 422, 'unsupported_by_engine', 'mode'],
    ['a mode that nobody has', { mode: 'x2y' }, 422, 'validation_failed', 'mode'],
    ['an unknown field', { colour: 'red' }, 422, 'validation_failed', ''],
    ['an unknown option', { options: { turbo: true } }, 422, 'unsupported_by_engine', 'options.turbo'],
    ['no words', { prompt: ' \u200b ' }, 422, 'validation_failed', 'prompt'],
    ['an engine that nobody has', { engineId: 'veo-99' }, 404, 'engine_unknown'],
    [
      'more words than the engine reads',
      { engineId: 'kling-3.0', durationSeconds: 5, prompt: 'w '.repeat(1_300) },
      422,
      'unsupported_by_engine',
      'prompt',
    ],
    ['more words than anybody reads', { prompt: 'x'.repeat(20_001) }, 422, 'validation_failed', 'prompt'],
    [
      'a file of nobody',
      { mode: 'i2v', inputs: [{ role: 'firstFrame', assetId: 'ast_nothing' }] },
      422,
      'validation_failed',
      'inputs.0.assetId',
    ],
    ['a seed that is none', { seed: -1 }, 422, 'validation_failed', 'seed'],
  ]
  test.each(cases)('%s', async (_what, change, status, code, path) => {
    const request = { ...hosted, ...change }
    for (const reply of [await ask(request), await start({ ...request, maxCredits: 1_000 })]) {
      const refused = refusal(reply)
      expect([refused.status, refused.code]).toEqual([status, code])
    }
    const refused = refusal(await ask(request))
    if (path !== undefined) expect(refused.paths).toContain(path)
    expect(refused.problem.detail.length).toBeGreaterThan(10)
  })

  test('a move that the draft engines cannot draw: the step says what to change, and then there is a price', async () => {
    const camera = { presetId: 'lazy-susan', strength: 0.5 }
    const wish = { mode: 't2v', prompt: 'A heron', camera } as const
    const dan = await keyless.join({ name: 'Dan' })
    const instead = (path: string) => ({
      ...{ action: 'change_request', label: 'Use “Arc left / right” instead', path, value: 'arc' },
    })
    const switchEngine = { action: 'switch_engine', engineId: 'auto' }
    const drafted = { ...wish, engineId: 'draft-video' }
    const cases: [wish: object, path: string, steps: object[], client: Filmmaker['client']][] = [
      [drafted, 'camera.presetId', [instead('camera.presetId'), switchEngine], ada.client],
      [wish, 'camera.presetId', [instead('camera.presetId')], dan.client],
      [
        { ...drafted, camera: undefined, motion: { camera } },
        'motion.camera.presetId',
        [instead('motion.camera.presetId')],
        ada.client,
      ],
      [
        { ...drafted, sweep: { parameter: 'camera.presetId', values: ['arc', 'lazy-susan'] }, camera: {} },
        'sweep.values.1',
        [instead('sweep.values.1'), switchEngine],
        ada.client,
      ],
    ]
    for (const [request, path, nextSteps, client] of cases) {
      const refused = refusal(await client.post('/api/v1/quotes', request))
      expect(refused).toMatchObject({ status: 422, code: 'unsupported_by_engine', paths: [path] })
      expect(refused.problem.nextSteps).toMatchObject(nextSteps)
      expect(refused.problem.nextSteps).toHaveLength(nextSteps.length)
    }
    const arc = await ada.quote({ ...drafted, camera: { ...camera, presetId: 'arc' } })
    expect(arc.request.camera).toMatchObject({ presetId: 'arc', strength: 0.5 })
    expect((await ada.quote(wish)).engineId).not.toBe('draft-video')
  })

  test("a project or a shot of somebody else's", async () => {
    const project = await bob.client.post('/api/v1/projects', { name: 'Bob’s' })
    const projectId = idOf(project.body)
    const shot = await bob.client.post(`/api/v1/projects/${projectId}/shots`, { name: 'One' })
    for (const [path, place] of [
      ['projectId', { projectId }],
      ['shotId', { shotId: idOf(shot.body) }],
    ] as const) {
      const replies = [
        await ask({ ...hosted, ...place }),
        await start({ ...hosted, ...place, maxCredits: 40 }),
      ]
      if (path === 'projectId')
        replies.push(await ada.client.post('/api/v1/films/quotes', { text: 'A heron.', ...place }))
      for (const reply of replies)
        expect(refusal(reply)).toMatchObject({ status: 422, code: 'validation_failed', paths: [path] })
    }
    expect(await bob.quote({ ...hosted, projectId, shotId: idOf(shot.body) })).toMatchObject({
      totalCredits: 40,
    })
  })

  test('a body of 10 MB is not even read', async () => {
    const refused = refusal(await ask({ ...hosted, prompt: 'x'.repeat(10 * 1024 * 1024) }))
    expect(refused).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  test('what is no JSON', async () => {
    expect(refusal(await ask('{"mode":'))).toMatchObject({ status: 400, code: 'malformed_request' })
  })

  test('words that we do not make come back with words that we do', async () => {
    const blocked = { ...hosted, prompt: 'How to build a pipe bomb at home, step by step' }
    for (const reply of [
      await ask(blocked),
      await ask({ ...hosted, voice: { text: blocked.prompt } }),
      await ask({ ...hosted, sweep: { parameter: 'prompt', values: ['A fox', blocked.prompt] } }),
      await ask({ ...hosted, options: { lyrics: blocked.prompt } }),
      await start({ ...blocked, maxCredits: 40 }),
      await ada.client.post('/api/v1/video/generate', { prompt: blocked.prompt }),
      await ada.client.post('/api/v1/films/quotes', { text: blocked.prompt }),
    ]) {
      const { status, code, problem } = refusal(reply)
      expect([status, code]).toEqual([422, 'prompt_blocked'])
      const [step] = problem.nextSteps ?? []
      expect(step?.action).toBe('edit_prompt')
      expect(guardPrompt(String(step?.prompt))).toEqual({ ok: true })
      expect((await ask({ ...hosted, prompt: step?.prompt })).status).toBe(201)
    }
  })

  test('an engine whose provider has no key here', async () => {
    const cara = await keyless.join({ name: 'Cara' })
    const reply = await cara.client.post('/api/v1/quotes', hosted)
    expect(refusal(reply)).toMatchObject({
      status: 503,
      code: 'engine_unavailable',
      problem: {
        nextSteps: [
          { action: 'add_key', providers: ['fal', 'vertex'] },
          { action: 'switch_engine', engineId: 'auto' },
        ],
      },
    })
    const auto = await cara.quote({ mode: 't2v', prompt: 'A heron at dawn', durationSeconds: 4 })
    expect(auto).toMatchObject({ engineId: 'draft-video', engineReason: expect.any(String) })
  })
})

describe('a price that does not hold', () => {
  nothingIsLost()
  test('more than there is', async () => {
    const { id, balanceAfter } = await ada.quote({ ...hosted, durationSeconds: 8 })
    expect(balanceAfter).toBe(-30)
    expect(refusal(await start({ quoteId: id }))).toMatchObject({
      status: 402,
      code: 'insufficient_credits',
      problem: { nextSteps: [{ action: 'top_up', credits: 30 }, { action: 'change_request' }] },
    })
    const group = await ada.quote({ ...hosted, variations: 4 })
    expect(refusal(await start({ quoteId: group.id }))).toMatchObject({ status: 402 })
  })

  test('more than was allowed', async () => {
    expect(refusal(await start({ ...hosted, maxCredits: 39 }))).toMatchObject({
      status: 409,
      code: 'price_above_max',
      problem: { nextSteps: [{ action: 'raise_max', maxCredits: 40 }] },
    })
  })

  test('a quote that has expired', async () => {
    const { id } = await ada.quote(hosted)
    await studio.db
      .update(quotes)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(quotes.id, id))
    expect(refusal(await start({ quoteId: id }))).toMatchObject({
      status: 409,
      code: 'quote_expired',
      problem: { nextSteps: [{ action: 'quote' }] },
    })
  })

  test("a quote of somebody else's, or of nobody", async () => {
    const { id } = await bob.quote(hosted)
    expect(refusal(await start({ quoteId: id }))).toMatchObject({ status: 404, code: 'not_found' })
    expect(refusal(await start({ quoteId: 'qte_nothing' }))).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('a quote for another request', async () => {
    const { id } = await ada.quote(hosted)
    const other = { ...hosted, prompt: 'Two herons' }
    const refused = refusal(await start({ quoteId: id, request: other }))
    expect(refused).toMatchObject({ status: 409, code: 'quote_mismatch' })
  })
})

test('where credits are only counted, the house gives what is missing and says so', async () => {
  const generous = await openTestStudio({ database: studio.database, billing: 'track', worker: false })
  try {
    const cara = await generous.join({ name: 'Cara' })
    const { id, balanceAfter } = await cara.quote({ ...hosted, durationSeconds: 8 })
    expect(balanceAfter).toBe(-30)
    const reply = await cara.client.post('/api/v1/generations', { quoteId: id })
    const job = await cara.until(Job.parse(reply.body).id)
    expect(job).toMatchObject({ status: 'succeeded', price: { charged: 80 } })
    expect(await cara.wallet()).toMatchObject({ available: 0, held: 0, debt: 0 })
    const entries = (await cara.entries()).map(({ kind, amount }) => [kind, amount])
    expect(entries).toEqual([
      ['video_generation', -80],
      ['house_grant', 30],
      ['welcome', 50],
    ])
  } finally {
    await generous.close()
  }
})

describe('many at once', () => {
  test('a quote starts once, also when ten come for it at once', async () => {
    const { id } = await bob.quote(hosted)
    const { available, jobs } = await studio.belongings(bob)
    const replies = await Promise.all(
      Array.from({ length: 10 }, () =>
        bob.client.post('/api/v1/generations', { quoteId: id, request: hosted }),
      ),
    )
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(1)
    for (const reply of replies.filter(({ status }) => status !== 202)) {
      expect(refusal(reply)).toMatchObject({ status: 409, code: 'quote_used' })
    }
    const late = await bob.client.post('/api/v1/generations', { quoteId: id })
    expect(refusal(late)).toMatchObject({ status: 409, code: 'quote_used' })
    expect(await studio.belongings(bob)).toMatchObject({ available: available - 40, jobs: jobs + 1 })
    const [won] = replies.filter(({ status }) => status === 202)
    await bob.until(Job.parse(won?.body).id)
  })

  test('the fourth at once, when the caller will not queue', async () => {
    studio.fal.script({ workMs: 60_000 })
    const jobs = [await bob.start(hosted), await bob.start(hosted), await bob.start(hosted)]
    const state = await studio.belongings(bob)
    const { id } = await bob.quote(hosted)
    const refused = await bob.client.post('/api/v1/generations?onLimit=refuse', { quoteId: id })
    expect(refusal(refused)).toMatchObject({ status: 429, code: 'concurrency_limit' })
    expect(await studio.belongings(bob)).toEqual(state)
    const queued = await bob.client.post('/api/v1/generations', { quoteId: id })
    expect(queued).toMatchObject({ status: 202, body: { status: 'queued', queuePosition: 1 } })
    for (const job of [...jobs, Job.parse(queued.body)]) {
      await bob.command(job.id, 'cancel')
      await bob.until(job.id)
    }
    studio.fal.script({ workMs: 50 })
    expect(await studio.belongings(bob)).toMatchObject({ available: state.available + 120, held: 0 })
  })
})

describe('files', () => {
  test('what is not what it says is refused by its bytes, and cannot be used', async () => {
    const video = await readFile(await clips.video())
    const bomb = sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'red' } })
    const cases: [string, Uint8Array, number, string][] = [
      ['report.mp4', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 415, 'unsupported_media'],
      ['clip.mp4', Buffer.concat([video.subarray(0, 40), Buffer.alloc(5000, 7)]), 422, 'corrupt_media'],
      ['bomb.png', await bomb.png().toBuffer(), 413, 'too_large'],
    ]
    const { available, jobs } = await studio.belongings(ada)
    for (const [name, bytes, status, code] of cases) {
      const { reply, id } = await ada.upload(bytes, name)
      expect(refusal(reply)).toMatchObject({ status, code })
      const used = await ask({
        mode: 'upscale',
        engineId: 'local-upscale',
        inputs: [{ role: 'video', assetId: id }],
      })
      expect(refusal(used)).toMatchObject({
        status: 409,
        code: 'asset_not_ready',
        problem: { nextSteps: [{ action: 'upload' }] },
      })
    }
    expect(await studio.belongings(ada)).toMatchObject({ available, jobs })
  })

  test('a video is no first frame, and a name that climbs stays where it is put', async () => {
    const asset = await ada.uploaded(await readFile(await clips.silentVideo('red', 1)), '../../../etc/passwd')
    expect(asset).toMatchObject({ name: 'passwd.mp4', status: 'ready' })
    const reply = await ask({
      ...hosted,
      mode: 'i2v',
      inputs: [{ role: 'firstFrame', assetId: asset.id }],
    })
    expect(refusal(reply)).toMatchObject({
      status: 422,
      code: 'validation_failed',
      paths: ['inputs.0.assetId'],
    })
    const stolen = await bob.client.post('/api/v1/quotes', {
      mode: 'upscale',
      engineId: 'local-upscale',
      inputs: [{ role: 'video', assetId: asset.id }],
    })
    expect(refusal(stolen)).toMatchObject({ status: 422, paths: ['inputs.0.assetId'] })
  })
})

test('a new price list binds new quotes only', async () => {
  const old = await bob.quote(hosted)
  await publishRateCard(studio.db, {
    ...defaultRateCard,
    version: '2026-11-22.1',
    defaultRule: { per: 'second', credits: 20 },
  })
  expect(await bob.quote(hosted)).toMatchObject({ totalCredits: 80, rateCard: '2026-11-22.1' })
  const refused = await bob.client.post('/api/v1/generations', { ...hosted, maxCredits: 40 })
  expect(refusal(refused)).toMatchObject({ status: 409, code: 'price_above_max' })
  const kept = await bob.client.post('/api/v1/generations', { quoteId: old.id })
  const job = await bob.until(Job.parse(kept.body).id)
  expect(job.price).toMatchObject({ quoted: 40, charged: 40, refunded: 0 })
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
