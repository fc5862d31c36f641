import Replicate, { validateWebhook } from 'replicate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { createReplicate } from '#providers/replicate/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { overhear } from './overheard.ts'
import { type FakeReplicate, startFakeReplicate } from './replicate.ts'

let fake: FakeReplicate
let line: ReturnType<typeof overhear>
let client: Replicate
let ours: ReturnType<typeof createReplicate>
beforeAll(async () => {
  fake = await startFakeReplicate({ script: { workMs: 0 } })
})
afterAll(() => fake.close())
beforeEach(() => {
  line = overhear(fake)
  client = new Replicate({ auth: fake.key, fetch: line.fetch })
  ours = createReplicate({ key: fake.key, fetch: line.fetch })
})

const calm = () => new AbortController().signal
const picture = Uint8Array.from({ length: 64 }, (_, index) => index)
const webhook = 'https://studio.example/hooks/n-1'

/** The calls since the last look, each with what Replicate reads of it. */
const heard = () =>
  line.calls
    .splice(0)
    .map(({ method, url, headers, body }) => ({ method, url, body, key: headers.authorization }))

async function submitted(compiled: ReturnType<typeof compiledBy>, webhookUrl?: string) {
  const inputs = compiled.slots.map(({ role }) => inputOf(role, 'image/png', picture))
  const prepared = await ours.prepare(compiled, inputs, calm())
  return await ours.submit(prepared, contextOf('n-1', webhookUrl), calm())
}

test('an official model is asked as Replicate’s own client asks it, with a webhook and without', async () => {
  const input = {
    prompt: 'A paper boat',
    duration: 5,
    resolution: '720p',
    aspect_ratio: '16:9',
    seed: 7,
    enable_prompt_expansion: false,
  }
  const called = { model: 'wan-video/wan-2.7-t2v', input }
  await client.predictions.create(called)
  await client.predictions.create({ ...called, webhook, webhook_events_filter: ['completed'] })
  const theirs = heard()
  const wish = compiledBy('wan-2.7', { mode: 't2v', prompt: 'A paper boat', seed: 7 })
  await submitted(wish)
  await submitted(wish, webhook)
  expect(heard()).toEqual(theirs)
  expect(theirs.map(({ key }) => key)).toEqual([`Bearer ${fake.key}`, `Bearer ${fake.key}`])
})

test('and any other one by its version', async () => {
  const version =
    'black-forest-labs/flux-schnell:5599ed30703defd1d160a25a63321b4dec97101d98b4674bcc56e41f62f35637'
  const input = { prompt: 'A paper boat', num_outputs: 1 }
  await client.predictions.create({ version, input })
  const theirs = heard()
  await ours.submit({ endpoint: version, body: input }, contextOf('n-1'), calm())
  expect(heard()).toEqual(theirs)
  expect(theirs).toHaveLength(1)
})

test('a picture is uploaded to where the client uploads it, with the same bytes, and goes by its address', async () => {
  const file = new File([picture], 'ast_reference.png', { type: 'image/png' })
  await client.predictions.create({ model: 'recraft-ai/recraft-remove-background', input: { image: file } })
  const [upload, post] = heard()
  const inputs = [{ role: 'reference', assetId: 'ast_reference' }] as const
  await submitted(compiledBy('recraft-remove-background', { mode: 'remove-bg', prompt: '', inputs }))
  const [ownUpload, ownPost] = heard()

  // The client adds an empty note to a file; ours names it and its kind once more.
  const content = (call: typeof upload) => Array.isArray(call?.body) && call.body[0]
  expect(content(ownUpload)).toEqual(content(upload))
  expect(content(upload)).toMatchObject(['content', { name: 'ast_reference.png', type: 'image/png' }])
  const { body: _, ...theirs } = upload ?? {}
  expect(ownUpload).toMatchObject(theirs)
  const unnumbered = (call: typeof post) => JSON.parse(JSON.stringify(call).replace(/file\d+/, 'file'))
  expect(unnumbered(ownPost)).toEqual(unnumbered(post))
})

test('a prediction is looked at and given up where the client does it', async () => {
  const prepared = { endpoint: 'wan-video/wan-2.7-t2v', body: { prompt: 'A paper boat' } }
  const ticket = await ours.submit(prepared, contextOf('n-1'), calm())
  heard()
  expect((await ours.check(ticket, calm())).state).toBe('succeeded')
  await ours.cancel?.(ticket, calm())
  const own = heard()
  await client.predictions.get(ticket.operationId)
  await client.predictions.cancel(ticket.operationId)
  expect(own).toEqual(heard())
  expect(own.map(({ method }) => method)).toEqual(['GET', 'POST'])
})

test('the secret of webhooks is asked for alike, and both believe the same signature', async () => {
  const { key: secret } = await client.webhooks.default.secret.get()
  const theirs = heard()
  const body = JSON.stringify({ id: 'p-1', status: 'succeeded' })
  const read = (headers: Record<string, string>) => ours.parseWebhook?.(headers, Buffer.from(body), calm())
  const headers = fake.signed('p-1', body)
  expect(await read(headers)).toEqual({ operationId: 'p-1' })
  expect(heard()).toEqual(theirs)
  const called = (signed: Record<string, string>) =>
    new Request(webhook, { method: 'POST', headers: signed, body })
  expect(await validateWebhook(called(headers), secret)).toBe(true)

  const forged = fake.signed('p-1', body, 'forged')
  expect(await validateWebhook(called(forged), secret)).toBe(false)
  await expect(read(forged)).rejects.toMatchObject({ sent: 'refused' })
})
