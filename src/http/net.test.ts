import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { createGuardedNet, plainNet } from './net.ts'

test('a guarded net reaches nothing inside, by number, by name or by socket', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    response.end('inside')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const net = createGuardedNet(async () => [{ address: '127.0.0.1', family: 4 }])
  const refused = { cause: { code: 'remote_address_refused' } }
  await expect(net.fetch(`http://127.0.0.1:${port}/number`)).rejects.toMatchObject(refused.cause)
  await expect(net.fetch(`http://gpu.example:${port}/name`)).rejects.toMatchObject(refused)
  expect(() => net.socket(`ws://127.0.0.1:${port}/socket`, {})).toThrow('public internet')
  const socket = net.socket(`ws://gpu.example:${port}/named-socket`, {})
  await new Promise<void>((ended) => socket.addEventListener('error', () => ended()))
  expect(asked).toEqual([])
  expect(await (await plainNet.fetch(`http://127.0.0.1:${port}/open`)).text()).toBe('inside')
  server.close()
  server.closeAllConnections()
})

test('a guarded net follows no redirect, whatever it is told', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response())
  const net = createGuardedNet()
  for (const redirect of [undefined, 'follow', 'error'] as const)
    await net.fetch('https://gpu.example', redirect === undefined ? {} : { redirect })
  await net.fetch('https://gpu.example', { redirect: 'manual' })
  expect(sent.mock.calls.map(([, init]) => init?.redirect)).toEqual(['error', 'error', 'error', 'manual'])
  sent.mockRestore()
})
