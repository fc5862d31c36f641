import RunwayML from '@runwayml/sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { createRunway } from '#providers/runway/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { overhear } from './overheard.ts'
import { type FakeRunway, startFakeRunway } from './runway.ts'

let fake: FakeRunway
let line: ReturnType<typeof overhear>
let client: RunwayML
let ours: ReturnType<typeof createRunway>
beforeAll(async () => {
  fake = await startFakeRunway({ script: { workMs: 0 } })
})
afterAll(() => fake.close())
beforeEach(() => {
  line = overhear(fake)
  client = new RunwayML({ apiKey: fake.key, fetch: line.fetch, maxRetries: 0 })
  ours = createRunway({ key: fake.key, fetch: line.fetch })
})

const calm = () => new AbortController().signal
const bytes = Uint8Array.from({ length: 600 }, (_, index) => index % 251)

/** The calls since the last look, each with what Runway reads of it. */
const heard = () =>
  line.calls.splice(0).map(({ method, url, headers, body }) => ({
    method,
    url,
    body,
    key: headers.authorization,
    version: headers['x-runway-version'],
  }))

async function submitted(compiled: ReturnType<typeof compiledBy>) {
  const inputs = compiled.slots.map(({ role }) => inputOf(role, 'image/png', bytes))
  const prepared = await ours.prepare(compiled, inputs, calm())
  return await ours.submit(prepared, contextOf('n-1'), calm())
}

const frame = new File([bytes], 'ast_firstFrame.png', { type: 'image/png' })
const contentModeration = { publicFigureThreshold: 'auto' } as const
const firstFrame = { role: 'firstFrame', assetId: 'ast_firstFrame' } as const

// The client's own types know these bodies: a field or a value that Runway does not take would not compile.
const requests: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
  [
    'a video from words',
    async () =>
      await client.textToVideo.create({
        model: 'gen4.5',
        promptText: 'A paper boat',
        ratio: '720:1280',
        duration: 8,
        seed: 7,
        contentModeration,
      }),
    () =>
      submitted(
        compiledBy('runway-gen-4.5', {
          mode: 't2v',
          prompt: 'A paper boat',
          aspectRatio: '9:16',
          durationSeconds: 8,
          seed: 7,
        }),
      ),
  ],
  [
    'a video from an uploaded frame',
    async () =>
      await client.imageToVideo.create({
        model: 'gen4_turbo',
        promptText: 'A paper boat',
        promptImage: (await client.uploads.createEphemeral({ file: frame })).uri,
        ratio: '1280:720',
        duration: 5,
        seed: 7,
        contentModeration,
      }),
    () =>
      submitted(
        compiledBy('runway-gen-4-turbo', {
          mode: 'i2v',
          prompt: 'A paper boat',
          seed: 7,
          inputs: [firstFrame],
        }),
      ),
  ],
  [
    'a picture',
    async () =>
      await client.textToImage.create({
        model: 'gen4_image',
        promptText: 'A paper boat',
        ratio: '1280:720',
        seed: 7,
        contentModeration,
      }),
    () => submitted(compiledBy('runway-gen-4-image', { mode: 't2i', prompt: 'A paper boat', seed: 7 })),
  ],
]

test.each(requests)('%s: Runway’s own client and ours send the same', async (_name, theirs, own) => {
  await theirs()
  const official = heard()
  await own()
  // A stored file has an address of its own each time.
  const stored = (call: object) => JSON.parse(JSON.stringify(call).replace(/\d+-ast_/g, '0-ast_'))
  const mine = heard()
  expect(mine.map(stored)).toEqual(official.map(stored))
  expect(mine.at(-1)).toMatchObject({ key: `Bearer ${fake.key}`, version: '2024-11-06' })
})

test('a task is looked at and deleted where the client does it', async () => {
  fake.script({ next: [['stuck']] })
  const ticket = await submitted(compiledBy('runway-gen-4.5', { mode: 't2v', prompt: 'A paper boat' }))
  heard()
  // Ours looks before it deletes: the same call would delete the result of what has ended.
  expect(await ours.cancel?.(ticket, calm())).toBe('canceled')
  const own = heard()
  await client.tasks.retrieve(ticket.operationId).catch(() => undefined)
  await client.tasks.delete(ticket.operationId).catch(() => undefined)
  expect(own).toEqual(heard())
  expect(own.map(({ method }) => method)).toEqual(['GET', 'DELETE'])
})

test('the account is asked for as the client asks', async () => {
  await client.organization.retrieve()
  const theirs = heard()
  expect((await ours.testKey(calm())).ok).toBe(true)
  expect(heard()).toEqual(theirs)
})

test('the client repeats a POST that may have been paid for, and ours does not', async () => {
  const eager = new RunwayML({ apiKey: fake.key, fetch: line.fetch })
  fake.script({ next: [['unavailable-after']] })
  const body = { promptText: 'A paper boat', ratio: '1280:720', duration: 5 } as const
  await eager.textToVideo.create({ model: 'gen4.5', ...body })
  expect(heard()).toHaveLength(2)

  fake.script({ next: [['unavailable-after']] })
  const prepared = { endpoint: 'text_to_video', body: { model: 'gen4.5', ...body } }
  await expect(ours.submit(prepared, contextOf('n-1'), calm())).rejects.toMatchObject({ sent: 'maybe' })
  expect(heard()).toHaveLength(1)
})
