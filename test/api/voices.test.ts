import { readFile } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { KeptVoice, VoiceConsent, VoiceList } from '#contract/voice.ts'
import { assets } from '#db/schema/assets.ts'
import { quotes } from '#db/schema/jobs.ts'
import { voices } from '#db/schema/voices.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { Plan } from '#features/generations/plan.ts'
import { writeSetting } from '#features/workspaces/settings.ts'
import { clips } from '../harness/clips.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeElevenLabs, startFakeElevenLabs } from '../vendors/elevenlabs.ts'

const george = 'JBFqnCBsd6RMkjVDRZzb'
const sarah = 'EXAVITQu4vr4xnSDxMaL'
const operators = 'a-voice-of-the-operator'
const ownKey = 'sk_own_key_of_ada'

let eleven: FakeElevenLabs
let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
let recording: string
let mp3: Buffer
beforeAll(async () => {
  mp3 = await readFile(await clips.mp3(0.5))
  eleven = await startFakeElevenLabs({ mp3 })
  const [, premade] = eleven.voices
  if (premade) eleven.voices.push({ ...premade, voice_id: operators, category: 'professional' })
  studio = await openTestStudio({
    fal: false,
    environment: {
      ELEVENLABS_API_KEY: eleven.key,
      ELEVENLABS_BASE_URL: eleven.url,
      OPENAI_API_KEY: 'sk-nobody-asks-with-it',
    },
  })
  ada = await studio.join({ credits: 500 })
  bob = await studio.join({ name: 'Bob' })
  recording = (await ada.uploaded(mp3, 'consent.mp3')).id
})
afterAll(async () => {
  await studio.close()
  await eleven.close()
})

const api = '/api/v1/voices'
const list = async (person: Filmmaker, query = '') =>
  VoiceList.parse((await person.client.get(`${api}${query}`)).body)
const labels = async (query: string) => (await list(ada, query)).items.map(({ label }) => label)
const kept = async (person: Filmmaker) =>
  z.object({ items: z.array(KeptVoice) }).parse((await person.client.get(`${api}/kept`)).body).items
const postsFor = (words: string) =>
  eleven.posts.filter(({ body }) => String(body.text ?? body.prompt).includes(words))

test('speech, an effect and another voice: one POST each, kept as it came', {
  timeout: 120_000,
}, async () => {
  const speech = await ada.make({
    mode: 'tts',
    engineId: 'eleven-v3',
    prompt: 'The sea is calm.',
    options: { voiceId: sarah, speed: 1.1 },
  })
  expect(speech).toMatchObject({ status: 'succeeded', price: { charged: 1 } })
  const asset = speech.outputs[0]
  expect(asset).toMatchObject({ kind: 'audio' })
  expect((await ada.bytes(asset?.url ?? '')).body).toEqual(mp3)
  expect(postsFor('The sea is calm')).toMatchObject([
    { body: { voice_id: sarah, voice_settings: { speed: 1.1 } } },
  ])

  const [effect, changed] = await Promise.all([
    ada.make({ mode: 'sfx', engineId: 'elevenlabs-sound-effects', prompt: 'A door' }),
    ada.make({
      mode: 'voice-change',
      engineId: 'elevenlabs-voice-changer',
      inputs: [{ role: 'audio', assetId: recording }],
      options: { voiceId: george },
    }),
  ])
  expect([effect, changed].map(({ status, price }) => [status, price.charged])).toEqual([
    ['succeeded', 2],
    ['succeeded', 1],
  ])
  const sent = eleven.posts.find(({ endpoint }) => endpoint === 'speech-to-speech')
  expect(Buffer.from(String(sent?.body.audio), 'latin1')).toEqual(mp3)
})

test('a lost reply is not charged and never sent again; a busy vendor is asked again; a filter is free', {
  timeout: 60_000,
}, async () => {
  const say = (prompt: string) => ada.make({ mode: 'tts', engineId: 'eleven-flash-v2.5', prompt })
  const lost = await say('Lost at sea [[cut-after]]')
  expect(lost).toMatchObject({ status: 'failed', price: { charged: 0 } })
  expect(postsFor('Lost at sea')).toHaveLength(1)
  const withheld = await say('Something bad [[moderated]]')
  expect(withheld).toMatchObject({ status: 'failed', price: { charged: 0 } })
  eleven.script({ next: [['rate-limited']] })
  expect(await say('Busy at first')).toMatchObject({ status: 'succeeded' })
  expect(postsFor('Busy at first')).toHaveLength(2)
})

