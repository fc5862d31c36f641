import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FakeComfyUi, startFakeComfyUi } from '../../../test/vendors/comfyui.ts'
import type { Prepared, RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import type { Net } from '../spec/vendor.ts'
import { createComfyUi } from './provider.ts'

const token = 'comfy-token-abcdef0123456789'
const png = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal
const net: Net = { fetch, socket: (url, headers) => new WebSocket(url, Object({ headers })) }

const node = (class_type: string, inputs: Record<string, unknown>) => ({ class_type, inputs })
const upscale = (image: string) => ({
  '1': node('LoadImage', { image }),
  '2': node('UpscaleModelLoader', { model_name: 'RealESRGAN_x4plus.safetensors' }),
  '3': node('ImageUpscaleWithModel', { upscale_model: ['2', 0], image: ['1', 0] }),
  '4': node('SaveImage', { images: ['3', 0], filename_prefix: 'dailies' }),
})
const still = {
  '1': node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' }),
  '2': node('CLIPTextEncode', { text: 'A lighthouse', clip: ['1', 1] }),
  '3': node('KSampler', {
    model: ['1', 0],
    positive: ['2', 0],
    negative: ['2', 0],
    latent_image: ['4', 0],
    seed: 7,
    steps: 20,
    cfg: 6,
    sampler_name: 'euler',
    scheduler: 'normal',
    denoise: 1,
  }),
  '4': node('EmptyLatentImage', { width: 1024, height: 576, batch_size: 1 }),
  '5': node('VAEDecode', { samples: ['3', 0], vae: ['1', 2] }),
  '6': node('SaveImage', { images: ['5', 0], filename_prefix: 'dailies' }),
}
const asked = (graph: object, output: string): Prepared => ({
  endpoint: 'prompt',
  body: JSON.parse(JSON.stringify({ graph, output: { node: output, kind: 'image' } })),
})
const request = { ...asked(still, '6'), slots: [] }
const onPicture = {
  ...asked({ ...upscale('?'), '1': node('LoadImage', {}) }, '4'),
  slots: [{ role: 'reference', index: 0, at: ['graph', '1', 'inputs', 'image'] }],
}

describeProvider('comfyui', async () => {
  const fake = await startFakeComfyUi({ token, files: { png }, script: { workMs: 30, slowMs: 1_000 } })
  const gone = await startFakeComfyUi()
  await gone.close()
  return {
    provider: createComfyUi({ key: fake.key, net }),
    withWrongKey: createComfyUi({ key: `${fake.url}#authorization=Bearer%20wrong0123456789` }),
    unreachable: createComfyUi({ key: gone.key }),
    impatient: createComfyUi({ key: fake.key, submitTimeoutMs: 150 }),
    secrets: [token, 'wrong0123456789'],
    request,
    requestWithInput: {
      request: onPicture,
      input: inputOf('reference', 'image/png', png.subarray(0, 5_000)),
      uploaded: () => [...fake.uploads.values()],
    },
    outputBytes: png,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.finished(),
    unfiltered: true,
    recoverOfNothing: 'absent',
    close: () => fake.close(),
  }
})

describe('ComfyUI’s own ways', () => {
  let fake: FakeComfyUi
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeComfyUi({ token, script: { workMs: 0 } })
    provider = createComfyUi({ key: fake.key, net })
  })
  afterAll(async () => {
    await fake.close()
  })
  beforeEach(() => {
    fake.restart()
    fake.script({ next: [], queueMs: 0, workMs: 0 })
  })
  const submit = (prepared: Prepared = request, nonce = 'n') =>
    provider.submit(prepared, contextOf(nonce), calm())

  test('the id of the work is made of our nonce, in the server’s form', async () => {
    const ticket = await submit(request, 'a-nonce')
    expect(ticket.operationId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
    expect(fake.posts.at(-1)?.nonce).toBe(ticket.operationId)
  })

  test('work that waits tells how many are ahead; canceled before or while it runs, it is gone', async () => {
    fake.script({ queueMs: 60_000, workMs: 60_000 })
    const first = await submit(request, 'first')
    await new Promise((resolve) => setTimeout(resolve, 2))
    const second = await submit(request, 'second')
    expect(await provider.check(second, calm())).toMatchObject({ state: 'pending', queuePosition: 1 })
    expect(await provider.cancel?.(second, calm())).toBe('canceled')
    fake.script({ queueMs: 0 })
    expect(fake.working()).toEqual([first.operationId])
    expect(await provider.cancel?.(first, calm())).toBe('canceled')
    expect(fake.working()).toEqual([])
    expect((await provider.check(first, calm())).state).toBe('canceled')
  })

  test('after a restart nothing is known of the work: it is lost, and may be sent again', async () => {
    fake.script({ next: [['stuck']] })
    const ticket = await submit(request, 'lost')
    fake.restart()
    expect(await provider.check(ticket, calm())).toMatchObject({ state: 'lost' })
    expect(await provider.cancel?.(ticket, calm())).toBe('canceled')
  })

  test('while work runs its socket says how far it is; nobody needs the socket', async () => {
    fake.script({ workMs: 60_000 })
    const ticket = await submit(request, 'heard')
    const id = ticket.operationId
    expect(await provider.check(ticket, calm())).toEqual({ state: 'pending' })
    await vi.waitFor(() => expect(fake.lines.clients).toEqual([id]))
    fake.lines.show(id, new Uint8Array(300))
    fake.lines.tell(id, { type: 'execution_cached', data: { nodes: ['1', '2'], prompt_id: id } })
    fake.lines.tell(id, { type: 'executing', data: { node: '3', prompt_id: id } })
    fake.lines.tell(id, { type: 'progress', data: { node: '3', value: 10, max: 20, prompt_id: id } })
    await vi.waitFor(async () =>
      expect(await provider.check(ticket, calm())).toEqual({ state: 'pending', progress: 2.5 / 6 }),
    )
    fake.lines.close()
    expect((await provider.check(ticket, calm())).state).toBe('pending')
    await provider.cancel?.(ticket, calm())
  })

  test('a graph that the server does not take is refused by the name of the node or the model', async () => {
    const without = asked(
      { ...upscale('a.png'), '2': node('UpscaleModelLoader', { model_name: '4x.pth' }) },
      '4',
    )
    await expect(submit(without)).rejects.toMatchObject({
      sent: 'refused',
      failure: {
        kind: 'invalid',
        retry: false,
        detail: expect.stringContaining(
          'The model 4x.pth is not on the server (UpscaleModelLoader, node 2).',
        ),
      },
    })
    const unknown = asked({ '1': node('FancyNode', {}) }, '1')
    await expect(submit(unknown)).rejects.toThrow(/FancyNode/)
  })

  test('what a GPU cannot hold says what to do; a broken driver may be tried again', async () => {
    fake.script({ next: [['refused-by-model'], ['failed']] })
    const ends = [await submit(request, 'oom'), await submit(request, 'cuda')]
    expect(await provider.check(ends[0] ?? never, calm())).toMatchObject({
      failure: { detail: expect.stringMatching(/out of memory in KSampler, node 3. Ask for a smaller size/) },
    })
    expect(await provider.check(ends[1] ?? never, calm())).toMatchObject({ failure: { retry: true } })
  })

  test('what it is, and what its graphs may be made of', async () => {
    expect(await provider.workflows?.about(calm())).toMatchObject({
      version: '0.3.66',
      devices: [{ name: 'NVIDIA GeForce RTX 4090' }],
    })
    expect(await provider.testKey(calm())).toEqual({
      ok: true,
      detail: 'ComfyUI 0.3.66; NVIDIA GeForce RTX 4090, 24 GB',
    })
    const nodes = await provider.workflows?.nodes(calm())
    expect(nodes?.get('KSampler')?.get('sampler_name')).toContain('euler')
    expect(nodes?.get('KSampler')?.get('scheduler')).toContain('simple')
    expect(nodes?.get('KSampler')?.get('seed')).toBeNull()
    expect(provider.workflows?.address).toBe(fake.url)
  })

  test('what is no address, or no ComfyUI, is no key', async () => {
    for (const key of ['a-key', 'ftp://here', `${fake.url}#bad header=1`])
      expect(await createComfyUi({ key }).testKey(calm())).toMatchObject({ ok: false, refused: true })
    const elsewhere = createComfyUi({ key: `${fake.url}/elsewhere#authorization=Bearer%20${token}` })
    expect(await elsewhere.testKey(calm())).toMatchObject({ ok: false, refused: true })
  })

  test('the token goes to the server alone, and never by a redirect', async () => {
    const ticket = await submit(request, 'file')
    const status = await provider.check(ticket, calm())
    expect(status).toMatchObject({ state: 'succeeded', outputs: [{ kind: 'image' }] })
    await expect(async () =>
      provider.download({ kind: 'image', url: 'https://elsewhere.example/view?a' }, calm()),
    ).rejects.toThrow('another address')
  })
})

const never = { operationId: '' }
