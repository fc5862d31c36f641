import { randomUUID } from 'node:crypto'
import type { Bill, Post, Script } from './fal-script.ts'
import { bill, tokensFor } from './google-tariff.ts'
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

export interface FakeGoogleOptions {
  port?: number
  key?: string
  /** The bytes that finished work hands out; `pcm` as samples without a head. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeGoogle {
  url: string
  key: string
  /** Every POST that asks for work, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  uploads: ReadonlyMap<string, { content: Uint8Array; contentType: string }>
  /** Every call, as it came. */
  calls: readonly { method: string; path: string; headers: Record<string, unknown>; body: Buffer }[]
  forgetCalls(): void
  script(script: Script): void
  close(): Promise<void>
}

const home = 'https://generativelanguage.googleapis.com'

const problem = (code: number, status: string, message: string, details: object[] = []): Answer =>
  answer(code, { error: { code, message, status, details } })

/** The interactions, generateContent and files of the Gemini API as published, on one origin. */
export async function startFakeGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const key = options.key ?? 'AIzaFakeKey0123456789'
  const uploads = new Map<string, { content: Uint8Array; contentType: string }>()
  const announced = new Map<string, string>()
  const looks = new Map<string, number>()
  const calls: { method: string; path: string; headers: Record<string, unknown>; body: Buffer }[] = []
  const bodies = loadSchemas('./google-schemas.json')
  const work = new VendorWork(
    {
      makes: makes.google,
      bill,
      freeWithoutFile: (endpoint) => endpoint !== 'interactions',
      given: (body) => filesIn(body, (name) => uploads.get(nameIn(name))?.content),
    },
    options.outputs ?? fixedOutputs(options.files),
  )
  work.script(options.script ?? {})

  const texts = new TextDesk(work, { vendor: 'google' })

  async function handle(exchange: Exchange): Promise<Answer> {
    const { request, url, body } = exchange
    const path = url.pathname.replace(/^\/v1(beta)?\//, '')
    calls.push({ method: request.method ?? '', path: url.pathname, headers: request.headers, body })
    if (path.startsWith('/resumable/')) return stored(exchange, path.slice('/resumable/'.length))
    if (request.headers['x-goog-api-key'] !== key)
      return problem(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
        { reason: 'API_KEY_INVALID' },
      ])
    if (path.startsWith('/upload/')) return announce(exchange)
    const text = await texts.answer(exchange)
    if (text !== null) return text
    if (path === 'models') return answer(200, { models: [] })
    if (path.startsWith('files/')) return fileCall(path, url)
    if (request.method === 'POST' && bodies.has(path)) return submitted(exchange, path)
    const [, id = '', verb] = /^interactions\/([^/]+)(\/cancel)?$/.exec(path) ?? []
    const job = work.jobs.get(id)
    if (!job) return problem(404, 'NOT_FOUND', `${path} was not found.`)
    if (verb !== undefined)
      return work.cancel(job)
        ? answer(200, interaction(job))
        : problem(400, 'FAILED_PRECONDITION', 'The interaction is not running.')
    job.looks++
    return answer(200, interaction(job))
  }

  async function submitted({ request, body: raw }: Exchange, endpoint: string): Promise<Answer> {
    const body = parseObject(raw)
    const chosen = work.draw(promptIn(body))
    const post = work.log({ endpoint, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited'))
      return problem(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', [{ retryDelay: '7s' }])
    if (chosen.has('error-before')) return problem(500, 'INTERNAL', 'An internal error has occurred.')
    if (chosen.has('unavailable-before')) return problem(503, 'UNAVAILABLE', 'The model is overloaded.')
    if (chosen.has('cut-before')) return cut
    const validate = bodies.get(endpoint)
    if (!validate?.(body)) return problem(400, 'INVALID_ARGUMENT', validate ? problemsOf(validate) : 'body')
    const unknown = filesNamed(body).find(({ uri, kind }) => uploads.get(nameIn(uri))?.contentType !== kind)
    if (unknown) return problem(400, 'INVALID_ARGUMENT', `Invalid file ${unknown.uri}.`)
    return endpoint === 'interactions'
      ? await queued(endpoint, body, chosen, post)
      : await made(endpoint, body, chosen, post)
  }

  type Chosen = ReturnType<VendorWork['draw']>

  async function queued(
    endpoint: string,
    body: Record<string, unknown>,
    chosen: Chosen,
    post: Post,
  ): Promise<Answer> {
    const conflict = conflictIn(body)
    if (conflict !== null) return problem(400, 'INVALID_ARGUMENT', conflict)
    const job = await work.begin(endpoint, body, chosen, null)
    post.requestId = job.id
    return (await lost(chosen)) ?? answer(200, interaction(job))
  }

  /** The file comes in the reply, and is billed by its tokens. */
  async function made(
    endpoint: string,
    body: Record<string, unknown>,
    chosen: Chosen,
    post: Post,
  ): Promise<Answer> {
    if (chosen.has('failed')) return problem(500, 'INTERNAL', 'An internal error has occurred.')
    if (chosen.has('refused-by-model'))
      return problem(400, 'INVALID_ARGUMENT', 'Unable to process input image.')
    const job = await work.begin(endpoint, body, chosen, null, true)
    // An answer in words is no work that anybody could ask for.
    if (chosen.has('moderated') || !chosen.has('no-file')) post.requestId = job.id
    const { input, file } = tokensFor(endpoint, body, job.made.measured)
    const kept = chosen.has('moderated') || chosen.has('no-file')
    const spoken = endpoint.includes('-tts')
    const inlineData = {
      mimeType: job.made.contentType,
      data: Buffer.from(job.made.content).toString('base64'),
    }
    const candidate = chosen.has('moderated')
      ? { finishReason: spoken ? 'PROHIBITED_CONTENT' : 'IMAGE_SAFETY' }
      : chosen.has('no-file')
        ? { finishReason: 'STOP', content: { parts: [{ text: 'Which fox do you mean?' }] } }
        : { finishReason: 'STOP', content: { parts: [{ text: 'A draft.', thought: true }, { inlineData }] } }
    const reply = {
      candidates: [candidate],
      usageMetadata: {
        promptTokenCount: input,
        candidatesTokenCount: kept ? 0 : file,
        ...(kept
          ? {}
          : { candidatesTokensDetails: [{ modality: spoken ? 'AUDIO' : 'IMAGE', tokenCount: file }] }),
      },
      responseId: job.id,
    }
    if (chosen.has('truncated-output') || chosen.has('short-output'))
      return fileAnswer(Buffer.from(JSON.stringify(reply)), 'application/json', chosen)
    return (await lost(chosen)) ?? answer(200, reply)
  }

  async function lost(chosen: Chosen): Promise<Answer | null> {
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return problem(500, 'INTERNAL', 'An internal error has occurred.')
    if (chosen.has('unavailable-after')) return problem(503, 'UNAVAILABLE', 'The service is unavailable.')
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return null
  }

  function interaction(job: VendorJob) {
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const described = { id: job.id, object: 'interaction', model: job.body.model, steps: [] as object[] }
    const phase = work.phase(job)
    if (phase === 'canceled') return { ...described, status: 'cancelled' }
    if (phase === 'queued') return { ...described, status: 'queued' }
    if (has('unknown-status') && job.looks <= 2) return { ...described, status: 'dreaming' }
    const uri = `${home}/v1beta/files/${job.id}:download?alt=media`
    const output = (content: object[]) => [{ type: 'model_output', content }]
    const video = output([{ type: 'video', mime_type: 'video/mp4', uri }])
    const usage = (tokens: number) => ({ output_tokens_by_modality: [{ modality: 'video', tokens }] })
    if (phase === 'running' || (has('early-result') && job.looks <= 1))
      return { ...described, status: 'in_progress', ...(has('early-result') ? { steps: video } : {}) }
    const failed = (code: string, message: string) => ({
      ...described,
      status: 'failed',
      errors: [{ code, message }],
    })
    if (has('failed')) return failed('https://errors.example/internal', 'An internal error has occurred.')
    if (has('refused-by-model')) return failed('https://errors.example/invalid_argument', 'Invalid image.')
    if (has('moderated'))
      return {
        ...described,
        status: 'completed',
        steps: output([{ type: 'text', text: 'I cannot show that.' }]),
        usage: usage(0),
      }
    return {
      ...described,
      status: 'completed',
      steps: has('no-file') ? output([]) : video,
      usage: usage(5_792 * Math.round(job.made.measured.seconds)),
    }
  }

  /** Files that were uploaded, and files that were made: a made one is readied for a look. */
  function fileCall(path: string, url: URL): Answer {
    const id = /^files\/([^/:]+)/.exec(path)?.[1] ?? ''
    const job = work.jobs.get(id)
    if (path.endsWith(':download')) {
      if (!job || url.searchParams.get('alt') !== 'media' || job.behaviours.has('expired-output'))
        return problem(403, 'PERMISSION_DENIED', 'You do not have permission, or the file does not exist.')
      return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
    }
    const upload = uploads.get(id)
    if (!upload && !job) return problem(403, 'PERMISSION_DENIED', 'You do not have permission.')
    const look = (looks.get(id) ?? 0) + 1
    looks.set(id, look)
    const busy = job?.behaviours.has('early-result') && look === 1
    return answer(200, fileOf(id, upload?.contentType ?? 'video/mp4', busy ? 'PROCESSING' : 'ACTIVE'))
  }

  const fileOf = (id: string, mimeType: string, state: string) => ({
    name: `files/${id}`,
    uri: `${home}/v1beta/files/${id}`,
    mimeType,
    state,
  })

  function announce({ request, origin }: Exchange): Answer {
    const { headers } = request
    if (headers['x-goog-upload-command'] !== 'start' || headers['x-goog-upload-protocol'] !== 'resumable')
      return problem(400, 'INVALID_ARGUMENT', 'The upload must be resumable.')
    const id = randomUUID()
    announced.set(id, String(headers['x-goog-upload-header-content-type']))
    return answer(200, {}, { 'x-goog-upload-url': `${origin}/resumable/${id}?upload_protocol=resumable` })
  }

  function stored({ request, body }: Exchange, id: string): Answer {
    const contentType = announced.get(id)
    if (contentType === undefined || request.headers['x-goog-upload-command'] !== 'upload, finalize')
      return problem(400, 'INVALID_ARGUMENT', 'There is no such upload.')
    uploads.set(id, { content: new Uint8Array(body), contentType })
    const state = contentType.startsWith('video/') ? 'PROCESSING' : 'ACTIVE'
    return answer(200, { file: fileOf(id, contentType, state) }, { 'x-goog-upload-status': 'final' })
  }

  const served = await serveVendor(options.port ?? 0, work, handle)
  return {
    url: served.url,
    key,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    uploads,
    calls,
    forgetCalls: () => void calls.splice(0),
    script: (script) => work.script(script),
    close: served.close,
  }
}

const nameIn = (uri: string) => uri.split('/files/')[1] ?? ''

function promptIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, item]) => (name === 'text' && typeof item === 'string' ? item : promptIn(item)))
    .join(' ')
}

