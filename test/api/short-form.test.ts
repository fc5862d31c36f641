import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

/** A server out there, as far as the house is told; where it sends people is another matter. */
let outside: { server: Server; url: string }
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  outside = await openOutside()
  studio = await openTestStudio({ remote: { allowHosts: [new URL(outside.url).host] } })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  outside.server.closeAllConnections()
  await new Promise((resolve) => outside.server.close(resolve))
})

async function openOutside() {
  const server = createServer((request, reply) => {
    if (request.url === '/picture.png')
      reply.writeHead(200, { 'content-type': 'image/png' }).end(studio.files.png)
    else if (request.url === '/inside')
      reply.writeHead(302, { location: `${studio.web.address}/healthz` }).end()
    else if (request.url === '/cloud')
      reply.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    else if (request.url === '/page')
      reply.writeHead(200, { 'content-type': 'image/png' }).end('<html></html>')
    else reply.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, url: `http://127.0.0.1:${address.port}` }
}

const Started = z.strictObject({
  task_id: z.string(),
  status: z.literal('processing'),
  credit_cost: z.number(),
  estimated_seconds: z.number().positive(),
})
const Status = z.strictObject({
  task_id: z.string(),
  status: z.enum(['processing', 'downloading', 'completed', 'failed']),
  progress: z.number().min(0).max(1),
  video_url: z.url().nullable(),
  error_message: z.string().nullable(),
})
const post = (body: object) => ada.client.post('/api/v1/video/generate', body)
async function generate(body: object): Promise<z.infer<typeof Started>> {
  const reply = await post(body)
  expect([reply.status, reply.status === 202 ? '' : reply.body]).toEqual([202, ''])
  return Started.parse(reply.body)
}
const status = async (id: string) => Status.parse((await ada.client.get(`/api/v1/video/status/${id}`)).body)
const reaches = (id: string, wanted: string) =>
  expect.poll(async () => (await status(id)).status, { timeout: 20_000 }).toBe(wanted)

test('two calls make a video', async () => {
  const { task_id: id, credit_cost } = await generate({ prompt: 'A kite over dunes', resolution: '1080p' })
  expect(credit_cost).toBe(60)
  expect(await status(id)).toMatchObject({ status: 'processing', video_url: null, error_message: null })
  await reaches(id, 'completed')
  const done = await status(id)
  expect(done).toMatchObject({ task_id: id, progress: 1, error_message: null })
  const url = new URL(done.video_url ?? '')
  expect(url.origin).toBe(studio.publicUrl)
  expect((await ada.bytes(url.pathname)).body.equals(studio.files.mp4)).toBe(true)
  expect(studio.fal.posts[0]).toMatchObject({
    endpoint: expect.stringContaining('veo'),
    body: { duration: '4s', resolution: '1080p', aspect_ratio: '16:9' },
  })
})

test('a take on its way from the vendor is "downloading"; one that ended badly says why', async () => {
  const late = await generate({ prompt: 'A late kite [[expired-output]]' })
  const refused = await generate({ prompt: 'A refused kite [[moderated]]' })
  await reaches(refused.task_id, 'failed')
  expect((await status(refused.task_id)).error_message).toMatch(/\w{3}/)
  await reaches(late.task_id, 'downloading')
  studio.fal.script({ mend: ['expired-output'] })
  await reaches(late.task_id, 'completed')
})

test('the fourth at once is refused, exactly, and costs nothing', async () => {
  studio.fal.script({ workMs: 60_000 })
  const before = await studio.belongings(ada)
  const replies = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => post({ prompt: `Kite ${n}` })))
  const refused = replies.filter((reply) => reply.status !== 202)
  expect(refused).toHaveLength(3)
  for (const reply of refused) {
    expect(refusal(reply)).toMatchObject({ status: 429, code: 'concurrency_limit' })
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(await studio.belongings(ada)).toMatchObject({
    jobs: before.jobs + 3,
    available: before.available - 120,
    held: 120,
  })
  for (const reply of replies.filter(({ status }) => status === 202)) {
    const { task_id: id } = Started.parse(reply.body)
    await ada.command(id, 'cancel')
    await reaches(id, 'failed')
  }
  studio.fal.script({ workMs: 50 })
  expect(await studio.belongings(ada)).toMatchObject({ available: before.available, held: 0 })
})

