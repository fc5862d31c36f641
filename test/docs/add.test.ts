import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import type * as Engines from '#catalog/engines.ts'
import { assets } from '#db/schema/assets.ts'
import type * as Vendors from '../../src/entry/vendors.ts'
import { openTestStudio } from '../harness/house.ts'
import { fixedOutputs } from '../vendors/outputs.ts'
import { answer, serveVendor } from '../vendors/vendor-http.ts'
import { VendorWork } from '../vendors/vendor-work.ts'

const fixture = (name: string) => readFile(new URL(`toy/${name}`, import.meta.url), 'utf8')
const page = (name: string) => readFile(new URL(`../../docs/developer/${name}`, import.meta.url), 'utf8')

/** The one line of an engine. */
vi.mock('#catalog/engines.ts', async (original) => {
  const real = await original<typeof Engines>()
  const { toySketch } = await import('./toy/engine.ts')
  const engines = [...real.engines, toySketch]
  return {
    engines,
    findEngine: (id: string) => engines.find((engine) => engine.id === id),
    enginesFor: (mode: 't2i') => engines.filter((engine) => engine.modes[mode] !== undefined),
  }
})

/** The one line of a provider. */
vi.mock('../../src/entry/vendors.ts', async (original) => {
  const { toy } = await import('./toy/provider.ts')
  return { vendors: [...(await original<typeof Vendors>()).vendors, toy] }
})

test('the pages show the engine and the provider that this test adds', async () => {
  expect(await page('engines.md')).toContain(`\`\`\`ts\n${await fixture('engine.ts')}\`\`\``)
  expect(await page('providers.md')).toContain(`\`\`\`ts\n${await fixture('provider.ts')}\`\`\``)
})

test('a file and a line are an engine, a file and a line a provider: quoted, made, kept, charged, never sent twice', {
  timeout: 60_000,
}, async () => {
  const posts: string[] = []
  const sketches = {
    makes: () => ({ kind: 'image', width: 1_280, height: 720 }) as const,
    bill: () => 20_000,
  }
  const work = new VendorWork(sketches, fixedOutputs())
  const vendor = await serveVendor(0, work, ({ request, url, body }) => {
    if (request.headers.authorization !== 'Bearer toy-key-0123456789') return answer(401, {})
    if (url.pathname === '/v1/me') return answer(200, {})
    posts.push(body.toString('utf8'))
    if (posts.length > 1) return ({ socket }) => void socket.destroy()
    return answer(200, { id: 'sketch-1', png: studio.files.png.toString('base64') })
  })
  onTestFinished(() => vendor.close())
  const studio = await openTestStudio({
    fal: false,
    environment: { TOY_API_KEY: 'toy-key-0123456789', TOY_BASE_URL: vendor.url },
  })
  onTestFinished(() => studio.close())
  const ada = await studio.join({ credits: 10 })

  const wish = { mode: 't2i', engineId: 'toy-sketch', prompt: 'A fox', options: { paper: 'rough' } } as const
  const sketch = await ada.make(wish)
  expect(sketch).toMatchObject({ status: 'succeeded', price: { charged: 3 } })
  expect(JSON.parse(posts[0] ?? '')).toMatchObject({ paper: 'rough', size: '720p', ratio: '16:9' })
  const [made] = await studio.db.select().from(assets).where(eq(assets.jobId, sketch.id))
  expect((await ada.bytes((await ada.asset(made?.id ?? '')).url)).body.equals(studio.files.png)).toBe(true)

  const lost = await ada.make(wish)
  expect(lost).toMatchObject({ status: 'failed', error: { code: 'submit_unknown' }, price: { charged: 0 } })
  expect(posts).toHaveLength(2)

  const engines = await ada.client.get('/api/v1/engines')
  expect(JSON.stringify(engines.body)).toContain('"toy-sketch"')
  const wrong = await ada.client.put('/api/v1/provider-keys/toy', { key: 'a-wrong-key' })
  const right = await ada.client.put('/api/v1/provider-keys/toy', { key: 'toy-key-0123456789' })
  expect([wrong.status >= 400, right.status]).toEqual([true, 200])
  expect((await studio.reconcile()).faults).toEqual([])
})