/** The files that a body names, with their kinds. */
function filesNamed(value: unknown): { uri: string; kind: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const { uri, mime_type, fileUri, mimeType } = value as Record<string, unknown>
  if (typeof uri === 'string') return [{ uri, kind: mime_type }]
  if (typeof fileUri === 'string') return [{ uri: fileUri, kind: mimeType }]
  return Object.values(value).flatMap(filesNamed)
}

/** What the guide says of each task. */
function conflictIn(body: Record<string, unknown>): string | null {
  const { model, input, response_format, generation_config } = body as {
    model: string
    input: { type: string }[]
    response_format?: { duration?: string; aspect_ratio?: string }
    generation_config?: { video_config?: { task?: string } }
  }
  const task = generation_config?.video_config?.task
  const count = (kind: string) => input.filter(({ type }) => type === kind).length
  const seconds = Number.parseInt(response_format?.duration ?? '10', 10)
  if (body.background !== true || body.store !== true) return 'Only stored background work is played here.'
  if (seconds > (model.includes('1.1') ? 10 : 15)) return 'The duration is too long.'
  if (count('video') !== (task === 'edit' || task === 'extend' ? 1 : 0)) return `${task}: wrong videos.`
  if (task === 'edit' && response_format?.duration !== undefined) return 'An edit has no duration.'
  if (task === 'image_to_video' && (count('image') < 1 || count('image') > 2)) return 'One image or two.'
  if (task === 'reference_to_video' && count('image') < 1) return 'A reference is needed.'
  return task === 'text_to_video' && input.length !== 1 ? 'Only words.' : null
}
