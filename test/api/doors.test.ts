import { readFile } from 'node:fs/promises'
import { validate } from '@scalar/openapi-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { workflowTemplates } from '#catalog/workflow/templates.ts'
import { VoiceList } from '#contract/voice.ts'
import { clips } from '../harness/clips.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { walkWithForeignIds } from '../harness/other-workspace.ts'

let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
  bob = await studio.join({ name: 'Bob' })
})
afterAll(() => studio.close())

const idOf = (body: unknown) => z.object({ id: z.string() }).parse(body).id

test('no route gives a stranger what belongs to another workspace', async () => {
  const projectId = idOf((await ada.client.post('/api/v1/projects', { name: 'Mine' })).body)
  const shotId = idOf((await ada.client.post(`/api/v1/projects/${projectId}/shots`, { name: 'One' })).body)
  const { groupId } = await ada.start({
    mode: 't2v',
    engineId: 'veo-3.1',
    prompt: 'A fox in the snow',
    durationSeconds: 4,
    resolution: '720p',
    variations: 2,
  })
  for (const { id } of (await ada.group(groupId ?? '')).jobs) await ada.until(id)
  const [job] = (await ada.group(groupId ?? '')).jobs
  const mine = await ada.uploaded(await readFile(await clips.tone(1)), 'sound.wav')
  const [voice] = VoiceList.parse((await ada.client.get('/api/v1/voices')).body).items
  const keep = { name: 'Mara', provider: 'local', voiceId: voice?.id }
  const keptId = idOf((await ada.client.post('/api/v1/voices/kept', keep)).body)
  const picture = await ada.uploaded(await readFile(await clips.picture()), 'mara.png')
  const set = { kind: 'character', name: 'Mara', images: [picture.id] }
  const setId = idOf((await ada.client.post('/api/v1/references', set)).body)
  const workflowId = idOf((await ada.client.post('/api/v1/workflows', workflowTemplates[0]?.workflow)).body)
  const sessions = z.object({ items: z.array(z.object({ id: z.string() })) })
  const [session] = sessions.parse((await ada.client.get('/api/v1/me/sessions')).body).items

  const findings = await walkWithForeignIds({
    routes: studio.web.routes,
    owner: ada.client,
    ownerWorkspaceId: ada.workspaceId,
    stranger: bob.client,
    ids: {
      projects: projectId,
      shots: shotId,
      jobs: job?.id ?? '',
      groups: groupId ?? '',
      assets: job?.outputs[0]?.assetId ?? '',
      status: job?.id ?? '',
      sessions: session?.id ?? '',
      kept: keptId,
      references: setId,
      workflows: workflowId,
    },
    bodies: {
      'PATCH /projects/:id': { name: 'Stolen' },
      'POST /projects/:id/shots': { name: 'Planted' },
      'PATCH /shots/:id': { name: 'Stolen' },
      'PATCH /assets/:id': { name: 'Stolen' },
      'POST /jobs/:id/rerun': {},
      'POST /groups/:id/keep': { jobId: job?.id ?? '' },
      'PATCH /references/:id': { name: 'Stolen' },
      'PATCH /workflows/:id': { name: 'Stolen' },
      'PATCH /voices/kept/:id': { name: 'Stolen' },
    },
    exempt: {
      'GET /engines/:id': 'the catalog belongs to nobody',
      'POST /workflows/templates/:id': 'what is shipped belongs to nobody',
      'POST /provider-webhooks/:provider/:nonce': 'opened by a vendor’s signature',
      'DELETE /me/sessions/:id': 'belongs to a person; the header of a workspace means nothing to it',
      'GET /assets/:id/peaks': 'a silent video has none; asked for below',
      'GET /jobs/:id/preview': 'only a job that runs has one; asked for in previews.test.ts',
      'GET /assets/:id/words': 'only a voice has them; asked for in assets.test.ts',
      'GET /assets/:id/captions': 'the same',
      'PUT /provider-keys/:provider': 'names a vendor; whose key it is says the workspace',
      'POST /provider-keys/:provider/test': 'the same',
      'DELETE /provider-keys/:provider': 'the same',
      'PUT /studio-keys/:provider': 'of the studio; for its owner alone, see studio-keys.test.ts',
      'POST /studio-keys/:provider/test': 'the same',
      'PUT /studio-keys/:provider/limits': 'the same',
      'DELETE /studio-keys/:provider': 'the same',
      'GET /voices/:provider/:voiceId/preview': 'names a vendor’s voice; which are there says the workspace',
      'GET /voices/kept/:id/consent': 'only a clone has one; asked for in voices.test.ts',
      'GET /voices/kept/:id/consent/recording': 'the same',
    },
  })
  expect(findings).toEqual([])

  expect(mine.peaksUrl).not.toBeNull()
  expect((await ada.bytes(mine.peaksUrl ?? '')).status).toBe(200)
  expect((await bob.bytes(mine.peaksUrl ?? '')).status).toBe(404)
  expect((await bob.client.delete(`/api/v1/me/sessions/${session?.id}`)).status).toBe(404)
  expect((await ada.client.get('/api/v1/me')).status).toBe(200)

  const filters = [
    ...[`projectId=${projectId}`, `shotId=${shotId}`, `groupId=${groupId}`].map((one) => `jobs?${one}`),
    ...[`projectId=${projectId}`, `jobId=${job?.id}`].map((one) => `assets?${one}`),
  ]
  for (const filter of filters) {
    expect([filter, (await bob.client.get(`/api/v1/${filter}`)).body]).toMatchObject([filter, { items: [] }])
  }
})

