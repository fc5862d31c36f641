import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createFal } from '#providers/fal/provider.ts'
import { contextOf } from '#providers/spec/suite.ts'
import { type FakeFal, type FakeFalOptions, startFakeFal } from './fal.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

const calm = () => new AbortController().signal
const veo = { endpoint: 'fal-ai/veo3.1/fast', body: { prompt: 'A fox', duration: '4s' } }

async function fakeFal(options: FakeFalOptions = {}): Promise<FakeFal> {
  const fake = await startFakeFal(options)
  cleanups.push(() => fake.close())
  return fake
}

/** Our side of the webhooks: keeps what the real parser says of each. */
async function listener(fake: FakeFal) {
  const provider = createFal({ key: fake.key, baseUrl: fake.url })
  const heard: string[] = []
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const verdict = await provider.parseWebhook?.(headers, Buffer.concat(chunks), calm()).then(
      ({ operationId }) => operationId,
      () => 'refused',
    )
    heard.push(verdict ?? 'none')
    reply.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanups.push(async () => server.close())
  const address = server.address()
  return {
    heard,
    provider,
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hooks`,
  }
}

async function until(done: () => boolean): Promise<void> {
  for (let wait = 0; wait < 500 && !done(); wait++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(done()).toBe(true)
}

test('webhooks come signed, twice, early, forged and stale, and only the genuine ones are believed', async () => {
  const fake = await fakeFal({
    script: { next: [['duplicate-webhook', 'early-webhook', 'forged-webhook', 'stale-webhook']], workMs: 20 },
  })
  const { heard, provider, url } = await listener(fake)
  const ticket = await provider.submit(veo, contextOf('n-7', `${url}/n-7`), calm())
  await until(() => heard.length === 5)
  expect(heard.filter((id) => id === ticket.operationId)).toHaveLength(3)
  expect(heard.filter((id) => id === 'refused')).toHaveLength(2)
  expect(fake.posts[0]?.nonce).toBe('n-7')
  await until(() => fake.webhooks.length === 5)
  expect(fake.webhooks.map(({ kind }) => kind).sort()).toEqual([
    'duplicate',
    'early',
    'finished',
    'forged',
    'stale',
  ])
})

test('what a prompt asks for happens to its own request', async () => {
  const fake = await fakeFal({ script: { workMs: 0 } })
  const provider = createFal({ key: fake.key, baseUrl: fake.url })
  const submit = (prompt: string) =>
    provider.submit({ ...veo, body: { ...veo.body, prompt } }, contextOf('n'), calm())
  const blocked = await submit('A fox [[moderated]] [[no-such-thing]]')
  const fine = await submit('A fox')
  await until(() => fake.bills.length === 1)
  expect(await provider.check(blocked, calm())).toMatchObject({ state: 'moderated' })
  expect(await provider.check(fine, calm())).toMatchObject({ state: 'succeeded' })
  expect(fake.bills).toEqual([{ requestId: fine.operationId, endpoint: veo.endpoint, microUsd: 400_000 }])
})

test('the dice fall the same way for the same seed', async () => {
  const run = async (seed: number) => {
    const fake = await fakeFal({ script: { seed, chances: { 'rate-limited': 0.5 } } })
    const provider = createFal({ key: fake.key, baseUrl: fake.url })
    const ends: string[] = []
    for (let index = 0; index < 20; index++) {
      ends.push(
        await provider.submit(veo, contextOf('n'), calm()).then(
          () => 'ok',
          () => 'refused',
        ),
      )
    }
    return ends.join()
  }
  const first = await run(3)
  expect(await run(3)).toBe(first)
  expect(await run(4)).not.toBe(first)
  expect(first).toContain('ok')
  expect(first).toContain('refused')
})

test('a held reply is logged and worked on, and goes out on release', async () => {
  const fake = await fakeFal({ script: { next: [['hold-reply']] } })
  const provider = createFal({ key: fake.key, baseUrl: fake.url })
  const submitted = provider.submit(veo, contextOf('n'), calm())
  await until(() => fake.posts[0]?.requestId != null)
  fake.script({ release: true })
  expect((await submitted).operationId).toBe(fake.posts[0]?.requestId)
})

test('ill-typed and unknown fields are refused, and nothing begins', async () => {
  const fake = await fakeFal()
  const send = async (body: object) => {
    const reply = await fetch(`${fake.url}/fal-ai/veo3.1`, {
      method: 'POST',
      headers: { authorization: `Key ${fake.key}` },
      body: JSON.stringify(body),
    })
    return [reply.status, JSON.stringify(await reply.json())] as const
  }
  const cases: [object, RegExp][] = [
    [{}, /prompt/],
    [{ prompt: 'x', duration: 8 }, /duration/],
    [{ prompt: 'x', duration: '8' }, /duration/],
    [{ prompt: 'x', cfg_scale: 1 }, /cfg_scale/],
    [{ prompt: 'x', seed: 'seven' }, /seed/],
  ]
  for (const [body, field] of cases) {
    const [status, text] = await send(body)
    expect([status, field.test(text)]).toEqual([422, true])
  }
  expect((await send({ prompt: 'x', duration: '8s', seed: 7 }))[0]).toBe(200)
  expect(fake.posts.filter(({ requestId }) => requestId !== null)).toHaveLength(1)
})

test('as its own process: prints its address, takes scripts, tells what it saw, ends on SIGTERM', async () => {
  const main = fileURLToPath(new URL('./fal-main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, '--key', 'a-key-of-ours'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const { url, key } = z
    .object({ url: z.string(), port: z.number(), key: z.string() })
    .parse(JSON.parse(String(line)))

  const control = async (script: object) => {
    const reply = await fetch(`${url}/__control`, { method: 'POST', body: JSON.stringify(script) })
    return [reply.status, await reply.json()] as const
  }
  expect((await control({ next: [['error-before']] }))[0]).toBe(200)
  expect((await control({ next: [['explode']] }))[0]).toBe(400)
  const provider = createFal({ key, baseUrl: url })
  await expect(provider.submit(veo, contextOf('n'), calm())).rejects.toMatchObject({ sent: 'maybe' })
  await provider.submit(veo, contextOf('n'), calm())
  const [, seen] = await control({})
  const { posts } = z.object({ posts: z.array(z.object({ requestId: z.string().nullable() })) }).parse(seen)
  expect(posts.map(({ requestId }) => requestId === null)).toEqual([true, false])

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})
