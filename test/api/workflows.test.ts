import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { workflowTemplates } from '#catalog/workflow/templates.ts'
import {
  ComfyServer,
  Workflow,
  WorkflowFacts,
  WorkflowProposal,
  WorkflowTemplate,
} from '#contract/workflow.ts'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeComfyUi, startFakeComfyUi } from '../vendors/comfyui.ts'

/** Ada has a ComfyUI of her own; Ben, in the same studio, has none. */
let comfy: FakeComfyUi
let studio: TestStudio
let ada: Filmmaker
let ben: Filmmaker
beforeAll(async () => {
  comfy = await startFakeComfyUi({
    files: {
      mp4: await readFile(await clips.silentVideo('teal', 0.3)),
      png: await readFile(await clips.picture(320, 180)),
    },
  })
  studio = await openTestStudio({ fal: false })
  ada = await studio.join()
  ben = await studio.join({ name: 'Ben' })
})
afterAll(async () => {
  await studio.close()
  await comfy.close()
})

const path = '/api/v1/workflows'
const own = (person: Filmmaker) =>
  person.client.get('/api/v1/comfyui').then(({ body }) => ComfyServer.parse(body))
const add = async (templateId: string) => {
  const { status, body } = await ada.client.post(`${path}/templates/${templateId}`)
  expect([status, body]).toEqual([201, expect.anything()])
  return Workflow.parse(body)
}

test('the address is the key: tested, sealed, told without its token', async () => {
  expect(await own(ada)).toMatchObject({ state: 'none', address: null, privateAddresses: true })
  const put = (key: string) => ada.client.put('/api/v1/provider-keys/comfyui', { key })
  expect((await put(comfy.url)).status).toBe(422)
  expect((await put('192.168.1.5:8188')).status).toBe(422)
  expect((await put(comfy.key)).status).toBe(200)
  expect(await own(ada)).toMatchObject({
    state: 'works',
    of: 'workspace',
    address: comfy.url,
    version: '0.3.66',
    devices: [{ name: 'NVIDIA GeForce RTX 4090' }],
  })
  expect((await own(ben)).state).toBe('none')
  expect(studio.logs().join('')).not.toContain('comfy-token')
})

test('a template is added when the server has all of it, and what it lacks is named', async () => {
  const { items } = z
    .object({ items: z.array(WorkflowTemplate) })
    .parse((await ada.client.get(`${path}/templates`)).body)
  expect(items.filter(({ missing }) => missing?.models.length === 0).map(({ id }) => id)).toEqual([
    'wan-2.2-t2v',
    'ltx-2-t2v',
    'flux-t2i',
    'sdxl-i2i',
    'esrgan-upscale',
  ])
  const refused = await ada.client.post(`${path}/templates/wan-2.2-i2v`)
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'workflow_incomplete',
      detail: expect.stringContaining('wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors'),
    },
  })
  expect((await ben.client.post(`${path}/templates/flux-t2i`)).status).toBe(503)
})

test('a file of ComfyUI is read, made an engine, quoted for nothing and taken', {
  timeout: 60_000,
}, async () => {
  const flux = workflowTemplates.find(({ id }) => id === 'flux-t2i')?.workflow.graph
  const editor = await ada.client.post(`${path}/proposals`, { file: { nodes: [], links: [] } })
  expect(editor).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Export (API)') } })
  const { status, body } = await ada.client.post(`${path}/proposals`, { file: flux })
  expect(status).toBe(200)
  const { nodes, missing, ...proposal } = WorkflowProposal.parse(body)
  expect([proposal.mode, missing, nodes.length]).toEqual(['t2i', { nodes: [], models: [] }, 8])
  const wrong = { ...proposal, name: 'Mine', output: { ...proposal.output, node: '99' } }
  expect((await ada.client.post(path, wrong)).body).toMatchObject({
    code: 'validation_failed',
    errors: [{ path: 'output.node' }],
  })
  const made = await ada.client.post(path, { ...proposal, name: 'Mine' })
  const mine = Workflow.parse(made.body)

  const wish = { mode: 't2i', engineId: mine.engineId, prompt: 'A pier', options: { steps: 12 } } as const
  const quote = await ada.quote(wish)
  expect(quote).toMatchObject({ engineId: mine.engineId, totalCredits: 0, ownKeyUsd: expect.any(String) })
  const take = await ada.make(wish)
  expect(take).toMatchObject({ status: 'succeeded', price: { charged: 0 }, outputs: [{ kind: 'image' }] })
  const post = comfy.posts.findLast(({ body }) => JSON.stringify(body).includes('A pier'))
  expect(post?.body.sampled).toMatchObject({ inputs: { steps: 12 } })

  // It is found again by its name, and its engine is listed like any other.
  const listed = (await ada.client.get('/api/v1/engines')).body
  expect(JSON.stringify(listed)).toContain(mine.engineId)
  expect((await ada.client.get(`/api/v1/engines/${mine.engineId}`)).body).toMatchObject({ available: true })
  const renamed = await ada.client.patch(`${path}/${mine.id}`, { name: 'Mine, too' })
  expect(renamed.body).toMatchObject({ name: 'Mine, too', engineId: mine.engineId })
})

