import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
import { TextDesk } from './text-desk.ts'
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
import { bill } from './xai-tariff.ts'

export interface FakeXaiOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeXai {
  url: string
  key: string
  /** Every POST that asks for work, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  script(script: Script): void
  close(): Promise<void>
}

const isImage = (path: string) => path.startsWith('images/')

/** Grok Imagine as published, on one origin. */
export async function startFakeXai(options: FakeXaiOptions = {}): Promise<FakeXai> {
  const key = options.key ?? 'xai-fake-key'
  const paths = loadSchemas('./xai-schemas.json')
  const given = (body: Record<string, unknown>) => filesIn(body.video, () => undefined)
  const terms = { makes: makes.xai, bill, given, billsModerated: true as const }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})

  const ticksOf = (job: VendorJob) => ({ usage: { cost_in_usd_ticks: work.costOf(job) * 10_000 } })

  const texts = new TextDesk(work, { vendor: 'xai' })

  async function handle(exchange: Exchange): Promise<Answer> {
    const { request, url, origin } = exchange
    if (url.pathname.startsWith('/files-of/')) return file(exchange)
    if (request.headers.authorization !== `Bearer ${key}`)
      return answer(400, {
        code: 'Client specified an invalid argument',
        error: 'Incorrect API key provided',
      })
    const text = await texts.answer(exchange)
    if (text !== null) return text
    const path = url.pathname.replace(/^\/v1\//, '')
    if (path === 'models') return answer(200, { object: 'list', data: [] })
    if (request.method === 'POST' && paths.has(path)) return submitted(exchange, path)
    const job = work.jobs.get(/^videos\/([^/]+)$/.exec(path)?.[1] ?? '')
    return job ? looked(job, origin) : answer(404, { error: 'Not found' })
  }

  async function submitted({ request, body: raw }: Exchange, path: string): Promise<Answer> {
    const body = parseObject(raw)
    const chosen = work.draw(body.prompt)
    const post = work.log({ endpoint: path, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited')) return answer(429, { error: 'Too many requests' }, { 'retry-after': '2' })
    if (chosen.has('error-before')) return answer(500, { error: { message: 'Internal error', code: null } })
    if (chosen.has('unavailable-before')) return answer(503, { error: 'The service is overloaded' })
    if (chosen.has('cut-before')) return cut
    const validate = paths.get(path)
    if (validate && !validate(body)) return answer(422, { error: problemsOf(validate) })
    const conflict = conflictIn(path, body)
    if (conflict !== null) return answer(400, { code: 'invalid_argument', error: conflict })
    if (isImage(path)) {
      if (chosen.has('failed')) return answer(503, { error: 'The model is overloaded' })
      if (chosen.has('refused-by-model')) return answer(400, { error: 'The image could not be read' })
      if (chosen.has('moderated'))
        return answer(400, { error: { message: 'Generated image rejected by content moderation.' } })
    }

    const begun = await work.begin(path, body, chosen, null)
    post.requestId = begun.id
    // What is answered at once is billed by then.
    while (isImage(path) && !work.bills.some(({ requestId }) => requestId === begun.id))
      await new Promise((resolve) => setTimeout(resolve, 1))
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { error: { message: 'Internal error', code: null } })
    if (chosen.has('unavailable-after')) return answer(503, { error: 'The service is overloaded' })
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return isImage(path) ? picture(begun) : answer(200, { request_id: begun.id })
  }

  function picture(job: VendorJob): Answer {
    const b64_json = Buffer.from(job.made.content).toString('base64')
    const data = job.behaviours.has('no-file') ? [] : [{ b64_json, mime_type: 'image/jpeg' }]
    const content = Buffer.from(JSON.stringify({ data, ...ticksOf(job) }))
    return (request, reply) => {
      reply.setHeader('x-request-id', job.id)
      fileAnswer(content, 'application/json', job.behaviours)(request, reply)
    }
  }

  function looked(job: VendorJob, origin: string): Answer {
    job.looks++
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const phase = work.phase(job)
    const video = {
      url: `${origin}/files-of/${job.id}.mp4`,
      duration: job.made.measured.seconds,
      respect_moderation: true,
    }
    if (phase === 'queued') return answer(202, undefined)
    if (has('unknown-status') && job.looks <= 2) return answer(200, { status: 'dreaming', progress: 10 })
    if (has('early-result') && job.looks <= 2) return answer(202, { status: 'pending', progress: 99, video })
    if (phase === 'running') return answer(202, { status: 'pending', progress: 40 })
    const failed = (code: string, message: string) =>
      answer(200, { status: 'failed', error: { code, message }, progress: 0 })
    if (has('refused-by-model')) return failed('invalid_argument', 'The video could not be read')
    if (has('failed')) return failed('internal_error', 'Internal error')
    const done = { status: 'done', model: job.body.model, progress: 100, ...ticksOf(job) }
    if (has('moderated'))
      return answer(200, { ...done, video: { url: '', duration: 0, respect_moderation: false } })
    return answer(200, { ...done, ...(has('no-file') ? {} : { video }) })
  }

  function file({ request, url }: Exchange): Answer {
    const job = work.jobs.get(url.pathname.slice('/files-of/'.length).replace('.mp4', ''))
    if (request.headers.authorization !== undefined) return answer(400, { error: 'Files take no key' })
    if (!job || job.behaviours.has('expired-output')) return answer(404, { error: 'Not found' })
    return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
  }

  const served = await serveVendor(options.port ?? 0, work, handle)
  return {
    url: served.url,
    key,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    script: (script) => work.script(script),
    close: served.close,
  }
}

/** What the pages forbid together. */
function conflictIn(path: string, body: Record<string, unknown>): string | null {
  if (path !== 'videos/generations') return null
  const { model, resolution, image, last_frame, reference_images, duration } = body
  const pinned = image !== undefined || last_frame !== undefined
  const guided = reference_images !== undefined || last_frame !== undefined
  if (body.prompt === undefined && !pinned && !guided) return 'prompt is required'
  if (model !== 'grok-imagine-video-1.5' && last_frame !== undefined) return '`last_frame` is not supported'
  if (model === 'grok-imagine-video-1.5-lite' && guided) return '`reference_images` is not supported'
  if (model === 'grok-imagine-video') {
    if (resolution === '1080p') return '1080p is not supported'
    if (reference_images !== undefined && (pinned || Number(duration) > 10))
      return 'references exclude a frame and more than 10 s'
  }
  return guided && resolution === '1080p' ? 'reference-to-video ends at 720p' : null
}
