import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeText, startFakeText } from '../vendors/text.ts'

let fake: FakeText
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  fake = await startFakeText({ pauseMs: 25, write: (asked) => `# Title\n\n${asked} `.repeat(12) })
  studio = await openTestStudio({
    fal: false,
    environment: {
      ANTHROPIC_API_KEY: fake.key,
      ANTHROPIC_BASE_URL: fake.url,
      OPENAI_API_KEY: fake.key,
      OPENAI_BASE_URL: fake.url,
    },
  })
  ada = await studio.join({ credits: 50 })
})
afterAll(async () => {
  await studio.close()
  await fake.close()
})

const wish = {
  mode: 'text',
  engineId: 'claude-sonnet-5.5',
  prompt: 'A keeper and a lost ship',
  options: { task: 'script', instructions: 'In rhymes.', maxTokens: 4_000 },
} as const

test('a script: quoted by tokens, streamed, paid, kept as a file', { timeout: 60_000 }, async () => {
  const quote = await ada.quote(wish)
  expect(quote.lines).toEqual([
    expect.objectContaining({ label: expect.stringMatching(/^About \d+ tokens in, at most 4000 out$/) }),
  ])
  expect(quote).toMatchObject({ totalCredits: 1, providerCostUsd: expect.stringMatching(/^0\.040\d{3}$/) })

  const job = await ada.start(wish)
  const stream = await ada.bytes(`/api/v1/jobs/${job.id}/text`)
  const events = [...stream.body.toString('utf8').matchAll(/^event: (\w+)\ndata: (.*)$/gm)]
  expect(events.length).toBeGreaterThan(2)
  expect(JSON.parse(events[0]?.[2] ?? '')).toMatchObject({
    from: 0,
    text: expect.stringMatching(/^# /),
  })
  expect(events.at(-1)?.slice(1)).toEqual(['end', '{"status":"succeeded"}'])

  const done = await ada.job(job.id)
  expect(done).toMatchObject({ status: 'succeeded', delivered: 1, price: { charged: 1 } })
  const [output] = done.outputs
  expect(output).toMatchObject({ kind: 'text', stage: 'text', posterUrl: null })
  const asset = await ada.asset(output?.assetId ?? '')
  expect(asset).toMatchObject({
    kind: 'text',
    contentType: 'text/markdown',
    name: 'A keeper and a lost ship',
  })
  const { body, headers } = await ada.bytes(asset.url)
  expect(body.toString('utf8')).toMatch(/^# Title\n\nA keeper and a lost ship/)
  expect(headers.get('content-type')).toMatch(/^text\/markdown/)
  const [post] = fake.posts.filter(({ body: sent }) => sent.includes('In rhymes.'))
  expect(post?.body).toContain('You write short film scripts.')

  const changed = await ada.client.call('POST', '/api/v1/assets/texts', {
    body: { name: 'Second draft', text: '# Better\n', fromAssetId: asset.id },
  })
  expect(changed).toMatchObject({ status: 201, body: { kind: 'text', name: 'Second draft', bytes: 9 } })
  const { body: lineage } = await ada.client.call('GET', `/api/v1/assets/${asset.id}/lineage`)
  expect(lineage).toMatchObject({ edges: [{ from: asset.id }] })
  const other = await studio.join({ name: 'Bob' })
  const stolen = await other.client.call('POST', '/api/v1/assets/texts', {
    body: { name: 'Mine', text: 'x', fromAssetId: asset.id },
  })
  expect(stolen.status).toBe(404)
  expect((await studio.reconcile()).faults).toEqual([])
})

test('a broken stream is not charged and not sent again; a filter is named', {
  timeout: 60_000,
}, async () => {
  const cut = await ada.make({ ...wish, prompt: 'Cut in the middle [[cut]]' })
  expect(cut).toMatchObject({ status: 'failed', price: { charged: 0 }, error: { code: 'submit_unknown' } })
  expect(fake.posts.filter(({ body }) => body.includes('Cut in the middle'))).toHaveLength(1)
  const withheld = await ada.make({ ...wish, prompt: 'Filtered [[withheld]]' })
  expect(withheld).toMatchObject({ status: 'failed', price: { charged: 0 } })
})
