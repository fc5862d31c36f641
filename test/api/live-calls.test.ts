import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KeptVoice, VoiceList } from '#contract/voice.ts'
import { providerState } from '#db/schema/jobs.ts'
import { countFailure, type KeyUse, limitKey, openBreakers } from '#jobs/provider-limits.ts'
import { clips } from '../harness/clips.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import type { Reply } from '../harness/users.ts'
import { type FakeElevenLabs, startFakeElevenLabs } from '../vendors/elevenlabs.ts'
import { type FakeText, startFakeText } from '../vendors/text.ts'

const ownKey = 'sk_own_key_of_ada'

let eleven: FakeElevenLabs
let text: FakeText
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  eleven = await startFakeElevenLabs()
  text = await startFakeText({})
  studio = await openTestStudio({
    fal: false,
    environment: {
      ELEVENLABS_API_KEY: eleven.key,
      ELEVENLABS_BASE_URL: eleven.url,
      GROQ_API_KEY: text.key,
      GROQ_BASE_URL: text.url,
    },
  })
  ada = await studio.join()
})
afterAll(async () => {
  await studio.close()
  await eleven.close()
  await text.close()
})

const studios = (provider: string): KeyUse => ({ provider, payer: 'studio', workspaceId: '' })
const own = (provider: string): KeyUse => ({ provider, payer: 'workspace', workspaceId: ada.workspaceId })
const isOpen = async (use: KeyUse) => (await openBreakers(studio.db)).has(limitKey(use))

async function breakDown(use: KeyUse): Promise<void> {
  for (let failures = 0; failures < 5; failures++) await countFailure(studio.db, limitKey(use))
  expect(await isOpen(use)).toBe(true)
}

/** A refusal that says when to come back, in its header and in its next step. */
function expectLater(reply: Reply, status: number, code: string): void {
  const { problem, ...refused } = refusal(reply)
  expect(refused).toMatchObject({ status, code })
  const seconds = Number(reply.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(problem.nextSteps).toMatchObject([{ action: 'retry', afterSeconds: seconds }])
}

const recorded = async () => (await ada.uploaded(await readFile(await clips.mp3(0.5)), 'consent.mp3')).id
const cloneOf = (recording: string) => ({
  provider: 'elevenlabs',
  name: 'Mara',
  samples: [recording],
  consent: { speaker: 'Mara Lind', statement: 'I allow it, for her films alone.', agreed: true, recording },
})

const mend = (provider: string) =>
  studio.db.update(providerState).set({ failures: 0, openUntil: null }).where(eq(providerState.key, provider))

test('a vendor that does not answer is left alone: by lists, clones, improved prompts and tests of its key', async () => {
  await breakDown(studios('elevenlabs'))
  const { missing } = VoiceList.parse((await ada.client.get('/api/v1/voices')).body)
  expect(missing).toEqual([{ provider: 'elevenlabs', detail: 'ElevenLabs is not answering.' }])

  await mend('elevenlabs')
  const recording = await recorded()
  const made = await ada.client.post('/api/v1/voices/clones', cloneOf(recording))
  const { id } = KeptVoice.parse(made.body)
  const kept = async () => JSON.stringify((await ada.client.get('/api/v1/voices/kept')).body)
  await expect.poll(kept).toContain('"ready"')

  await breakDown(studios('elevenlabs'))
  await breakDown(studios('groq'))
  expectLater(await ada.client.post('/api/v1/voices/clones', cloneOf(recording)), 503, 'provider_unavailable')
  expectLater(await ada.client.delete(`/api/v1/voices/kept/${id}`), 503, 'provider_unavailable')
  expect(eleven.clones).toHaveLength(1)
  expectLater(await ada.client.post('/api/v1/studio-keys/elevenlabs/test'), 503, 'provider_unavailable')

  const improved = await improve('A fox')
  expect(improved).toContain('By rules: the text model is not answering now')
  expect(improved).toContain('Improved by rules.')
  expect(text.posts).toHaveLength(0)
})

test('a new key starts afresh: what broke with the one before it says nothing of it', async () => {
  eleven.keys.add(ownKey)
  const path = '/api/v1/provider-keys/elevenlabs'
  await breakDown(own('elevenlabs'))
  expect((await ada.client.put(path, { key: ownKey })).status).toBe(200)
  expect(await isOpen(own('elevenlabs'))).toBe(false)
  expect((await ada.client.post(`${path}/test`)).status).toBe(200)

  await breakDown(own('elevenlabs'))
  expectLater(await ada.client.post(`${path}/test`), 503, 'provider_unavailable')
})

const improve = async (prompt: string) =>
  String((await ada.client.post('/api/v1/prompts/improve', { mode: 't2v', prompt })).body)

test('calls that fail open the breaker, for takes too; the first that goes well closes it', async () => {
  await mend('groq')
  for (let calls = 0; calls < 5; calls++) expect(await improve('A fox [[500]]')).toContain('"by":"rules"')
  expect(text.posts).toHaveLength(5)
  expect(await isOpen(studios('groq'))).toBe(true)
  await improve('A fox')
  expect(text.posts).toHaveLength(5)

  const groq = eq(providerState.key, 'groq')
  // Its time is over, and nothing has gone well yet.
  await studio.db
    .update(providerState)
    .set({ openUntil: new Date(Date.now() - 1_000) })
    .where(groq)
  expect(await improve('A fox')).not.toContain('"by":"rules"')
  expect(await studio.db.select().from(providerState).where(groq)).toMatchObject([
    { failures: 0, openUntil: null },
  ])
})

test('more calls than a key may have are refused, and told when to come back', {
  timeout: 30_000,
}, async () => {
  const limits = { concurrency: null, requestsPerSecond: 0.05 }
  expect((await ada.client.put('/api/v1/studio-keys/groq/limits', limits)).status).toBe(200)
  const inForce = async () => (await studio.house.gateway.provider('groq', '', 'studio')).requestsPerSecond
  await expect.poll(inForce, { timeout: 10_000 }).toBe(0.05)
  expect(await improve('A fox')).not.toContain('"by":"rules"')
  expect(await improve('A fox')).toContain('Groq is asked too often now.')
  expectLater(await ada.client.post('/api/v1/studio-keys/groq/test'), 429, 'provider_busy')
})