describe('a wish that does not fit is named, and costs nothing', () => {
  test.each([
    [{ prompt: 'x'.repeat(501) }, 'prompt'],
    [{ prompt: '' }, 'prompt'],
    [{ prompt: 'A kite', duration: 5 }, 'duration'],
    [{ prompt: 'A kite', duration: '4' }, 'duration'],
    [{ prompt: 'A kite', resolution: '480p' }, 'resolution'],
    [{ prompt: 'A kite', aspect_ratio: '1:1' }, 'aspect_ratio'],
    [{ prompt: 'A kite', reference_image_url: 'picture.png' }, 'reference_image_url'],
  ])('%#: %o', async (body, path) => {
    const before = await studio.belongings(ada)
    const refused = refusal(await post(body))
    expect([refused.status, refused.code, refused.paths[0]]).toEqual([422, 'validation_failed', path])
    expect(await studio.belongings(ada)).toEqual(before)
  })

  test('500 characters are fine', async () => {
    const { task_id: id } = await generate({ prompt: 'x'.repeat(500) })
    await reaches(id, 'completed')
  })
})

describe('a reference picture', () => {
  test('is fetched and becomes the first frame', async () => {
    const { task_id: id } = await generate({
      prompt: 'The picture moves',
      reference_image_url: `${outside.url}/picture.png`,
    })
    await reaches(id, 'completed')
    const sent = studio.fal.posts.at(-1)
    expect(sent?.endpoint).toContain('image-to-video')
    const uploaded = studio.fal.uploads.get(new URL(String(sent?.body.image_url)).pathname)
    expect(Buffer.from(uploaded ?? []).equals(studio.files.png)).toBe(true)
  })

  const inside = () => new URL(studio.web.address).port
  test.each([
    ['this machine', () => `http://127.0.0.1:${inside()}/healthz`],
    ['this machine in other digits', () => `http://2130706433:${inside()}/healthz`],
    ['this machine in IPv6', () => `http://[::1]:${inside()}/healthz`],
    ['this machine, mapped', () => `http://[::ffff:127.0.0.1]:${inside()}/healthz`],
    ['a name that means this machine', () => `http://localhost:${inside()}/healthz`],
    ["a cloud's keys", () => 'http://169.254.169.254/latest/meta-data'],
    ['a private network', () => 'http://10.0.0.1/router'],
    ['a redirect to this machine', () => `${outside.url}/inside`],
    ["a redirect to a cloud's keys", () => `${outside.url}/cloud`],
    ['a file', () => 'file:///etc/passwd'],
  ])('is not fetched from %s', async (_where, url) => {
    const before = await studio.belongings(ada)
    const reply = await post({ prompt: 'Look inside', reference_image_url: url() })
    expect(refusal(reply)).toMatchObject({ status: 422, code: 'remote_address_refused' })
    expect(await studio.belongings(ada)).toEqual(before)
  })

  test('must be a picture, and must be there', async () => {
    const { available, jobs } = await studio.belongings(ada)
    const page = await post({ prompt: 'A page', reference_image_url: `${outside.url}/page` })
    expect(refusal(page)).toMatchObject({ status: 415, code: 'unsupported_media' })
    const gone = await post({ prompt: 'Gone', reference_image_url: `${outside.url}/gone` })
    expect(refusal(gone)).toMatchObject({ status: 422, code: 'remote_file_failed' })
    expect(await studio.belongings(ada)).toMatchObject({ available, jobs })
  })
})
