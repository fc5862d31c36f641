import { createFalClient, type FalClient } from '@fal-ai/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { createFal } from '#providers/fal/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { type FakeFal, startFakeFal } from './fal.ts'
import { overhear } from './overheard.ts'

let fake: FakeFal
let line: ReturnType<typeof overhear>
let client: FalClient
let ours: ReturnType<typeof createFal>
beforeAll(async () => {
  fake = await startFakeFal({ script: { workMs: 0 } })
})
afterAll(() => fake.close())
beforeEach(() => {
  line = overhear(fake)
  client = createFalClient({ credentials: fake.key, fetch: line.fetch, retry: { maxRetries: 0 } })
  ours = createFal({ key: fake.key, fetch: line.fetch })
})

const calm = () => new AbortController().signal
const picture = Uint8Array.from({ length: 64 }, (_, index) => index)
const pictureOf = (role: string) => new File([picture], `ast_${role}`, { type: 'image/png' })
const week = { storageSettings: { expiresIn: '7d' } } as const

/** The calls since the last look, each with what fal reads of it. */
function heard() {
  return line.calls.splice(0).map(({ method, url, headers, body }) => ({
    method,
    url,
    body,
    key: headers.authorization,
    keep: headers['x-fal-object-lifecycle-preference'],
  }))
}

async function submitted(compiled: ReturnType<typeof compiledBy>, webhook?: string) {
  const roles = [...new Set(compiled.slots.map(({ role }) => role))]
  const inputs = roles.map((role) => inputOf(role, 'image/png', picture))
  const prepared = await ours.prepare(compiled, inputs, calm())
  return await ours.submit(prepared, contextOf('n-1', webhook), calm())
}

const firstFrame = { role: 'firstFrame', assetId: 'ast_firstFrame' } as const
const reference = { role: 'reference', assetId: 'ast_reference' } as const

// The client's own types know these endpoints: a field or a value that fal does not take would not compile.
const requests: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
  [
    'a video from words',
    () =>
      client.queue.submit('fal-ai/veo3.1/fast', {
        input: {
          prompt: 'A paper boat',
          negative_prompt: 'rain',
          duration: '4s',
          resolution: '1080p',
          aspect_ratio: '9:16',
          generate_audio: false,
          seed: 7,
          auto_fix: false,
          safety_tolerance: '4',
        },
        ...week,
      }),
    () =>
      submitted(
        compiledBy('veo-3.1-fast', {
          mode: 't2v',
          prompt: 'A paper boat',
          negativePrompt: 'rain',
          durationSeconds: 4,
          resolution: '1080p',
          aspectRatio: '9:16',
          audio: false,
          seed: 7,
        }),
      ),
  ],
  [
    'a video from an uploaded frame, with a webhook',
    () =>
      client.queue.submit('fal-ai/kling-video/v3/standard/image-to-video', {
        input: {
          start_image_url: pictureOf('firstFrame'),
          prompt: 'A paper boat',
          duration: '5',
          generate_audio: true,
          cfg_scale: 0.5,
        },
        webhookUrl: 'https://studio.example/hooks/n-1',
        ...week,
      }),
    () =>
      submitted(
        compiledBy('kling-3.0', {
          mode: 'i2v',
          prompt: 'A paper boat',
          durationSeconds: 5,
          inputs: [firstFrame],
        }),
        'https://studio.example/hooks/n-1',
      ),
  ],
  [
    'a picture',
    () =>
      client.queue.submit('fal-ai/flux-2-pro', {
        input: {
          prompt: 'A paper boat',
          image_size: { width: 1280, height: 720 },
          seed: 7,
          output_format: 'png',
          safety_tolerance: '2',
        },
        ...week,
      }),
    () => submitted(compiledBy('flux-2-pro', { mode: 't2i', prompt: 'A paper boat', seed: 7 })),
  ],
  [
    'a picture made of another',
    () =>
      client.queue.submit('bria/fibo-edit/edit', {
        input: {
          image_url: pictureOf('reference'),
          instruction: 'Add snow',
          seed: 7,
          steps_num: 30,
          guidance_scale: 5,
        },
        ...week,
      }),
    () =>
      submitted(compiledBy('fibo-edit', { mode: 'i2i', prompt: 'Add snow', seed: 7, inputs: [reference] })),
  ],
]

test.each(requests)('%s: fal’s own client and ours send the same', async (_name, theirs, own) => {
  await theirs()
  const official = heard()
  await own()
  const mine = heard()
  // A stored file has an address of its own each time.
  const stored = (call: object) => JSON.parse(JSON.stringify(call).replace(/upload\/\d+-/g, 'upload/0-'))
  expect(mine.map(stored)).toEqual(official.map(stored))
  expect(mine.at(-1)?.key).toBe(`Key ${fake.key}`)
  expect(mine.at(-1)?.keep).toBe('{"expiration_duration_seconds":604800}')
})

test('a request is looked at, read and given up where the client does it', async () => {
  const endpoint = 'fal-ai/veo3.1/fast'
  const body = { prompt: 'A paper boat' }
  const ticket = await ours.submit({ endpoint, body }, contextOf('n-1'), calm())
  const requestId = ticket.operationId
  heard()
  expect((await ours.check(ticket, calm())).state).toBe('succeeded')
  const mine = heard()
  expect((await client.queue.status(endpoint, { requestId })).status).toBe('COMPLETED')
  await client.queue.result(endpoint, { requestId })
  // It says that it wants no logs, which is the default.
  expect(mine).toEqual(heard().map((call) => ({ ...call, url: call.url.replace('?logs=0', '') })))
  expect(mine).toHaveLength(2)

  fake.script({ next: [['stuck'], ['stuck']] })
  const [one, other] = [
    await ours.submit({ endpoint, body }, contextOf('n-2'), calm()),
    await client.queue.submit(endpoint, { input: body }),
  ]
  heard()
  await ours.cancel?.(one, calm())
  await client.queue.cancel(endpoint, { requestId: other.request_id })
  const [canceled, officially] = heard()
  expect(canceled?.url.replace(one.operationId, '')).toBe(officially?.url.replace(other.request_id, ''))
  expect([canceled?.method, canceled?.body]).toEqual([officially?.method, officially?.body])
})

test('the client repeats a POST that may have been paid for, and ours does not', async () => {
  const endpoint = 'fal-ai/veo3.1/fast'
  const eager = createFalClient({ credentials: fake.key, fetch: line.fetch })
  fake.script({ next: [['unavailable-after']] })
  await eager.queue.submit(endpoint, { input: { prompt: 'A paper boat' } })
  expect(heard()).toHaveLength(2)

  fake.script({ next: [['unavailable-after']] })
  const refused = ours.submit({ endpoint, body: { prompt: 'A paper boat' } }, contextOf('n-3'), calm())
  await expect(refused).rejects.toMatchObject({ sent: 'maybe' })
  expect(line.calls.map(({ headers }) => headers['x-fal-no-retry'])).toEqual(['1'])
})