test('the desk lists the voices of every speech engine here, and finds them', async () => {
  const { items, missing, cloning } = await list(ada)
  expect(items.slice(0, 3)).toMatchObject([
    {
      id: george,
      label: 'George',
      language: 'en-GB',
      provider: 'elevenlabs',
      kind: 'premade',
      gender: 'male',
      engineIds: ['eleven-v3', 'eleven-multilingual-v2', 'eleven-flash-v2.5'],
    },
    { label: 'Sarah' },
    { label: 'Daniel' },
  ])
  expect([...new Set(items.map(({ provider }) => provider))]).toEqual(['elevenlabs', 'openai', 'local'])
  expect([missing, cloning]).toEqual([[], [{ provider: 'elevenlabs', label: 'ElevenLabs', refusal: null }]])
  expect(await labels('?gender=female')).toEqual(['Sarah'])
  expect(await labels('?language=de&provider=elevenlabs')).toEqual(['Daniel'])
  expect(await labels('?q=british%20george')).toEqual(['George'])
  expect(await labels('?engineId=eleven-v3')).toHaveLength(3)
  const openai = (await list(ada, '?provider=openai')).items
  expect(openai[0]).toMatchObject({ label: 'Marin', engineIds: ['gpt-4o-mini-tts'], previewUrl: null })
  expect(JSON.stringify(items)).not.toContain(eleven.url)
})

test('what the operator made in the studio’s account is shown to nobody on the studio’s key', async () => {
  const ids = async (person: Filmmaker) => (await list(person)).items.map(({ id }) => id)
  expect(await ids(ada)).not.toContain(operators)
  const guest = await studio.join({ name: 'Guest' })
  eleven.keys.add(`${ownKey}_of_guest`)
  const path = '/api/v1/provider-keys/elevenlabs'
  expect((await guest.client.put(path, { key: `${ownKey}_of_guest` })).status).toBe(200)
  // The account is one and the same in this fake; on a key to it, all that is in it is shown.
  expect(await ids(guest)).toContain(operators)
})

test('previews: a vendor’s is copied once, this machine speaks its own once', {
  timeout: 30_000,
}, async () => {
  const { items } = await list(ada)
  const local = items.find(({ provider }) => provider === 'local')
  for (const [voice, type] of [
    [items[0], 'audio/mpeg'],
    [local, 'audio/wav'],
  ] as const) {
    const first = await ada.bytes(voice?.previewUrl ?? '')
    expect([first.status, first.headers.get('content-type')]).toEqual([200, type])
    const part = await ada.bytes(voice?.previewUrl ?? '', { range: 'bytes=0-9' })
    expect([part.status, part.body]).toEqual([206, first.body.subarray(0, 10)])
  }
  expect(refusal(await ada.client.get(`${api}/elevenlabs/nobody/preview`))).toMatchObject({ status: 404 })
  expect((await studio.stranger().get(`${api}/elevenlabs/${george}/preview`)).status).toBe(401)
})

