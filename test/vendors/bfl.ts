import { createHmac } from 'node:crypto'
import { bill } from './bfl-tariff.ts'
import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
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

export interface FakeBflOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
  /** Signs the body, or sends the secret along, as their two documents say. */
  signing?: 'signature' | 'secret'
}

export interface FakeBfl {
  url: string
  key: string
  /** Every POST that asks for work, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  webhooks: readonly { url: string; kind: string; status: number }[]
  /** The body and headers of a webhook for work that was asked for. */
  webhookFor(id: string, flaw?: 'forged' | 'stale'): { body: string; headers: Record<string, string> }
  script(script: Script): void
  close(): Promise<void>
}

/** The FLUX models of Black Forest Labs as published, on one origin. */
export async function startFakeBfl(options: FakeBflOptions = {}): Promise<FakeBfl> {
  const key = options.key ?? 'fake-bfl-key'
  const schemas = loadSchemas('./bfl-schemas.json')
  let origin = ''
  const work = new VendorWork(
    {
      makes: makes.bfl,
      bill: (endpoint, body, made) => (endpoint === 'flux-3-video' ? 1_200_000 : bill(endpoint, body, made)),
      webhook: (job, flaw) => webhookOf(job, flaw),
    },
    options.outputs ?? fixedOutputs(options.files),
  )
  work.script(options.script ?? {})

  function webhookOf(job: VendorJob, flaw?: 'forged' | 'stale') {
    const sentAt = Date.now() - (flaw === 'stale' ? 600_000 : 0)
    const { status, result } = resultOf(job)
    const body = JSON.stringify({ id: job.id, status, result, timestamp: new Date(sentAt).toISOString() })
    const secret = flaw === 'forged' ? 'somebody else' : String(job.body.webhook_secret)
    const signature = createHmac('sha256', secret).update(body).digest('hex')
    const proof: Record<string, string> =
      options.signing === 'secret'
        ? { 'x-webhook-secret': secret }
        : { 'x-bfl-signature': `sha256=${signature}` }
    return { body, headers: { 'content-type': 'application/json', ...proof } }
  }

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { request, url } = exchange
    if (url.pathname.startsWith('/delivery/')) return file(exchange)
    if (request.headers['x-key'] !== key) return answer(403, { detail: 'Not authenticated - Invalid key' })
    if (url.pathname === '/v1/credits') return answer(200, { credits: 1_000 })
    if (url.pathname === '/v1/get_result') return looked(url)
    const endpoint = /^\/v1\/([a-z0-9.-]+)$/.exec(url.pathname)?.[1]
    return endpoint !== undefined && request.method === 'POST'
      ? submitted(exchange, endpoint)
      : answer(404, { detail: 'Not Found' })
  }

  async function submitted({ request, body: raw }: Exchange, endpoint: string): Promise<Answer> {
    const body = parseObject(raw)
    const chosen = work.draw(body.prompt)
    const post = work.log({ endpoint, body, nonce: nonceIn(body.webhook_url) }, chosen, request.headers)
    if (chosen.has('rate-limited'))
      return answer(429, { detail: 'Too many concurrent requests' }, { 'retry-after': '1' })
    if (chosen.has('error-before')) return answer(500, { detail: 'Internal server error' })
    if (chosen.has('unavailable-before')) return answer(503, { detail: 'Service unavailable' })
    if (chosen.has('cut-before')) return cut

    const validate = schemas.get(endpoint)
    if (!validate) return answer(404, { detail: 'Not Found' })
    if (!validate(body)) {
      const detail = [{ loc: ['body'], msg: problemsOf(validate), type: 'value_error' }]
      return answer(422, { detail })
    }
    const webhook = typeof body.webhook_url === 'string' ? body.webhook_url : null
    const begun = await work.begin(endpoint, body, chosen, webhook)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { detail: 'Internal server error' })
    if (chosen.has('unavailable-after')) return answer(503, { detail: 'Service unavailable' })
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    if (webhook !== null)
      return answer(200, { id: begun.id, status: 'Pending', webhook_url: webhook, cost: null })
    // Work lies at the host of its region.
    const polling_url = `${origin}/v1/get_result?id=${begun.id}`
    return answer(200, { id: begun.id, polling_url, cost: creditsOf(begun), input_mp: 0, output_mp: 1 })
  }

  const creditsOf = (job: VendorJob): number => work.costOf(job) / 10_000

  function looked(url: URL): Answer {
    const job = work.jobs.get(url.searchParams.get('id') ?? '')
    if (!job) return answer(404, { id: url.searchParams.get('id'), status: 'Task not found', result: null })
    job.looks++
    return answer(200, resultOf(job))
  }

  function resultOf(job: VendorJob) {
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const described = {
      id: job.id,
      progress: null,
      details: null,
      preview: null,
      result: null as object | null,
    }
    const result = {
      sample: `${origin}/delivery/${job.id}?sig=1`,
      seed: 7,
      prompt: job.body.prompt,
      duration: 1,
    }
    const phase = work.phase(job)
    if (phase === 'queued') return { ...described, status: 'Pending' }
    if (has('unknown-status') && job.looks <= 2) return { ...described, status: 'Dreaming' }
    if (has('early-result') && job.looks <= 2) return { ...described, status: 'Pending', result }
    if (phase === 'running') return { ...described, status: 'Pending', progress: 0.5 }
    if (has('moderated')) {
      return {
        ...described,
        status: 'Content Moderated',
        details: { 'Moderation Reasons': ['Derivative Works'] },
      }
    }
    if (has('refused-by-model'))
      return { ...described, status: 'Error', details: { error: 'The input image could not be decoded' } }
    if (has('failed')) return { ...described, status: 'Error', details: null }
    if (has('no-file')) return { ...described, status: 'Ready', result: {} }
    return { ...described, status: 'Ready', result, cost: creditsOf(job) }
  }

  function file({ request, url }: Exchange): Answer {
    const job = work.jobs.get(url.pathname.slice('/delivery/'.length))
    if (request.headers['x-key'] !== undefined || !url.searchParams.has('sig'))
      return answer(400, { detail: 'Signed addresses take no key' })
    if (!job || job.behaviours.has('expired-output')) return answer(403, { detail: 'Signature expired' })
    return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
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
    webhookFor: (id, flaw) => {
      const job = work.jobs.get(id)
      if (!job) throw new Error(`No work ${id}`)
      return webhookOf(job, flaw)
    },
    script: (script) => work.script(script),
    close: served.close,
  }
}