test('nobody else sees a workflow, nor its engine', async () => {
  const { items } = z.object({ items: z.array(WorkflowFacts) }).parse((await ada.client.get(path)).body)
  const [mine] = items
  expect(items).toHaveLength(1)
  expect((await ben.client.get(path)).body).toEqual({ items: [] })
  for (const call of [
    ben.client.get(`${path}/${mine?.id}`),
    ben.client.patch(`${path}/${mine?.id}`, { name: 'His' }),
    ben.client.delete(`${path}/${mine?.id}`),
    ben.client.get(`/api/v1/engines/${mine?.engineId}`),
  ])
    expect((await call).status).toBe(404)
  const wish = { mode: 't2i', engineId: mine?.engineId ?? '', prompt: 'Mine' }
  const quote = await ben.client.post('/api/v1/quotes', wish)
  expect(quote).toMatchObject({ status: 404, body: { code: 'engine_unknown' } })
})

test('a server that forgets in the middle is sent the work again, once', { timeout: 60_000 }, async () => {
  const { engineId } = await add('wan-2.2-t2v')
  comfy.restart()
  comfy.script({ workMs: 60_000 })
  const job = await ada.start({ mode: 't2v', engineId, prompt: 'The tide', durationSeconds: 2 })
  await expect.poll(() => comfy.working().length, { timeout: 10_000 }).toBe(1)
  comfy.script({ workMs: 0 })
  comfy.restart()
  expect(await ada.until(job.id)).toMatchObject({ status: 'succeeded', outputs: [{ kind: 'video' }] })
  const posts = comfy.posts.filter(({ body }) => JSON.stringify(body).includes('The tide'))
  expect(new Set(posts.map(({ nonce }) => nonce)).size).toBe(2)
  expect(posts).toHaveLength(2)
  expect((await ada.record(job.id)).filter(({ type }) => type === 'provider.resent')).toHaveLength(1)
})

test('a lost reply is found by its id; a picture of the library is put on the server', {
  timeout: 60_000,
}, async () => {
  const { engineId } = await add('esrgan-upscale')
  const picture = await ada.uploaded(await readFile(await clips.picture(160, 90)), 'small.png')
  comfy.script({ next: [['cut-after']] })
  const take = await ada.make({
    mode: 'upscale',
    engineId,
    inputs: [{ role: 'reference', assetId: picture.id }],
  })
  expect(take).toMatchObject({ status: 'succeeded', outputs: [{ kind: 'image' }] })
  expect([...comfy.uploads.keys()]).toEqual([`dailies/${picture.id}.png`])
  expect(comfy.posts.filter(({ body }) => JSON.stringify(body).includes(picture.id))).toHaveLength(1)
})

test('where strangers may come, an address inside is refused', async () => {
  const open = await openTestStudio({
    database: studio.database,
    fal: false,
    worker: false,
    environment: { COMFYUI_PRIVATE_ADDRESSES: 'refuse' },
  })
  const cara = await open.join({ name: 'Cara' })
  const reply = await cara.client.put('/api/v1/provider-keys/comfyui', { key: comfy.key })
  expect(reply).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('not an address on the public internet') },
  })
  await open.close()
})

test('the ledger holds', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
