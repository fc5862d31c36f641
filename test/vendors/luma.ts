import { randomUUID } from 'node:crypto'
import type { Bill, Post, Script } from './fal-script.ts'
import { bill } from './luma-tariff.ts'
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
import { type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeLumaOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeLuma {
  url: string
  key: string
  /** Every POST that asks for a generation, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  uploads: ReadonlyMap<string, Uint8Array>
  script(script: Script): void
  close(): Promise<void>
}

/** Luma's generations and files as published, on one origin. */
export async function startFakeLuma(options: FakeLumaOptions = {}): Promise<FakeLuma> {
  const key = options.key ?? 'luma-api-fake-key'
  const uploads = new Map<string, Uint8Array>()
  const looks = new Map<string, number>()
  const models = loadSchemas('./luma-schemas.json')
  const work = new VendorWork({ makes: makes.luma, bill }, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { request, url } = exchange
    if (url.pathname.startsWith('/outputs/')) return output(exchange)
    if (request.headers.authorization !== `Bearer ${key}`) return answer(401, { detail: 'Invalid API key' })
    if (url.pathname === '/v1/files')
      return request.method === 'POST'
        ? stored(exchange)
        : answer(200, { data: [], has_more: false, next_cursor: null })
    const file = /^\/v1\/files\/([^/]+)$/.exec(url.pathname)?.[1]
    if (file !== undefined) return fileState(file)
    if (url.pathname === '/v1/generations' && request.method === 'POST') return submitted(exchange)
    const id = /^\/v1\/generations\/([^/]+)$/.exec(url.pathname)?.[1]
    const job = work.jobs.get(id ?? '')
    if (!job) return answer(404, { detail: 'Generation not found' })
    job.looks++
    return answer(200, generation(job, exchange.origin))
  }

  async function submitted({ request, body: raw, origin }: Exchange): Promise<Answer> {
    const { model: named, ...body } = parseObject(raw)
    const model = String(named ?? 'uni-1')
    const chosen = work.draw(body.prompt)
    const post = work.log({ endpoint: model, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited'))
      return answer(429, { detail: 'Too many concurrent jobs' }, { 'retry-after': '60' })
    if (chosen.has('error-before')) return answer(500, { detail: 'Internal server error' })
    if (chosen.has('unavailable-before')) return answer(503, { detail: 'Image URL ingestion unavailable' })
    if (chosen.has('cut-before')) return cut

    const validate = models.get(model)
    if (!validate) return answer(400, { detail: `Unknown model: ${model}` })
    if (!validate(body)) return answer(400, { detail: problemsOf(validate) })
    const conflict = conflictIn(Object(body.video) as Record<string, unknown>)
    if (conflict !== null) return answer(400, { detail: conflict })
    for (const id of fileIdsIn(body)) {
      if (!uploads.has(id)) return answer(422, { detail: `File ${id} is not ready` })
    }

    const begun = await work.begin(model, body, chosen, null)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { detail: 'Internal server error' })
    if (chosen.has('unavailable-after')) return answer(503, { detail: 'Service unavailable' })
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(201).end('<html>ok</html>')
    return answer(201, generation(begun, origin))
  }

  function generation(job: VendorJob, origin: string) {
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const described = {
      id: job.id,
      type: job.body.type,
      model: job.endpoint,
      created_at: new Date(job.acceptedAt).toISOString(),
      output: [] as object[],
      failure_reason: null,
      failure_code: null,
    }
    const phase = work.phase(job)
    if (phase === 'queued') return { ...described, state: 'queued' }
    if (has('unknown-status') && job.looks <= 2) return { ...described, state: 'dreaming' }
    const type = job.endpoint === 'ray-3.2' ? 'video' : 'image'
    const made = [{ type, url: `${origin}/outputs/${job.id}?X-Amz-Expires=3600&look=${job.looks}` }]
    if (has('early-result') && job.looks <= 2) return { ...described, state: 'processing', output: made }
    if (phase === 'running') return { ...described, state: 'processing' }
    const failed = (failure_code: string, failure_reason: string) => ({
      ...described,
      state: 'failed',
      failure_code,
      failure_reason,
    })
    if (has('moderated')) return failed('content_moderated', 'The prompt was flagged')
    if (has('refused-by-model')) return failed('corrupt_input', 'The image could not be decoded')
    if (has('failed')) return failed('generation_failed', 'An internal error occurred')
    return { ...described, state: 'completed', output: has('no-file') ? [] : made }
  }

  function output({ request, url }: Exchange): Answer {
    const job = work.jobs.get(url.pathname.slice('/outputs/'.length))
    if (request.headers.authorization !== undefined || !url.searchParams.has('X-Amz-Expires'))
      return answer(400, { detail: 'Signed addresses take no key' })
    if (!job || job.behaviours.has('expired-output')) return answer(403, { detail: 'Request has expired' })
    return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
  }

  async function stored({ request, body }: Exchange): Promise<Answer> {
    const type = request.headers['content-type'] ?? ''
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    const content = form.get('file')
    if (!(content instanceof File) || form.get('purpose') === null)
      return answer(400, { detail: 'file and purpose are required' })
    const id = randomUUID()
    uploads.set(id, new Uint8Array(await content.arrayBuffer()))
    return answer(201, { id, state: 'pending', filename: content.name, mime_type: content.type })
  }

  /** A file is looked at before it can be used. */
  function fileState(id: string): Answer {
    const bytes = uploads.get(id)
    if (!bytes) return answer(404, { detail: 'File not found' })
    const look = (looks.get(id) ?? 0) + 1
    looks.set(id, look)
    if (Buffer.from(bytes).toString('latin1', 0, 7) === 'corrupt')
      return answer(200, { id, state: 'failed', failure_reason: 'unreadable media' })
    return answer(200, { id, state: look > 1 ? 'ready' : 'pending' })
  }

  const served = await serveVendor(options.port ?? 0, work, handle)
  return {
    url: served.url,
    key,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    uploads,
    script: (script) => work.script(script),
    close: served.close,
  }
}

/** What the guides forbid together. */
function conflictIn(video: Record<string, unknown>): string | null {
  const frames = Array.isArray(video.keyframes) ? video.keyframes.length : 0
  const indexes = Array.isArray(video.keyframe_indexes) ? video.keyframe_indexes : []
  const anchored = video.start_frame !== undefined || video.end_frame !== undefined
  if (frames !== indexes.length) return 'keyframes and keyframe_indexes must have the same length'
  if (frames > 0 && (anchored || video.loop === true))
    return 'keyframes exclude start_frame, end_frame and loop'
  if (video.duration === '10s' && (anchored || video.hdr === true || video.loop === true))
    return '10s excludes hdr, start_frame, end_frame and loop'
  const last = video.duration === '10s' ? 240 : 120
  return indexes.some((index) => Number(index) > last) ? `keyframe_indexes end at ${last}` : null
}

function fileIdsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) =>
    name === 'file_id' && typeof item === 'string' ? [item] : fileIdsIn(item),
  )
}
