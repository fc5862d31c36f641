import { createHmac } from 'node:crypto'
import type { Bill, Post, Script } from './fal-script.ts'
import { bill, unitsFor } from './kling-tariff.ts'
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

export interface FakeKlingOptions {
  port?: number
  /** A plain key, or `access:secret`, whose token is then checked. */
  key?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeKling {
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

const isOld = (path: string) => path.startsWith('v1/')
const isImage = (path: string) => path.startsWith('v1/images/')
const envelope = (code: number, message: string, data?: unknown) => ({
  code,
  message,
  request_id: 'request-1',
  ...(data === undefined ? {} : { data }),
})
const done = (data: unknown) => answer(200, envelope(0, 'SUCCEED', data))

/** Kling's two interfaces as published, on one origin. */
export async function startFakeKling(options: FakeKlingOptions = {}): Promise<FakeKling> {
  const key = options.key ?? 'kling-access-key:kling-secret-key'
  const paths = loadSchemas('./kling-schemas.json')
  const terms = { makes: makes.kling, bill, given: soundsIn }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { request, url } = exchange
    if (url.pathname.startsWith('/files-of/')) return file(exchange)
    const flaw = flawOf(request.headers.authorization ?? '', key)
    if (flaw !== null) return answer(401, envelope(flaw, 'Authorization failed'))
    const path = url.pathname.slice(1)
    if (path === 'tasks' && request.method === 'GET') return found(exchange)
    if (request.method === 'POST') return paths.has(path) ? submitted(exchange, path) : unknownPath()
    const [old, id] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)]
    return isOld(old) && paths.has(old) ? foundOld(id, exchange.origin) : unknownPath()
  }

  async function submitted({ request, body: raw, origin }: Exchange, path: string): Promise<Answer> {
    const body = parseObject(raw)
    const mark = markOf(path, body)
    const chosen = work.draw(promptOf(body))
    const post = work.log({ endpoint: path, body, nonce: mark }, chosen, request.headers)
    if (chosen.has('rate-limited'))
      return answer(429, envelope(1303, 'parallel task over resource pack limit'))
    if (chosen.has('error-before')) return answer(500, envelope(5000, 'Server internal error'))
    if (chosen.has('unavailable-before')) return answer(503, envelope(5001, 'Server temporarily unavailable'))
    if (chosen.has('cut-before')) return cut

    const validate = paths.get(path)
    if (validate && !validate(body)) return answer(400, envelope(1201, problemsOf(validate)))
    const conflict = conflictIn(body)
    if (conflict !== null) return answer(400, envelope(1201, conflict))
    if (mark !== null && [...work.jobs.values()].some((job) => markOf(job.endpoint, job.body) === mark))
      return answer(400, envelope(1201, `External_task_id ${mark} already exists`))

    const begun = await work.begin(path, body, chosen, null)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, envelope(5000, 'Server internal error'))
    if (chosen.has('unavailable-after')) return answer(504, envelope(5002, 'Server internal timeout'))
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return done(described(begun, origin, false))
  }

  function found({ url, origin }: Exchange): Answer {
    const [ids, marks] = ['task_ids', 'external_task_ids'].map((name) =>
      url.searchParams.get(name)?.split(','),
    )
    if ((ids === undefined) === (marks === undefined)) return answer(400, envelope(1201, 'One of two ids'))
    const jobs = [...work.jobs.values()].filter(
      (job) => ids?.includes(job.id) || marks?.includes(markOf(job.endpoint, job.body) ?? ''),
    )
    return done(jobs.map((job) => described(job, origin, true)))
  }

  function foundOld(id: string, origin: string): Answer {
    const job =
      work.jobs.get(id) ?? [...work.jobs.values()].find((one) => markOf(one.endpoint, one.body) === id)
    return job
      ? done(described(job, origin, true))
      : answer(400, envelope(1201, 'Task not found by id/external id'))
  }

  /** The task in the words of its interface. */
  function described(job: VendorJob, origin: string, looked: boolean) {
    if (looked) job.looks++
    const { status, message, ended } = stateOf(job)
    const url = `${origin}/files-of/${job.id}`
    const withFile = ended && status === 'succeeded' && !job.behaviours.has('no-file')
    const early = job.behaviours.has('early-result') && status === 'processing'
    if (isOld(job.endpoint)) {
      return {
        task_id: job.id,
        task_status: status === 'succeeded' ? 'succeed' : status,
        task_status_msg: message,
        task_info: { external_task_id: markOf(job.endpoint, job.body) },
        created_at: job.acceptedAt,
        updated_at: Date.now(),
        ...(withFile || early
          ? { task_result: { [isImage(job.endpoint) ? 'images' : 'videos']: [{ id: `f-${job.id}`, url }] } }
          : {}),
        ...(withFile
          ? { final_unit_deduction: String(unitsFor(job.endpoint, job.body, job.made.measured)) }
          : {}),
      }
    }
    return {
      id: job.id,
      status,
      message,
      create_time: job.acceptedAt,
      update_time: Date.now(),
      external_id: markOf(job.endpoint, job.body),
      ...(withFile || early
        ? {
            outputs: [
              {
                type: 'video',
                id: `v-${job.id}`,
                url,
                duration: String(Math.round(job.made.measured.seconds)),
              },
            ],
          }
        : {}),
      ...(withFile ? { billing: [packBill(job)] } : {}),
    }
  }

  const packBill = ({ endpoint, body, made }: VendorJob) => ({
    charge_type: 'unit',
    amount: String(unitsFor(endpoint, body, made.measured)),
    package_type: 'video',
  })

  function stateOf(job: VendorJob): { status: string; message: string; ended: boolean } {
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const phase = work.phase(job)
    const state = (status: string, message = '', ended = false) => ({ status, message, ended })
    if (phase === 'queued') return state('submitted')
    if (has('unknown-status') && job.looks <= 2) return state('reviewing')
    if (has('early-result') && job.looks <= 2) return state('processing')
    if (phase === 'running') return state('processing')
    if (has('moderated')) return state('failed', 'Failure to pass the risk control system', true)
    if (has('refused-by-model')) return state('failed', 'Image format is invalid', true)
    if (has('failed')) return state('failed', 'Generation failed, please try again', true)
    return state('succeeded', '', true)
  }

  function file({ request, url }: Exchange): Answer {
    const job = work.jobs.get(url.pathname.slice('/files-of/'.length))
    if (request.headers.authorization !== undefined) return answer(400, { message: 'Files take no key' })
    if (!job || job.behaviours.has('expired-output')) return answer(404, { message: 'Not found' })
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

const unknownPath = () => answer(404, envelope(1202, 'The requested method does not exist'))

/** Sounds come in the body; videos are fetched, which this one does not do. */
const soundsIn = (body: Record<string, unknown>): Uint8Array[] =>
  [body.sound_file, Object(body.input).audio_file].flatMap((sound) =>
    typeof sound === 'string' ? [Buffer.from(sound, 'base64')] : [],
  )

function markOf(path: string, body: Record<string, unknown>): string | null {
  const holder = isOld(path) ? body : (Object(body.options) as Record<string, unknown>)
  return typeof holder.external_task_id === 'string' ? holder.external_task_id : null
}

function promptOf(body: Record<string, unknown>): unknown {
  const contents = Array.isArray(body.contents) ? body.contents : []
  return body.prompt ?? contents.find((content) => Object(content).type === 'prompt')?.text
}

/** What the pages forbid together. */
function conflictIn(body: Record<string, unknown>): string | null {
  const contents = Array.isArray(body.contents) ? body.contents : []
  const has = (type: string) => contents.some((content) => Object(content).type === type)
  const { audio, multi_shot } = Object(body.settings) as Record<string, unknown>
  if (has('last_frame') && !has('first_frame')) return 'last_frame needs first_frame'
  if (has('base_video') && (has('first_frame') || multi_shot === true || audio === 'native'))
    return 'base_video excludes frames, multi_shot and native audio'
  const videos = contents.filter((content) => /video/.test(Object(content).type))
  return videos.every(({ url }) => URL.canParse(url)) ? null : 'A video must be a URL'
}

/** The code for a wrong key; null when it is right. A token must be signed by the secret, and be of now. */
function flawOf(authorization: string, key: string): number | null {
  const [access, secret] = key.split(':')
  if (secret === undefined) return authorization === `Bearer ${key}` ? null : 1002
  const [header = '', claims = '', signature] = authorization.replace(/^Bearer /, '').split('.')
  const expected = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url')
  if (signature !== expected) return 1000
  const { iss, exp, nbf } = parseObject(Buffer.from(claims, 'base64url'))
  if (iss !== access) return 1002
  const now = Date.now() / 1000
  return Number(nbf) > now ? 1003 : Number(exp) < now ? 1004 : null
}