test('a character keeps a voice with its speed and tone, within the engine’s limits', async () => {
  const wish = { name: 'Mara', provider: 'elevenlabs', voiceId: sarah, engineId: 'eleven-multilingual-v2' }
  const { client } = ada
  for (const [body, path] of [
    [{ ...wish, voiceId: 'nobody' }, 'voiceId'],
    [{ ...wish, engineId: 'local-voice' }, 'engineId'],
    [{ ...wish, speed: 2 }, 'speed'],
    [{ ...wish, options: { stability: 7 } }, 'options.stability'],
    [{ ...wish, options: { wobble: 1 } }, 'options.wobble'],
  ] as const) {
    expect(refusal(await client.post(`${api}/kept`, body))).toMatchObject({ status: 422, paths: [path] })
  }
  const tone = { stability: 0.3, style: 0.2 }
  const mara = KeptVoice.parse(
    (await client.post(`${api}/kept`, { ...wish, speed: 1.1, options: tone })).body,
  )
  expect(mara).toMatchObject({ kind: 'kept', status: 'ready', speed: 1.1, options: tone })
  const path = `${api}/kept/${mara.id}`
  expect((await client.patch(path, { name: 'Mara, older', speed: 0.9 })).body).toMatchObject({
    name: 'Mara, older',
    speed: 0.9,
    options: tone,
  })
  expect(refusal(await client.patch(path, { speed: 0.1 })).status).toBe(422)
  expect(await kept(bob)).toEqual([])
  expect((await bob.client.patch(path, { name: 'Mine' })).status).toBe(404)
  expect((await bob.client.delete(path)).status).toBe(404)

  const line = { engineId: mara.engineId, voiceId: sarah, speed: 0.9, options: tone, text: 'Spoken by Mara' }
  const { id } = await ada.quote({ mode: 't2v', engineId: 'draft-video', prompt: 'A pier', voice: line })
  const [quote] = await studio.db.select().from(quotes).where(eq(quotes.id, id))
  const said = Plan.parse(quote?.plan).jobs[0]?.steps.find(({ name }) => name === 'submit')
  expect(said?.input).toMatchObject({
    provider: 'elevenlabs',
    compiled: { body: { voice_id: sarah, voice_settings: { speed: 0.9, stability: 0.3, style: 0.2 } } },
  })
  expect((await client.delete(path)).status).toBe(204)
  expect(await kept(ada)).toEqual([])
}, 60_000)

const consent = {
  speaker: 'Mara Lind',
  statement: 'I, Mara Lind, allow Ada to clone my voice for her films.',
  agreed: true,
}
const cloneWish = () => ({
  provider: 'elevenlabs',
  name: 'Mara',
  samples: [recording],
  consent: { ...consent, recording },
})
async function cloneOf(person: Filmmaker, body: object, key: string): Promise<KeptVoice> {
  const headers = { 'idempotency-key': key }
  const reply = await person.client.post(`${api}/clones`, body, { headers })
  expect([reply.status, reply.body]).toMatchObject([202, { status: 'making', kind: 'clone' }])
  const { id } = KeptVoice.parse(reply.body)
  const status = async () => (await kept(person)).find((one) => one.id === id)?.status
  await expect.poll(status, { timeout: 10_000 }).not.toBe('making')
  return KeptVoice.parse((await kept(person)).find((one) => one.id === id))
}

test('a clone needs a recorded consent, is made once, speaks for its workspace alone, and is deleted at the vendor', {
  timeout: 60_000,
}, async () => {
  const picture = (await ada.uploaded(studio.files.png, 'face.png')).id
  for (const [body, path] of [
    [{ ...cloneWish(), consent: { ...consent, recording, agreed: false } }, 'consent.agreed'],
    [{ ...cloneWish(), consent }, 'consent.recording'],
    [{ ...cloneWish(), samples: [] }, 'samples'],
    [{ ...cloneWish(), samples: ['ast_missing'] }, 'samples.0'],
    [{ ...cloneWish(), samples: [picture] }, 'samples.0'],
  ] as const) {
    expect(refusal(await ada.client.post(`${api}/clones`, body))).toMatchObject({
      status: 422,
      paths: [path],
    })
  }
  expect(refusal(await bob.client.post(`${api}/clones`, cloneWish()))).toMatchObject({ status: 422 })
  expect(refusal(await ada.client.post(`${api}/clones`, { ...cloneWish(), provider: 'local' })).status).toBe(
    503,
  )
  expect(eleven.clones).toEqual([])

  const clone = await cloneOf(ada, cloneWish(), 'clone-1')
  expect(clone).toMatchObject({ status: 'ready', detail: null, name: 'Mara' })
  expect(
    (await ada.client.post(`${api}/clones`, cloneWish(), { headers: { 'idempotency-key': 'clone-1' } })).body,
  ).toMatchObject({ id: clone.id })
  expect(eleven.clones).toHaveLength(1)
  expect(eleven.clones[0]?.samples[0]).toEqual(new Uint8Array(mp3))
  expect((await list(ada)).items).toContainEqual(
    expect.objectContaining({ id: clone.voiceId, kind: 'clone' }),
  )
  expect((await list(bob)).items.map(({ id }) => id)).not.toContain(clone.voiceId)

  const speech = {
    mode: 'tts',
    engineId: 'eleven-v3',
    prompt: 'Hi',
    options: { voiceId: clone.voiceId ?? '' },
  } as const
  expect(await ada.quote(speech)).toMatchObject({ engineId: 'eleven-v3' })
  expect(refusal(await bob.client.post('/api/v1/quotes', speech))).toMatchObject({
    status: 422,
    paths: ['options.voiceId'],
  })

  const proof = `${api}/kept/${clone.id}/consent`
  const read = async () => VoiceConsent.parse((await ada.client.get(proof)).body)
  expect(await read()).toMatchObject({
    speaker: 'Mara Lind',
    statement: consent.statement,
    samples: [{ assetId: recording }],
    givenBy: 'Ada',
    removedAt: null,
  })
  for (const path of [proof, `${proof}/recording`]) {
    expect((await bob.client.get(path, { headers: { 'x-workspace': ada.workspaceId } })).status).toBe(404)
    expect((await bob.client.get(path)).status).toBe(404)
  }
  await ada.client.delete(`/api/v1/assets/${recording}`)

  expect((await ada.client.delete(`${api}/kept/${clone.id}`)).status).toBe(204)
  expect(eleven.voices.map(({ voice_id }) => voice_id)).not.toContain(clone.voiceId)
  expect(await kept(ada)).toEqual([])
  const after = await read()
  expect(after.removedAt).not.toBeNull()
  expect((await ada.bytes(after.recordingUrl)).body).toEqual(mp3)
  recording = (await ada.uploaded(mp3, 'consent-again.mp3')).id
})

