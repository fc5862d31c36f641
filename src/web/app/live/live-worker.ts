import { PageMessage, type StreamMessage } from './messages.ts'
import { openStream, type Stream } from './stream.ts'

/** All tabs of a browser hear one stream: a browser has six connections to a host, and eight tabs should agree. */
interface Followed {
  stream: Stream
  open: boolean
  ports: Set<MessagePort>
}
const followed = new Map<string, Followed>()

addEventListener('connect', (event) => {
  if (!(event instanceof MessageEvent)) return
  for (const port of event.ports) serve(port)
})

function serve(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = PageMessage.safeParse(data).data
    if (message?.kind === 'follow') follow(port, message.url)
    if (message?.kind === 'hurry') for (const { stream } of followed.values()) stream.hurry()
    if (message?.kind === 'leave') leave(port)
  }
}

function follow(port: MessagePort, url: string): void {
  leave(port)
  const known = followed.get(url)
  if (known !== undefined) {
    known.ports.add(port)
    post(port, { kind: 'state', open: known.open })
    return
  }
  const ports = new Set([port])
  const stream = openStream(url, (message) => {
    const entry = followed.get(url)
    if (message.kind === 'state' && entry !== undefined) entry.open = message.open
    for (const one of ports) post(one, message)
  })
  followed.set(url, { stream, open: false, ports })
}

function leave(port: MessagePort): void {
  for (const [url, { ports, stream }] of followed) {
    if (!ports.delete(port) || ports.size > 0) continue
    stream.close()
    followed.delete(url)
  }
}

const post = (port: MessagePort, message: StreamMessage) => port.postMessage(message)
