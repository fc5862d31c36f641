import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The lines by which a server tells how far work is: one for each client, and a second takes the first one's place. */
export class ProgressLines {
  private readonly lines = new Map<string, Duplex>()

  /** Clients that have a line now. */
  get clients(): string[] {
    return [...this.lines.keys()]
  }

  accept(request: IncomingMessage, socket: Duplex): void {
    const client = new URL(request.url ?? '/', 'http://here').searchParams.get('clientId') ?? ''
    const proof = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n\r\n`,
    )
    this.lines.get(client)?.destroy()
    this.lines.set(client, socket)
    socket.on('error', () => {})
    socket.on('data', () => {})
    socket.on('close', () => {
      if (this.lines.get(client) === socket) this.lines.delete(client)
    })
  }

  tell(client: string, message: object): void {
    this.lines.get(client)?.write(frame(0x1, Buffer.from(JSON.stringify(message))))
  }

  /** A preview: bytes that nobody asked for. */
  show(client: string, bytes: Uint8Array): void {
    this.lines.get(client)?.write(frame(0x2, bytes))
  }

  close(): void {
    for (const socket of this.lines.values()) socket.destroy()
  }
}

function frame(kind: number, content: Uint8Array): Buffer {
  const long = content.byteLength > 125
  const head = Buffer.alloc(long ? 4 : 2)
  head[0] = 0x80 | kind
  head[1] = long ? 126 : content.byteLength
  if (long) head.writeUInt16BE(content.byteLength, 2)
  return Buffer.concat([head, content])
}