test('a clone whose reply is lost is found; a refused one says why; one left by a dead process is settled', {
  timeout: 60_000,
}, async () => {
  eleven.nextClone('cut-after')
  const found = await cloneOf(ada, cloneWish(), 'clone-2')
  expect([found.status, eleven.clones.length]).toEqual(['ready', 2])
  eleven.nextClone('full')
  const refused = await cloneOf(ada, cloneWish(), 'clone-3')
  expect(refused).toMatchObject({ status: 'failed', detail: expect.stringContaining('no free place') })

  const longAgo = new Date(Date.now() - 600_000)
  const inTheMaking = { status: 'making', voiceId: null, createdAt: longAgo } as const
  await studio.db.update(voices).set(inTheMaking).where(eq(voices.id, found.id))
  await studio.db.update(voices).set(inTheMaking).where(eq(voices.id, refused.id))
  const settled = new Map((await kept(ada)).map((one) => [one.id, one]))
  expect(settled.get(found.id)).toMatchObject({ status: 'ready', voiceId: found.voiceId })
  expect(settled.get(refused.id)).toMatchObject({ status: 'failed' })
})

test('admins clone, as many as the studio’s operator says; a key of one’s own has no such limit', {
  timeout: 60_000,
}, async () => {
  const dan = await studio.join({ name: 'Dan' })
  const mate = await studio.join({ name: 'Mate' })
  const me = z.object({ id: z.string() }).parse((await mate.client.get('/api/v1/me')).body)
  const { workspaceId } = dan
  await studio.db.insert(memberships).values({ workspaceId, userId: me.id, role: 'member' })
  const headers = { 'x-workspace': workspaceId }
  const { id } = await dan.uploaded(mp3, 'dan.mp3')
  const wish = { ...cloneWish(), samples: [id], consent: { ...consent, recording: id } }
  const before = eleven.clones.length

  const byMate = () => mate.client.post(`${api}/clones`, wish, { headers })
  const refused = refusal(await byMate())
  expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
  expect(refused.problem.nextSteps).toMatchObject([{ action: 'ask_admin' }])
  const listed = VoiceList.parse((await mate.client.get(api, { headers })).body)
  expect(listed.cloning).toMatchObject([{ refusal: expect.stringContaining('the role admin') }])

  await writeSetting(studio.db, 'voiceClones', { atLeast: 'member', perWorkspace: 1 })
  const [one, other] = await Promise.all([byMate(), dan.client.post(`${api}/clones`, wish)])
  const statuses = [one.status, other.status]
  expect(statuses.sort()).toEqual([202, 409])
  const full = refusal(await dan.client.post(`${api}/clones`, wish))
  expect(full).toMatchObject({ status: 409, code: 'clone_limit' })
  expect(full.problem.nextSteps?.map(({ action }) => action)).toEqual(['delete_clone', 'add_key'])
  expect((await list(dan)).cloning).toMatchObject([{ refusal: expect.stringContaining('at most 1') }])
  expect((await list(bob)).cloning).toMatchObject([{ refusal: null }])
  await expect.poll(async () => (await kept(dan)).map(({ status }) => status)).toEqual(['ready'])

  eleven.keys.add(`${ownKey}_of_dan`)
  await dan.client.put('/api/v1/provider-keys/elevenlabs', { key: `${ownKey}_of_dan` })
  expect((await list(dan)).cloning).toMatchObject([{ refusal: null }])
  expect((await cloneOf(dan, wish, 'clone-own')).status).toBe('ready')
  expect(eleven.clones).toHaveLength(before + 2)
  await writeSetting(studio.db, 'voiceClones', { atLeast: 'admin', perWorkspace: 5 })
})

