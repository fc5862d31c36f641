import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
import { bill } from './stability-tariff.ts'
import {
  type Answer,
  answer,
  cut,
  type Exchange,
  fileAnswer,
  loadSchemas,
  parseForm,
  problemsOf,
  serveVendor,
} from './vendor-http.ts'
import { type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeStabilityOptions {
  port?: number
  key?: string
  /** The bytes of every picture and every sound. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeStability {
  url: string
  key: string
  /** Every POST, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  /** The files of each post, by field. */
  files: readonly ReadonlyMap<string, Uint8Array[]>[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  script(script: Script): void
  close(): Promise<void>
}

const numbers = new Set([
  'seed',
  'cfg_scale',
  'strength',
  'creativity',
  'grow_mask',
  'left',
  'right',
  'up',
  'down',
  'control_strength',
  'fidelity',
  'duration',
  'steps',
])

const refused = (status: number, name: string, error: string, headers = {}) =>
  answer(status, { id: 'fake', name, errors: [error] }, headers)
const withheld = refused(
  403,
  'content_moderation',
  'Your request was flagged by our content moderation system',
)

/** Stability AI's pictures and sound as published: a form goes in, a file comes out, or an id to ask for. */
export async function startFakeStability(options: FakeStabilityOptions = {}): Promise<FakeStability> {
  const key = options.key ?? 'sk-fake-stability-key'
  const schemas = loadSchemas('./stability-schemas.json')
  const files: Map<string, Uint8Array[]>[] = []
  const terms = { makes: makes.stability, bill }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script({ workMs: 0, ...options.script })

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { request, url } = exchange
    if (request.headers.authorization !== `Bearer ${key}`)
      return refused(401, 'unauthorized', 'missing or invalid authorization header')
    if (url.pathname === '/v1/user/balance') return answer(200, { credits: 100 })
    const id = /^\/v2beta\/results\/([^/]+)$/.exec(url.pathname)?.[1]
    if (id !== undefined) return result(exchange, id)
    const endpoint = url.pathname.replace(/^\/v2beta\//, '')
    return request.method === 'POST' && schemas.has(endpoint)
      ? submitted(exchange, endpoint)
      : refused(404, 'not_found', 'Not Found')
  }

  async function submitted(exchange: Exchange, endpoint: string): Promise<Answer> {
    const { headers } = exchange.request
    if (!headers['content-type']?.startsWith('multipart/form-data'))
      return refused(400, 'bad_request', 'content-type: must be multipart/form-data')
    const form = await parseForm(exchange, numbers)
    const body = form.fields
    const chosen = work.draw(body.prompt)
    const post = work.log({ endpoint, body, nonce: null }, chosen, headers)
    files.push(form.files)
    const waits = endpoint === 'stable-image/upscale/creative'
    if (chosen.has('rate-limited'))
      return refused(429, 'rate_limit_exceeded', 'You have exceeded the rate limit', { 'retry-after': '60' })
    if (chosen.has('error-before')) return refused(500, 'internal_error', 'An unexpected error')
    if (chosen.has('unavailable-before')) return refused(503, 'unavailable', 'Service unavailable')
    if (chosen.has('cut-before')) return cut
    if (!waits && chosen.has('moderated')) return withheld
    if (!waits && chosen.has('failed')) return refused(500, 'internal_error', 'An unexpected error')
    if (!waits && chosen.has('refused-by-model'))
      return refused(400, 'bad_request', 'image: cannot be decoded')

    const validate = schemas.get(endpoint)
    if (validate && !validate(body)) return refused(400, 'bad_request', problemsOf(validate))
    const begun = await work.begin(endpoint, body, chosen, null, !waits)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return refused(500, 'internal_error', 'An unexpected error')
    if (chosen.has('unavailable-after')) return refused(503, 'unavailable', 'Service unavailable')
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    if (waits) return answer(200, { id: begun.id })
    return withId(begun, fileAnswer(jsonOf(begun), 'application/json', begun.behaviours))
  }

  const withId =
    ({ id }: VendorJob, give: Answer): Answer =>
    (request, reply) => {
      reply.setHeader('x-request-id', id)
      give(request, reply)
    }

  function jsonOf({ endpoint, body, behaviours, made }: VendorJob): Buffer {
    const sounds = endpoint.startsWith('audio/')
    const base64 = Buffer.from(made.content).toString('base64')
    const file = behaviours.has('no-file') ? {} : { [sounds ? 'audio' : 'image']: base64 }
    // What a filter blurs is said to be made, all the same.
    const finish_reason = String(body.prompt).includes('[[blurred]]') ? 'CONTENT_FILTERED' : 'SUCCESS'
    return Buffer.from(JSON.stringify({ ...file, finish_reason, seed: body.seed ?? 1 }))
  }

  function result({ request }: Exchange, id: string): Answer {
    const job = work.jobs.get(id)
    if (!job) return refused(404, 'not_found', 'The generation was not found, or has expired')
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    if (request.headers.accept !== 'application/json') {
      if (has('expired-output')) return refused(404, 'not_found', 'The generation has expired')
      return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
    }
    job.looks++
    const waiting = (status: string) => answer(202, { id, status })
    if (has('unknown-status') && job.looks <= 2) return waiting('dreaming')
    if (has('early-result') && job.looks <= 2) return waiting('in-progress')
    if (work.phase(job) !== 'done') return waiting('in-progress')
    if (has('moderated')) return withheld
    if (has('refused-by-model')) return refused(400, 'bad_request', 'image: cannot be decoded')
    if (has('failed')) return answer(200, { finish_reason: 'ERROR' })
    if (has('no-file')) return answer(200, { finish_reason: 'SUCCESS' })
    const result = Buffer.from(job.made.content).toString('base64')
    return answer(200, { result, finish_reason: 'SUCCESS', seed: job.body.seed ?? 1 })
  }

  const served = await serveVendor(options.port ?? 0, work, handle)
  return {
    url: served.url,
    key,
    posts: work.posts,
    files,
    bills: work.bills,
    made: work.made,
    script: (script) => work.script(script),
    close: served.close,
  }
}
