import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Ajv, type ValidateFunction } from 'ajv'
import { Script } from './fal-script.ts'
import type { VendorWork } from './vendor-work.ts'

/** What goes back: most often JSON, sometimes a cut line. */
export type Answer = (request: IncomingMessage, reply: ServerResponse) => void

export interface Exchange {
  request: IncomingMessage
  url: URL
  body: Buffer
  origin: string
}

export const answer =
  (status: number, json: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, reply) => {
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
  }

/** The line goes dead in the middle of the exchange. */
export const cut: Answer = (request) => {
  request.socket.destroy()
}

export function parseObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

/** A form as an object: texts, the named numbers, files as their bytes, and `name[]` as a list. */
export async function parseForm(
  { request, body }: Exchange,
  numbers: ReadonlySet<string>,
): Promise<{ fields: Record<string, unknown>; files: Map<string, Uint8Array[]> }> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers }).formData()
  const fields: Record<string, unknown> = {}
  const files = new Map<string, Uint8Array[]>()
  for (const [field, value] of form) {
    const name = field.replace(/\[\]$/, '')
    if (typeof value === 'string') fields[name] = numbers.has(name) ? Number(value) : value
    else {
      const all = [...(files.get(name) ?? []), new Uint8Array(await value.arrayBuffer())]
      files.set(name, all)
      fields[name] = field.endsWith('[]') ? all.map(() => 'file') : 'file'
    }
  }
  return { fields, files }
}

/** One origin that answers as a vendor does; `/__control` takes scripts and tells what was seen. */
export async function serveVendor(
  port: number,
  work: VendorWork,
  handle: (exchange: Exchange) => Answer | Promise<Answer>,
  /** Takes a line over, for sockets. */
  upgrade?: (request: IncomingMessage, socket: Duplex) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, reply) => {
    void exchange(request)
      .catch((error: unknown) =>
        answer(500, { detail: error instanceof Error ? error.stack : String(error) }),
      )
      .then((give) => give(request, reply))
  })
  // Longer than a busy machine makes a client wait: a line that is used again must not just have been closed.
  server.keepAliveTimeout = 60_000
  if (upgrade) server.on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = originOf(server)

  async function exchange(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', origin)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks)
    return url.pathname === '/__control' ? control(request, body) : handle({ request, url, body, origin })
  }

  function control(request: IncomingMessage, body: Buffer): Answer {
    if (request.method === 'POST') {
      const parsed = Script.safeParse(parseObject(body))
      if (!parsed.success) return answer(400, { detail: parsed.error.message })
      work.script(parsed.data)
    }
    return answer(200, { posts: work.posts, bills: work.bills, webhooks: work.webhooks })
  }

  return {
    url: origin,
    close: () =>
      new Promise((resolve) => {
        work.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function originOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** A finished file, whole or cut as the work's script says. */
export function fileAnswer(bytes: Uint8Array, contentType: string, flaws: ReadonlySet<string>): Answer {
  const half = bytes.subarray(0, Math.floor(bytes.byteLength / 2))
  return (_request, reply) => {
    reply.writeHead(200, { 'content-type': contentType, 'content-length': bytes.byteLength })
    const broken = flaws.has('truncated-output') || flaws.has('short-output')
    if (broken) reply.write(half, () => reply.destroy())
    else reply.end(bytes)
  }
}

/** The bodies that a vendor takes, by endpoint. */
export interface Schemas {
  has(endpoint: string): boolean
  get(endpoint: string): ValidateFunction | undefined
}

/** From the vendor's published schemas; one is compiled when it is first asked for. */
export function loadSchemas(file: string, part = 'schemas'): Schemas {
  const parts = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<
    string,
    Record<string, object>
  >
  const schemas = new Map(Object.entries(parts[part] ?? {}))
  const compiled = new Map<string, ValidateFunction>()
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true })
  return {
    has: (endpoint) => schemas.has(endpoint),
    get(endpoint) {
      const schema = schemas.get(endpoint)
      if (schema === undefined) return undefined
      const validate = compiled.get(endpoint) ?? ajv.compile(schema)
      compiled.set(endpoint, validate)
      return validate
    },
  }
}

export const problemsOf = (validate: ValidateFunction): string =>
  (validate.errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join('; ')

/** The files in a body: those that it holds, and those that it names. */
export function filesIn(value: unknown, named: (name: string) => Uint8Array | undefined): Uint8Array[] {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap((item) => filesIn(item, named))
  if (typeof value !== 'string') return []
  const [, base64] = /^data:[^,]*;base64,(.*)$/s.exec(value) ?? []
  const file = base64 === undefined ? named(value) : Buffer.from(base64, 'base64')
  return file === undefined ? [] : [file]
}