test('recordings that are too large together are refused before anything is copied or sent', async () => {
  const dora = await studio.join({ name: 'Dora' })
  const { id } = await dora.uploaded(mp3, 'long.mp3')
  await studio.db.update(assets).set({ bytes: 70_000_000 }).where(eq(assets.id, id))
  const wish = { ...cloneWish(), samples: [id], consent: { ...consent, recording: id } }
  expect(refusal(await dora.client.post(`${api}/clones`, wish))).toMatchObject({ paths: ['samples'] })
})

test('a clone that is made while the database takes nothing is not lost', { timeout: 30_000 }, async () => {
  const eve = await studio.join({ name: 'Eve' })
  const { id } = await eve.uploaded(mp3, 'eve.mp3')
  await studio.db.execute(sql`create function no_voices() returns trigger language plpgsql as
    'begin raise exception ''The database takes nothing.''; end'`)
  await studio.db.execute(
    sql`create trigger no_voices before update on voices for each row execute function no_voices()`,
  )
  const wish = { ...cloneWish(), samples: [id], consent: { ...consent, recording: id } }
  const made = KeptVoice.parse((await eve.client.post(`${api}/clones`, wish)).body)
  await expect.poll(() => studio.logs().join('')).toContain('a clone was not written down')
  await studio.db.execute(sql`drop function no_voices cascade`)
  expect(await kept(eve)).toMatchObject([{ status: 'making' }])
  await studio.db
    .update(voices)
    .set({ createdAt: new Date(Date.now() - 600_000) })
    .where(eq(voices.id, made.id))
  expect(await kept(eve)).toMatchObject([{ id: made.id, status: 'ready' }])
})

test('on an own key: no credits, its own account’s voices, and a key that died is said to have died', {
  timeout: 60_000,
}, async () => {
  eleven.keys.add(ownKey)
  expect((await bob.client.put('/api/v1/provider-keys/elevenlabs', { key: ownKey })).status).toBe(200)
  const said = await bob.make({ mode: 'tts', engineId: 'eleven-v3', prompt: 'On my own key' })
  expect(said).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
  expect(postsFor('On my own key')[0]?.headers['xi-api-key']).toBe(ownKey)
  // The account is one and the same in this fake: with a key to it, all that is in it is shown.
  expect((await list(bob)).items.some(({ kind }) => kind === 'clone')).toBe(true)

  const carl = await studio.join({ name: 'Carl' })
  eleven.keys.add(`${ownKey}2`)
  await carl.client.put('/api/v1/provider-keys/elevenlabs', { key: `${ownKey}2` })
  eleven.keys.delete(`${ownKey}2`)
  const { missing, items } = await list(carl)
  expect(missing).toMatchObject([{ provider: 'elevenlabs', detail: expect.stringContaining('key') }])
  expect(new Set(items.map(({ provider }) => provider))).toEqual(new Set(['openai', 'local']))
  expect((await studio.reconcile()).faults).toEqual([])
  expect(studio.logs().join('\n')).not.toContain(ownKey)
})
