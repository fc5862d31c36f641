import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { bill } from './minimax-tariff.ts'
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

export interface FakeMinimaxOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeMinimax {
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

const baseResp = (status_code: number, status_msg: string) => ({ base_resp: { status_code, status_msg } })
/** Most errors come with status 200. */
const told = (code: number, message: string) => answer(200, baseResp(code, message))

const isVideo = (path: string) => path.endsWith('video_generation')

/** MiniMax's two video interfaces, and what it answers at once, as published, on one origin. */
export async function startFakeMinimax(options: FakeMinimaxOptions = {}): Promise<FakeMinimax> {
  const key = options.key ?? 'minimax-fake-key'
  const paths = loadSchemas('./minimax-schemas.json')
  const terms = { makes: makes.minimax, bill }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { request, url, origin } = exchange
    const path = url.pathname.slice(1)
    if (path.startsWith('files-of/')) return file(exchange)
    if (request.headers.authorization !== `Bearer ${key}`)
      return path.startsWith('v2/')
        ? answer(401, { type: 'error', error: { type: 'authorized_error', message: 'login fail' } })
        : told(2049, 'invalid api key')
    if (path === 'v1/models') return answer(200, { object: 'list', data: [] })
    if (request.method === 'POST' && paths.has(path)) return submitted(exchange, path)
    if (path === 'v1/query/video_generation') return oldTask(url.searchParams.get('task_id') ?? '')
    if (path === 'v1/files/retrieve') return address(url.searchParams.get('file_id') ?? '', origin)
    const id = /^v2\/query\/video_generation\/([^/]+)$/.exec(path)?.[1]
    return id === undefined ? answer(404, { error: { message: 'Not found' } }) : task(id, origin)
  }

