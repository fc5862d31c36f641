import { expect, test } from 'vitest'
import { startFakeRunway } from './runway.ts'

test('ill-typed and unknown fields, and calls without a version, are refused, and nothing begins', async () => {
  const fake = await startFakeRunway()
  const send = async (body: object, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${fake.url}/v1/text_to_video`, {
      method: 'POST',
      headers: { authorization: `Bearer ${fake.key}`, 'x-runway-version': '2024-11-06', ...headers },
      body: JSON.stringify(body),
    })
    return reply.status
  }
  const good = { model: 'gen4.5', promptText: 'A fox', ratio: '1280:720', duration: 5 }
  const bad = [
    {},
    { ...good, duration: '5' },
    { ...good, duration: 11 },
    { ...good, ratio: '16:9' },
    { ...good, model: 'gen4_turbo' },
    { ...good, cfgScale: 1 },
    { ...good, promptText: 'x'.repeat(1_001) },
  ]
  for (const body of bad) expect(await send(body), JSON.stringify(body)).toBe(400)
  expect(await send(good, { 'x-runway-version': '2023-01-01' })).toBe(400)
  expect(await send(good, { authorization: 'Bearer wrong' })).toBe(401)
  expect(await send(good)).toBe(200)
  expect(fake.posts.filter(({ requestId }) => requestId !== null)).toHaveLength(1)
  await fake.close()
})
