import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
import { bill, microUsdPerCredit } from './runway-tariff.ts'
import {
  type Answer,
  answer,
  cut,
  type Exchange,
  fileAnswer,
  filesIn,
  loadSchemas,
  parseObject,
  problemsOf,
  serveVendor,
} from './vendor-http.ts'
import { type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeRunwayOptions {
  port?: number
  key?: string
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeRunway {
  url: string
  key: string
  /** Every POST that may cost something, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  /** What was stored, by the address that Runway gave it. */
  uploads: ReadonlyMap<string, Uint8Array>
  /** The ids of tasks that were deleted after they had ended. */
  deleted: ReadonlySet<string>
  script(script: Script): void
  close(): Promise<void>
}

/** Runway's developer API as published, on one origin. It has no webhooks and no list of tasks. */
export async function startFakeRunway(options: FakeRunwayOptions = {}): Promise<FakeRunway> {
  const key = options.key ?? 'key_fake-runway-secret'
  const uploads = new Map<string, Uint8Array>()
  const work = new VendorWork(
    {
      makes: makes.runway,
      bill,
      given: (body) => filesIn(body, (name) => uploads.get(name.replace('runway://', ''))),
    },
    options.outputs ?? fixedOutputs(options.files),
  )
  work.script(options.script ?? {})
  const deleted = new Set<string>()
  const schemas = loadSchemas('./runway-schemas.json')

  async function handle(exchange: Exchange): Promise<Answer> {
    const { request, url } = exchange
    if (url.pathname.startsWith('/files/')) return file(url)
    if (url.pathname.startsWith('/store/')) return store(exchange)
    if (request.headers.authorization !== `Bearer ${key}`) return answer(401, { error: 'Unauthorized' })
    if (request.headers['x-runway-version'] !== '2024-11-06')
      return answer(400, { error: 'The X-Runway-Version header is missing or unknown.' })
    if (url.pathname === '/v1/organization')
      return answer(200, { creditBalance: 1_000, tier: { models: {} } })
    const [, id] = /^\/v1\/tasks\/([^/]+)$/.exec(url.pathname) ?? []
    if (id !== undefined) return task(exchange, id)
    if (request.method !== 'POST') return answer(405, { error: 'Method not allowed' })
    return url.pathname === '/v1/uploads' ? initiate(exchange) : submitted(exchange)
  }

  function invalid(endpoint: string, body: Record<string, unknown>): Answer | null {
    const validate = schemas.get(endpoint)
    if (!validate) return answer(404, { error: 'Not found' })
    if (validate(body)) return null
    const issues = [{ code: 'invalid', path: ['body'], message: problemsOf(validate) }]
    return answer(400, { error: 'Validation of body failed', issues })
  }

  async function submitted({ request, url, body: raw }: Exchange): Promise<Answer> {
    const endpoint = url.pathname.slice('/v1/'.length)
    const body = parseObject(raw)
    const chosen = work.draw(body.promptText)
    const post = work.log({ endpoint, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited')) return answer(429, { error: 'Too many requests' }, { 'retry-after': '1' })
    if (chosen.has('error-before')) return answer(500, { error: 'Internal error' })
    if (chosen.has('unavailable-before')) return answer(503, { error: 'Unavailable' })
    if (chosen.has('cut-before')) return cut
    const refused = invalid(endpoint, body)
    if (refused) return refused

    const job = await work.begin(endpoint, body, chosen, null)
    post.requestId = job.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { error: 'Internal error' })
    if (chosen.has('unavailable-after')) return answer(503, { error: 'Unavailable' })
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return answer(200, { id: job.id, estimatedCost: { credits: work.costOf(job) / microUsdPerCredit } })
  }

  function task({ request, origin }: Exchange, id: string): Answer {
    const job = work.jobs.get(id)
    if (!job || job.canceledAt !== null || deleted.has(id)) return answer(404, { error: 'Task not found' })
    if (request.method === 'DELETE') {
      if (!work.cancel(job)) deleted.add(id)
      return (_request, reply) => reply.writeHead(204).end()
    }
    job.looks++
    const facts = { id, createdAt: new Date(job.acceptedAt).toISOString() }
    return answer(200, { ...facts, ...stateOf(job, origin) })
  }

  function stateOf(job: VendorJob, origin: string) {
    const { behaviours } = job
    const estimatedCost = { credits: work.costOf(job) / microUsdPerCredit }
    if (behaviours.has('unknown-status') && job.looks <= 2) return { status: 'WARMING_UP', estimatedCost }
    const phase = work.phase(job)
    if (phase === 'queued') return { status: 'THROTTLED', estimatedCost }
    if (phase === 'running') return { status: 'RUNNING', progress: 0.5, estimatedCost }
    // Finished inside, while the task still says that it runs.
    if (behaviours.has('early-result') && job.looks < 3)
      return { status: 'RUNNING', progress: 1, estimatedCost }
    const failed = (failureCode: string) => ({
      status: 'FAILED',
      failure: 'Something about the prompt.',
      failureCode,
      cost: { credits: 0 },
    })
    if (behaviours.has('moderated')) return failed('SAFETY.OUTPUT.VIDEO')
    if (behaviours.has('refused-by-model')) return failed('ASSET.INVALID')
    if (behaviours.has('failed')) return failed('INTERNAL.BAD_OUTPUT.CODE01')
    const ending = job.made.contentType === 'image/png' ? 'png' : 'mp4'
    const output = behaviours.has('no-file') ? [] : [`${origin}/files/${job.id}.${ending}?_jwt=signed`]
    return { status: 'SUCCEEDED', output, cost: estimatedCost }
  }

  function file(url: URL): Answer {
    const [id = ''] = url.pathname.slice('/files/'.length).split('.')
    const job = work.jobs.get(id)
    const isGone = !job || deleted.has(id) || job.behaviours.has('expired-output')
    if (isGone || !url.searchParams.has('_jwt')) return answer(403, { error: 'Expired' })
    return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
  }

  function initiate({ body: raw, origin }: Exchange): Answer {
    const body = parseObject(raw)
    const refused = invalid('uploads', body)
    if (refused) return refused
    if (!/\.(png|jpe?g|webp|mp4|mov|mp3|wav)$/.test(String(body.filename)))
      return answer(400, { error: 'The file name has no ending that is known.' })
    const name = `${uploads.size}-${body.filename}`
    uploads.set(name, new Uint8Array())
    return answer(200, {
      uploadUrl: `${origin}/store/`,
      fields: { key: name, policy: 'signed' },
      runwayUri: `runway://${name}`,
    })
  }

  async function store({ request, body }: Exchange): Promise<Answer> {
    if (request.headers.authorization !== undefined) return answer(400, { error: 'Signed forms take no key' })
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(body), { headers }).formData()
    const [name, sent] = [form.get('key'), form.get('file')]
    const isSigned = form.get('policy') === 'signed' && [...form.keys()].at(-1) === 'file'
    if (typeof name !== 'string' || !uploads.has(name) || !(sent instanceof Blob) || !isSigned)
      return answer(403, { error: 'Forbidden' })
    if (sent.size < 512) return answer(400, { error: 'EntityTooSmall' })
    uploads.set(name, new Uint8Array(await sent.arrayBuffer()))
    return (_request, reply) => reply.writeHead(204).end()
  }

  const { url, close } = await serveVendor(options.port ?? 0, work, handle)
  return {
    url,
    key,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    uploads,
    deleted,
    script: (script) => work.script(script),
    close,
  }
}