  async function submitted({ request, body: raw }: Exchange, path: string): Promise<Answer> {
    const body = parseObject(raw)
    const chosen = work.draw(promptOf(body))
    const post = work.log({ endpoint: path, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited')) return told(1002, 'rate limit exceeded')
    if (chosen.has('error-before')) return told(1000, 'unknown error')
    if (chosen.has('unavailable-before')) return answer(503, 'Service Unavailable')
    if (chosen.has('cut-before')) return cut
    const validate = paths.get(path)
    if (validate && !validate(body)) return told(2013, `invalid params, ${problemsOf(validate)}`)
    const conflict = conflictIn(path, body)
    if (conflict !== null) return told(2013, `invalid params, ${conflict}`)
    if (!isVideo(path)) {
      if (chosen.has('failed')) return told(1000, 'unknown error')
      if (chosen.has('refused-by-model')) return told(2013, 'invalid params, text is empty')
      if (chosen.has('moderated')) return told(1026, 'input new_sensitive')
    }

    const begun = await work.begin(path, body, chosen, null)
    post.requestId = begun.id
    // What is answered at once is billed by then.
    while (!isVideo(path) && !work.bills.some(({ requestId }) => requestId === begun.id))
      await new Promise((resolve) => setTimeout(resolve, 1))
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return told(1013, 'internal error')
    if (chosen.has('unavailable-after')) return answer(503, 'Service Unavailable')
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    if (isVideo(path))
      return answer(200, { task_id: begun.id, ...(isOld(path) ? baseResp(0, 'success') : {}) })
    return whole(made(begun), chosen)
  }

  function made(job: VendorJob) {
    const none = job.behaviours.has('no-file')
    const success = baseResp(0, 'success')
    if (job.endpoint === 'v1/image_generation') {
      const image_base64 = none ? [] : [Buffer.from(job.made.content).toString('base64')]
      return { id: job.id, data: { image_base64 }, metadata: { success_count: '1' }, ...success }
    }
    const audio = none ? '' : Buffer.from(job.made.content).toString('hex')
    return { data: { audio, status: 2 }, trace_id: job.id, extra_info: { audio_size: 1 }, ...success }
  }

  function task(id: string, origin: string): Answer {
    const job = work.jobs.get(id)
    if (!job) return answer(404, { error: { code: 404, message: 'task not found' } })
    job.looks++
    const { state, code, message } = stateOf(job)
    const url = `${origin}/files-of/${job.id}?look=${job.looks}`
    const error = code === 0 ? {} : { error: { code: String(code), message } }
    const early = job.behaviours.has('early-result') && state === 'running'
    const done = state === 'succeeded' && !job.behaviours.has('no-file')
    const seconds = Math.round(job.made.measured.seconds)
    const usage = { total_seconds: seconds, output_seconds: seconds }
    return answer(200, {
      task: {
        id,
        model: 'MiniMax-H3',
        status: state,
        ...(done || early ? { content: { url }, usage } : {}),
        ...error,
      },
    })
  }

  const oldStates: Record<string, string> = {
    queued: 'Queueing',
    running: 'Processing',
    succeeded: 'Success',
    failed: 'Fail',
  }

  function oldTask(id: string): Answer {
    const job = work.jobs.get(id)
    if (!job) return told(2013, 'invalid params, task_id not found')
    job.looks++
    const { state, code, message } = stateOf(job)
    const file_id = state === 'succeeded' && !job.behaviours.has('no-file') ? job.id : ''
    return answer(200, {
      task_id: id,
      status: oldStates[state] ?? 'Warming',
      file_id,
      ...baseResp(code, message),
    })
  }

  function stateOf(job: VendorJob): { state: string; code: number; message: string } {
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const phase = work.phase(job)
    const state = (name: string, code = 0, message = code === 0 ? 'success' : '') => ({
      state: name,
      code,
      message,
    })
    if (phase === 'queued') return state('queued')
    if (has('unknown-status') && job.looks <= 2) return state('warming')
    if (phase === 'running' || (has('early-result') && job.looks <= 2)) return state('running')
    if (has('moderated')) return state('failed', 1027, 'output new_sensitive')
    if (has('refused-by-model')) return state('failed', 2013, 'image resolution is too small')
    if (has('failed')) return state('failed', 1000, 'unknown error')
    return state('succeeded')
  }

  function address(id: string, origin: string): Answer {
    const job = work.jobs.get(id)
    if (!job) return told(2013, 'invalid params, file_id not found')
    const download_url = `${origin}/files-of/${id}?look=${job.looks}`
    return answer(200, {
      file: { file_id: id, bytes: job.made.content.byteLength, download_url },
      ...baseResp(0, 'success'),
    })
  }

  function file({ request, url }: Exchange): Answer {
    const job = work.jobs.get(url.pathname.slice('/files-of/'.length))
    if (request.headers.authorization !== undefined) return answer(400, { message: 'Files take no key' })
    if (!job || job.behaviours.has('expired-output')) return answer(403, { message: 'Request has expired' })
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

const isOld = (path: string) => path.startsWith('v1/')

const whole = (json: object, flaws: ReadonlySet<string>): Answer =>
  fileAnswer(Buffer.from(JSON.stringify(json)), 'application/json', flaws)

function promptOf(body: Record<string, unknown>): unknown {
  const content = Array.isArray(body.content) ? body.content : []
  return body.prompt ?? body.text ?? content.find(({ type }) => type === 'text')?.text
}

/** What the pages forbid together. */
function conflictIn(path: string, body: Record<string, unknown>): string | null {
  if (path === 'v2/video_generation') {
    const content = Array.isArray(body.content) ? body.content : []
    const roles = content.flatMap(({ role }) => (typeof role === 'string' ? [role] : []))
    const framed = roles.some((role) => role.endsWith('_frame'))
    const referred = roles.some((role) => role.startsWith('reference_'))
    if (framed && referred) return 'frames exclude references'
    if (roles.length === 0 && (body.ratio === undefined || body.ratio === 'adaptive'))
      return 'ratio is required'
    return roles.every((role) => role === 'reference_audio') && roles.length > 0
      ? 'audio needs a picture or a video'
      : null
  }
  if (path !== 'v1/video_generation') return null
  if (body.resolution === '1080P' && body.duration === 10) return '1080P ends at 6 s'
  if (body.last_frame_image !== undefined && body.model !== 'MiniMax-Hailuo-02') return 'no last frame'
  return body.model === 'MiniMax-Hailuo-2.3-Fast' && body.first_frame_image === undefined
    ? 'first_frame_image is required'
    : null
}
