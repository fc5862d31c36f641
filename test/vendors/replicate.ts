import { createHmac, randomBytes } from 'node:crypto'
import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
import { bill } from './replicate-tariff.ts'
import {
  type Answer,
  answer,
  cut,
  type Exchange,
  fileAnswer,
  loadSchemas,
  parseObject,
  problemsOf,
  serveVendor,
} from './vendor-http.ts'
import { nonceIn, type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeReplicateOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeReplicate {
  url: string
  key: string
  /** Every POST that asks for a prediction, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  webhooks: readonly { url: string; kind: string; status: number }[]
  uploads: ReadonlyMap<string, Uint8Array>
  /** The account's webhook secret; a new one is what an operator rotates to. */
  rotateSecret(): void
  signed(id: string, body: string, flaw?: 'forged' | 'stale'): Record<string, string>
  script(script: Script): void
  close(): Promise<void>
}

const pageSize = 100
const keepMs = 60 * 60 * 1000

/** Replicate's predictions, files and webhooks as published, on one origin. */
export async function startFakeReplicate(options: FakeReplicateOptions = {}): Promise<FakeReplicate> {
  const key = options.key ?? 'r8_fake-replicate-token'
  const uploads = new Map<string, Uint8Array>()
  const requests = loadSchemas('./replicate-schemas.json', 'requests')
  const inputs = loadSchemas('./replicate-schemas.json')
  let secret = randomBytes(24)
  let origin = ''

  function signed(id: string, body: string, flaw?: 'forged' | 'stale'): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000) - (flaw === 'stale' ? 600 : 0))
    const messageId = `msg_${id}`
    const signature = createHmac('sha256', flaw === 'forged' ? randomBytes(24) : secret)
      .update(`${messageId}.${timestamp}.${body}`)
      .digest('base64')
    return {
      'content-type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${Buffer.from('an older secret').toString('base64')} v1,${signature}`,
    }
  }

  const work = new VendorWork(
    {
      makes: makes.replicate,
      bill,
      webhook: (job, flaw) => {
        const body = JSON.stringify(prediction(job))
        return { body, headers: signed(job.id, body, flaw) }
      },
    },
    options.outputs ?? fixedOutputs(options.files),
  )
  work.script(options.script ?? {})

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { pathname } = exchange.url
    if (exchange.request.headers.authorization !== `Bearer ${key}`)
      return answer(401, { title: 'Unauthenticated', detail: 'You did not pass an authentication token' })
    if (pathname.startsWith('/files-of/')) return file(pathname)
    const { method } = exchange.request
    if (pathname === '/v1/account') return answer(200, { type: 'user', username: 'fake' })
    if (pathname === '/v1/webhooks/default/secret')
      return answer(200, { key: `whsec_${secret.toString('base64')}` })
    if (pathname === '/v1/files' && method === 'POST') return stored(exchange)
    const official = /^\/v1\/models\/([^/]+\/[^/]+)\/predictions$/.exec(pathname)
    if (official && method === 'POST') return submitted(exchange, official[1] ?? '')
    if (pathname === '/v1/predictions')
      return method === 'POST' ? submitted(exchange, null) : listed(exchange)
    const known = /^\/v1\/predictions\/([^/]+)(\/cancel)?$/.exec(pathname)
    return known ? looked(known[1] ?? '', known[2] !== undefined) : notFound()
  }

  async function submitted({ request, body: raw }: Exchange, model: string | null): Promise<Answer> {
    const body = parseObject(raw)
    const input = Object(body.input) as Record<string, unknown>
    const endpoint = model ?? String(body.version)
    const chosen = work.draw(input.prompt)
    const post = work.log({ endpoint, body, nonce: nonceIn(body.webhook) }, chosen, request.headers)
    if (chosen.has('rate-limited')) {
      const detail = 'Request was throttled. Expected available in 1 second.'
      return answer(429, { detail }, { 'retry-after': '1' })
    }
    if (chosen.has('error-before')) return answer(500, { detail: 'Internal server error' })
    if (chosen.has('unavailable-before')) return answer(503, { detail: 'Service unavailable' })
    if (chosen.has('cut-before')) return cut

    const form = requests.get(model === null ? 'version' : 'official')
    if (form && !form(body)) return unprocessable(problemsOf(form))
    const validate = inputs.get(endpoint.split(':')[0] ?? '')
    if (!validate) return notFound()
    if (!validate(input)) return unprocessable(`- input: ${problemsOf(validate)}`)

    const webhook = typeof body.webhook === 'string' ? body.webhook : null
    const begun = await work.begin(endpoint, input, chosen, webhook)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { detail: 'Internal server error' })
    if (chosen.has('unavailable-after')) return answer(503, { detail: 'Service unavailable' })
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(201).end('<html>ok</html>')
    return answer(201, prediction(begun))
  }

  function looked(id: string, cancels: boolean): Answer {
    const job = work.jobs.get(id)
    if (!job) return notFound()
    if (cancels) work.cancel(job)
    else job.looks++
    return answer(200, prediction(job))
  }

  function prediction(job: VendorJob) {
    const phase = work.phase(job)
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const url = `${origin}/v1/predictions/${job.id}`
    const isImage = job.made.contentType.startsWith('image/')
    const address = `${origin}/files-of/${job.id}/out.${isImage ? 'png' : 'mp4'}`
    const described = {
      id: job.id,
      model: job.endpoint.split(':')[0],
      version: job.endpoint.split(':')[1] ?? 'hidden',
      input: job.body,
      output: null,
      logs: '',
      error: null,
      data_removed: false,
      source: 'api',
      created_at: new Date(job.acceptedAt).toISOString(),
      ...(job.webhook === null ? {} : { webhook: job.webhook, webhook_events_filter: ['completed'] }),
      urls: { get: url, cancel: `${url}/cancel`, web: `https://replicate.com/p/${job.id}` },
    }
    if (phase === 'canceled') return { ...described, status: 'canceled' }
    if (phase === 'queued') return { ...described, status: 'starting' }
    if (has('unknown-status') && job.looks <= 2) return { ...described, status: 'warming' }
    const output = isImage ? [address] : address
    // A model may name files while it still works.
    if (has('early-result') && job.looks <= 2) return { ...described, status: 'processing', output }
    if (phase === 'running') return { ...described, status: 'processing' }
    const ended = { ...described, completed_at: new Date().toISOString(), metrics: { predict_time: 1 } }
    const failed = (error: string) => ({ ...ended, status: 'failed', error })
    if (has('moderated')) return failed('The input or output was flagged as sensitive. (E005)')
    if (has('refused-by-model')) return failed('Invalid input: cannot identify image file')
    if (has('failed')) return failed('Director: unexpected error handling prediction (E6716)')
    if (has('no-file')) return { ...ended, status: 'succeeded' }
    return { ...ended, status: 'succeeded', output }
  }

  function file(pathname: string): Answer {
    const [id = ''] = pathname.slice('/files-of/'.length).split('/')
    const job = work.jobs.get(id)
    const tooLate = job !== undefined && Date.now() - job.acceptedAt > keepMs
    if (!job || tooLate || job.behaviours.has('expired-output')) return notFound()
    return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
  }

  async function stored({ request, body }: Exchange): Promise<Answer> {
    const type = request.headers['content-type'] ?? ''
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    const content = form.get('content')
    if (!(content instanceof File)) return unprocessable('- content: is required')
    const bytes = new Uint8Array(await content.arrayBuffer())
    const id = `file${uploads.size}`
    uploads.set(id, bytes)
    return answer(201, {
      id,
      content_type: content.type,
      size: bytes.byteLength,
      checksums: {},
      metadata: {},
      created_at: new Date().toISOString(),
      expires_at: new Date(Date.now() + 24 * keepMs).toISOString(),
      urls: { get: `${origin}/v1/files/${id}` },
    })
  }

  /** The newest first, a page at a time. */
  function listed({ url }: Exchange): Answer {
    const after = Date.parse(url.searchParams.get('created_after') ?? '') || 0
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const all = [...work.jobs.values()].filter(({ acceptedAt }) => acceptedAt >= after).reverse()
    const next = new URL(url)
    next.searchParams.set('cursor', String(from + pageSize))
    return answer(200, {
      results: all.slice(from, from + pageSize).map(prediction),
      next: from + pageSize < all.length ? next.href : null,
      previous: null,
    })
  }

  const served = await serveVendor(options.port ?? 0, work, handle)
  origin = served.url
  return {
    url: served.url,
    key,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    webhooks: work.webhooks,
    uploads,
    rotateSecret: () => {
      secret = randomBytes(24)
    },
    signed,
    script: (script) => work.script(script),
    close: served.close,
  }
}

const notFound = () =>
  answer(404, { title: 'Not found', detail: 'The requested resource could not be found.' })

const unprocessable = (detail: string) =>
  answer(422, { title: 'Input validation failed', detail, status: 422 })
