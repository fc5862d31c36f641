import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets the server close in good time. Node counts a connection that has asked for nothing yet, as browsers open them
 * ahead, among the busy ones, and waits a minute for it: those are closed at once. A client that is slow to send or to
 * read gets a few seconds.
 */
export function closeInTime(app: FastifyInstance, graceMs = 5_000): void {
  const unused = new Set<Socket>()
  app.server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.server.on('request', ({ socket }) => unused.delete(socket))
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy()
    const cut = setTimeout(() => app.server.closeAllConnections(), graceMs)
    app.server.once('close', () => clearTimeout(cut))
  })
}