test('every route that works in a workspace finds no workspace of others', async () => {
  const headers = { 'x-workspace': ada.workspaceId }
  const routes = studio.web.routes.filter(({ workspace }) => workspace)
  const answers = []
  for (const route of routes) {
    const path = `/api/v1${route.path.replaceAll(/:\w+/g, 'x')}`
    const { status } = await bob.client.call(route.method, path, { headers, ...(route.body && { body: {} }) })
    answers.push(`${nameOf(route)} ${status}`)
  }
  expect(answers).toEqual(routes.map((route) => `${nameOf(route)} 404`))
  expect(routes.length).toBeGreaterThan(40)
})

describe('without signing in', () => {
  /** All that the world may see of a studio. */
  const open = ['GET /setup', 'GET /status/engines', 'POST /provider-webhooks/:provider/:nonce']

  test('no route answers but the public ones', async () => {
    expect(
      studio.web.routes
        .filter(({ auth }) => auth === 'none')
        .map(nameOf)
        .toSorted(),
    ).toEqual(open)
    const stranger = studio.stranger()
    const answers = []
    for (const route of studio.web.routes.filter((one) => !open.includes(nameOf(one)))) {
      const path = `/api/v1${route.path.replaceAll(/:\w+/g, 'x')}`
      const reply = await stranger.call(route.method, path, route.body ? { body: {} } : {})
      const { status, code } = refusal(reply)
      answers.push(`${nameOf(route)} ${status} ${code}`)
    }
    const expected = studio.web.routes
      .filter((one) => !open.includes(nameOf(one)))
      .map((route) => `${nameOf(route)} 401 unauthenticated`)
    expect(answers).toEqual(expected)
  })

  test('nothing is uploaded, and what needs no person answers', async () => {
    const stranger = studio.stranger()
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': '' }
    expect(refusal(await stranger.call('POST', '/api/v1/uploads', { headers }))).toMatchObject({
      status: 401,
    })
    for (const path of ['/healthz', '/readyz', '/api/v1/openapi.json', '/docs/api/', '/api/v1/setup']) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 200])
    }
  })

  test('a cookie that we did not sign opens nothing', async () => {
    const [name, value = ''] = ada.client.cookieHeader().split('=')
    const forged = `${name}=${decodeURIComponent(value).replace(/\..*/, `.${Buffer.alloc(32).toString('base64')}`)}`
    const reply = await studio.stranger().get('/api/v1/jobs', { headers: { cookie: forged } })
    expect(refusal(reply)).toMatchObject({ status: 401 })
  })
})

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

describe('the contract', () => {
  test('is a valid OpenAPI document with every route of the running studio', async () => {
    const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    const document = Document.parse((await studio.stranger().get('/api/v1/openapi.json')).body)
    const verdict = await validate(structuredClone(document))
    expect([verdict.valid, verdict.errors ?? []]).toEqual([true, []])
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const written = studio.web.routes.map(
      ({ method, path }) => `${method} /api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.toSorted()).toEqual(written.toSorted())
    const promised = [
      'POST /quotes',
      'POST /generations',
      'GET /jobs',
      'GET /jobs/:id',
      'GET /jobs/:id/record',
      ...['cancel', 'retry', 'rerun', 'pause', 'resume'].map((verb) => `POST /jobs/:id/${verb}`),
      'GET /events',
      'GET /engines',
      'GET /engines/:id',
      'GET /presets/camera',
      'GET /presets/styles',
      'GET /assets',
      ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} /assets/:id`),
      'GET /assets/:id/content',
      'GET /wallet',
      'GET /wallet/entries',
      'GET /jobs/:id/receipt',
      'GET /projects',
      'POST /projects',
      'GET /projects/:id',
      'GET /projects/:id/shots',
      'POST /projects/:id/shots',
      'GET /shots/:id',
      'GET /me',
      'PATCH /me',
      ...['GET', 'PATCH'].map((method) => `${method} /me/preferences`),
      'GET /workspaces',
      'GET /notifications',
      'GET /usage',
      'GET /assets/:id/lineage',
      'GET /rate-card',
      'GET /voices',
      'GET /provider-keys',
      ...['PUT', 'DELETE'].map((method) => `${method} /provider-keys/:provider`),
      'POST /video/generate',
      'GET /video/status/:task_id',
    ]
    expect(studio.web.routes.map(nameOf)).toEqual(expect.arrayContaining(promised))
  })

  test('every answer tells the limit, every refusal its request', async () => {
    const fine = await ada.client.get('/api/v1/jobs')
    expect(fine.headers.get('ratelimit-policy')).toMatch(/^"read";q=\d+;w=60$/)
    expect(fine.headers.get('ratelimit')).toMatch(/^"read";r=\d+;t=\d+$/)
    const refused = refusal(await ada.client.get('/api/v1/jobs/job_nothing'))
    expect(refused).toMatchObject({ status: 404, code: 'not_found', problem: { requestId: /^req_/ } })
    expect(studio.logs().some((line) => line.includes(refused.problem.requestId))).toBe(true)
  })

  test('presets are whole: forty moves, fifteen looks', async () => {
    const Items = z.object({ items: z.array(z.looseObject({ id: z.string(), label: z.string() })) })
    const count = async (name: string) =>
      Items.parse((await ada.client.get(`/api/v1/presets/${name}`)).body).items.length
    expect([await count('camera'), await count('styles')]).toEqual([40, 15])
  })
})
