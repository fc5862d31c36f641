import { z } from 'zod'

export interface Overheard {
  method: string
  /** Its real address: neither client is told of the fake. */
  url: string
  headers: Record<string, string>
  /** JSON as a value, a form as its fields in their order, a file as what it is and holds. */
  body: unknown
}

/** A line to a fake vendor that takes calls to the vendor's real hosts, and writes each down. */
export function overhear(
  fake: { url: string },
  /** For a vendor whose replies name hosts other than the one that was asked. */
  rehost = (text: string) => text,
): { fetch: typeof fetch; calls: Overheard[] } {
  const calls: Overheard[] = []
  return {
    calls,
    async fetch(input, init) {
      const request = new Request(input, init)
      const bytes = Buffer.from(await request.arrayBuffer())
      const headers = Object.fromEntries(request.headers)
      const { origin, pathname, search } = new URL(request.url)
      calls.push({ method: request.method, url: request.url, headers, body: await read(headers, bytes) })
      const reply = await fetch(`${fake.url}${pathname}${search}`, {
        method: request.method,
        headers,
        ...(bytes.byteLength > 0 ? { body: new Uint8Array(bytes) } : {}),
      })
      // The fake names its own addresses; the vendor would name its.
      const text = rehost((await reply.text()).replaceAll(fake.url, origin))
      const { status } = reply
      return new Response(status === 204 ? null : text, { status, headers: typeOf(reply.headers) })
    },
  }
}

const typeOf = (headers: Headers) => ({ 'content-type': headers.get('content-type') ?? '' })

async function read(headers: Record<string, string>, bytes: Buffer): Promise<unknown> {
  const type = headers['content-type'] ?? ''
  if (bytes.byteLength === 0) return null
  if (type.startsWith('application/json')) return z.json().parse(JSON.parse(bytes.toString('utf8')))
  if (!type.startsWith('multipart/')) return fileOf(type, bytes)
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  return await Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? [name, value]
        : [name, { name: value.name, ...fileOf(value.type, Buffer.from(await value.arrayBuffer())) }],
    ),
  )
}

const fileOf = (type: string, bytes: Buffer) => ({ type, content: bytes.toString('base64') })
