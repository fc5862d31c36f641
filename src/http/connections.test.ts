import { connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { closeInTime } from './connections.ts'

async function open(port: number, words = '') {
  const socket = connect(port, '127.0.0.1')
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {}).resume()
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  socket.write(words)
  return { closed }
}

test('closing waits neither for a connection without a request nor for ever for one that stalls', async () => {
  const app = Fastify()
  closeInTime(app, 200)
  app.post('/', async () => 'never')
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const port = Number(new URL(address).port)
  const begun = new Promise<void>((resolve) => app.server.once('request', () => resolve()))
  const ahead = await open(port)
  const stalled = await open(port, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n123')
  await begun
  const order: string[] = []
  ahead.closed.then(() => order.push('ahead'))
  stalled.closed.then(() => order.push('stalled'))
  await app.close()
  await Promise.all([ahead.closed, stalled.closed])
  expect(order).toEqual(['ahead', 'stalled'])
})
