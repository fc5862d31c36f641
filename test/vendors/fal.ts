import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ValidateFunction } from 'ajv'
import { type Bill, type Post, Script } from './fal-script.ts'
import { keySet, signedHeaders } from './fal-signing.ts'
import { bill } from './fal-tariff.ts'
import { makes } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, measureOf, type Outputs } from './outputs.ts'
import { filesIn, loadSchemas } from './vendor-http.ts'
import { type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeFalOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeFal {
  url: string
  key: string
  /** Every key that is let in; tests add accounts and close them. */
  keys: Set<string>
  /** Every POST to the queue, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  webhooks: readonly { url: string; kind: string; status: number }[]
  uploads: ReadonlyMap<string, Uint8Array>
  /** Files handed out, by request id. */
  downloads: readonly string[]
  script(script: Script): void
  close(): Promise<void>
}

/** What goes back: most often JSON, sometimes a cut line. */
type Answer = (request: IncomingMessage, reply: ServerResponse) => void

interface Exchange {
  request: IncomingMessage
  url: URL
  body: Buffer
  origin: string
}

const markerFields = ['end_user_id']

const oneSecond = { video: 1, sound: 1 }
/** A second, or a piece, at the endpoint's defaults. */
const priceOfOne = (endpoint: string) =>
  bill(endpoint, {}, measureOf(makes.fal(endpoint, { duration: '1' }, oneSecond)), oneSecond)

/** fal's queue, storage and platform as published, on one origin. Runs inside a test or as its own process. */
export async function startFakeFal(options: FakeFalOptions = {}): Promise<FakeFal> {
  const key = options.key ?? 'fake-fal-key:fake-fal-secret'
  const keys = new Set([key])
  const uploads = new Map<string, Uint8Array>()
  const work = new VendorWork(
    {
      makes: makes.fal,
      bill,
      given: (body) =>
        filesIn(body, (name) => (URL.canParse(name) ? uploads.get(new URL(name).pathname) : undefined)),
      webhook({ id }, flaw) {
        const body = JSON.stringify({ request_id: id, gateway_request_id: id, status: 'OK', payload: {} })
        return { body, headers: signedHeaders(id, body, flaw) }
      },
    },
    options.outputs ?? fixedOutputs(options.files),
  )
  work.script(options.script ?? {})
  const downloads: string[] = []
  const validators = loadSchemas('./fal-schemas.json')

  const server = createServer((request, reply) => {
    void handle(request)
      .catch((error: unknown) =>
        answer(500, { detail: error instanceof Error ? error.stack : String(error) }),
      )
      .then((give) => give(request, reply))
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  async function handle(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', origin)
    const exchange = { request, url, body: await readBody(request), origin }
    const { pathname } = url
    if (pathname === '/__control') return control(exchange)
    if (pathname === '/.well-known/jwks.json') return answer(200, keySet)
    if (pathname.startsWith('/files/')) return file(exchange)
    if (pathname.startsWith('/upload/')) return stored(exchange)
    if (!keys.has(request.headers.authorization?.replace(/^Key /, '') ?? ''))
      return answer(401, { detail: 'Authentication required' })
    if (pathname === '/storage/upload/initiate') return initiate(exchange)
    if (pathname === '/v1/models/pricing') return pricing(exchange)
    if (pathname === '/v1/models/requests/by-endpoint') return listed(exchange)
    const known = /^\/([^/]+\/[^/]+)\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(pathname)
    if (known) return looked(exchange, known[1] ?? '', known[2] ?? '', known[3] ?? '')
    if (request.method === 'POST') return submitted(exchange)
    return answer(404, { detail: 'Not Found' })
  }

  async function submitted({ request, url, body: raw, origin }: Exchange): Promise<Answer> {
    const endpoint = url.pathname.slice(1)
    const body = parseObject(raw)
    const webhook = url.searchParams.get('fal_webhook')
    const chosen = work.draw(body.prompt)
    const post = work.log({ endpoint, body, nonce: nonceOf(webhook, body) }, chosen, request.headers)
    if (chosen.has('rate-limited'))
      return answer(429, { detail: 'Too many requests' }, { 'retry-after': '1' })
    if (chosen.has('error-before')) return answer(500, { detail: 'Internal Server Error' })
    if (chosen.has('unavailable-before')) return answer(503, { detail: 'Service Unavailable' })
    if (chosen.has('cut-before')) return cut

    const validate = validators.get(endpoint)
    if (!validate) return answer(404, { detail: `Application "${endpoint}" not found` })
    if (!validate(body)) return answer(422, { detail: problems(validate) })

    const begun = await work.begin(endpoint, body, chosen, webhook)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { detail: 'Internal Server Error' })
    if (chosen.has('unavailable-after')) return answer(503, { detail: 'Service Unavailable' })
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    const response = `${origin}/${applicationOf(endpoint)}/requests/${begun.id}`
    return answer(200, {
      status: 'IN_QUEUE',
      request_id: begun.id,
      gateway_request_id: begun.id,
      response_url: response,
      status_url: `${response}/status`,
      cancel_url: `${response}/cancel`,
      queue_position: 0,
    })
  }

  function looked({ request, origin }: Exchange, application: string, id: string, part: string): Answer {
    const found = work.jobs.get(id)
    if (!found || applicationOf(found.endpoint) !== application)
      return answer(404, { detail: 'Request not found' })
    const phase = work.phase(found)
    if (part === '/cancel') {
      if (request.method !== 'PUT') return answer(405, { detail: 'Method Not Allowed' })
      if (!work.cancel(found)) return answer(400, { status: 'ALREADY_COMPLETED' })
      return answer(202, { status: 'CANCELLATION_REQUESTED' })
    }
    if (part === '/status') {
      found.looks++
      if (found.behaviours.has('unknown-status') && found.looks <= 2)
        return answer(202, { status: 'WARMING_UP' })
      if (phase === 'queued') return answer(202, { status: 'IN_QUEUE', request_id: id, queue_position: 3 })
      if (phase === 'running') return answer(202, { status: 'IN_PROGRESS', request_id: id, logs: null })
      return answer(200, { status: 'COMPLETED', request_id: id, metrics: { inference_time: 1 } })
    }
    if (phase === 'canceled') return answer(499, { detail: 'Request was cancelled' })
    const early = found.behaviours.has('early-result') && found.looks < 3
    if (phase !== 'done' || early) return answer(400, { detail: 'Request is still in progress' })
    return result(found, origin)
  }

  function result(found: VendorJob, origin: string): Answer {
    const has = (name: Parameters<typeof found.behaviours.has>[0]) => found.behaviours.has(name)
    if (has('moderated')) {
      const msg = 'The content could not be processed because it was flagged by a content checker.'
      return answer(422, {
        detail: [{ loc: ['body', 'prompt'], msg, type: 'content_policy_violation' }],
      })
    }
    if (has('refused-by-model')) {
      return answer(422, {
        detail: [
          { loc: ['body', 'image_url'], msg: 'Could not load the image', type: 'file_download_error' },
        ],
      })
    }
    if (has('failed')) {
      const body = { detail: 'Runner disconnected', error_type: 'runner_disconnected' }
      return answer(503, body, { 'x-fal-error-type': 'runner_disconnected' })
    }
    if (has('no-file')) return answer(200, { seed: 7 })
    const { content: bytes, contentType } = found.made
    const isImage = contentType.startsWith('image/')
    const described = {
      url: `${origin}/files/${found.id}.${isImage ? 'png' : 'mp4'}`,
      content_type: contentType,
      file_name: `output.${isImage ? 'png' : 'mp4'}`,
      file_size: bytes.byteLength,
    }
    const seed = typeof found.body.seed === 'number' ? found.body.seed : 42
    return answer(200, isImage ? { images: [described], seed } : { video: described, seed })
  }

  function file({ url }: Exchange): Answer {
    const [id = ''] = url.pathname.slice('/files/'.length).split('.')
    const found = work.jobs.get(id)
    if (!found || found.behaviours.has('expired-output')) return answer(404, { detail: 'File expired' })
    const { content: bytes, contentType } = found.made
    downloads.push(id)
    const half = bytes.subarray(0, Math.floor(bytes.byteLength / 2))
    const type = { 'content-type': contentType }
    return (_request, reply) => {
      if (found.behaviours.has('short-output')) {
        // No length is announced and the end looks clean: only the size in the result tells.
        reply.writeHead(200, type).write(half, () => reply.end())
        return
      }
      reply.writeHead(200, { ...type, 'content-length': bytes.byteLength })
      if (!found.behaviours.has('truncated-output')) reply.end(bytes)
      else reply.write(half, () => reply.destroy())
    }
  }

  function initiate({ request, body, origin }: Exchange): Answer {
    const { content_type, file_name } = parseObject(body)
    if (request.method !== 'POST' || typeof content_type !== 'string' || typeof file_name !== 'string') {
      return answer(422, { detail: [{ loc: ['body'], msg: 'Field required', type: 'missing' }] })
    }
    const name = `${uploads.size}-${encodeURIComponent(file_name)}`
    return answer(200, {
      upload_url: `${origin}/upload/${name}?signature=1`,
      file_url: `${origin}/upload/${name}`,
    })
  }

  function stored({ request, url, body }: Exchange): Answer {
    if (request.method !== 'PUT' || !url.searchParams.has('signature'))
      return answer(403, { detail: 'Forbidden' })
    if (request.headers.authorization !== undefined)
      return answer(400, { detail: 'Signed addresses take no key' })
    uploads.set(url.pathname, body)
    return answer(200, {})
  }

  function pricing({ url }: Exchange): Answer {
    const endpoints = (url.searchParams.get('endpoint_id') ?? '')
      .split(',')
      .filter((id) => validators.has(id))
    const prices = endpoints.map((endpoint_id) => ({
      endpoint_id,
      unit_price: priceOfOne(endpoint_id) / 1_000_000,
      unit:
        makes.fal(endpoint_id, {}, oneSecond).kind === 'image'
          ? 'image'
          : endpoint_id.includes('pika')
            ? 'video'
            : 'second',
      currency: 'USD',
    }))
    return answer(200, { prices, next_cursor: null, has_more: false })
  }

  /** As documented: only requests that have started, a page at a time. */
  function listed({ url }: Exchange): Answer {
    const endpoints = (url.searchParams.get('endpoint_id') ?? '').split(',')
    const start = Date.parse(url.searchParams.get('start') ?? '') || 0
    const limit = Number(url.searchParams.get('limit') ?? 50)
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const all = [...work.jobs.values()].filter(
      (one) => endpoints.includes(one.endpoint) && one.acceptedAt >= start && work.phase(one) !== 'queued',
    )
    const payloads = url.searchParams.getAll('expand').includes('payloads')
    const items = all.slice(from, from + limit).map((one) => ({
      request_id: one.id,
      endpoint_id: one.endpoint,
      sent_at: new Date(one.acceptedAt).toISOString(),
      started_at: new Date(one.acceptedAt).toISOString(),
      ...(payloads ? { json_input: one.body } : {}),
    }))
    const more = from + limit < all.length
    return answer(200, { items, has_more: more, next_cursor: more ? String(from + limit) : null })
  }

  function control({ request, body }: Exchange): Answer {
    if (request.method === 'POST') {
      const parsed = Script.safeParse(parseObject(body))
      if (!parsed.success) return answer(400, { detail: parsed.error.message })
      work.script(parsed.data)
    }
    return answer(200, { posts: work.posts, bills: work.bills, webhooks: work.webhooks, downloads })
  }

  return {
    url: origin,
    key,
    keys,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    webhooks: work.webhooks,
    uploads,
    downloads,
    script: (script) => work.script(script),
    close: () =>
      new Promise((resolve) => {
        work.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function problems(validate: ValidateFunction) {
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
    loc: ['body', ...instancePath.split('/').slice(1)],
    msg: `${message} ${JSON.stringify(params)}`,
    type: 'value_error',
  }))
}

/** fal's addresses use the first two parts of an endpoint and no more. */
const applicationOf = (endpoint: string) => endpoint.split('/').slice(0, 2).join('/')

function nonceOf(webhook: string | null, body: Record<string, unknown>): string | null {
  if (webhook && URL.canParse(webhook)) return new URL(webhook).pathname.split('/').at(-1) ?? null
  const marker = markerFields.map((field) => body[field]).find((value) => typeof value === 'string')
  return typeof marker === 'string' ? marker : null
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const answer =
  (status: number, json: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, reply) => {
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
  }

const cut: Answer = (request) => {
  request.socket.destroy()
}
