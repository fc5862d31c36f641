import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { bill, tokensOf } from './openai-tariff.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
import { TextDesk } from './text-desk.ts'
import {
  type Answer,
  answer,
  cut,
  type Exchange,
  fileAnswer,
  loadSchemas,
  parseForm,
  parseObject,
  problemsOf,
  serveVendor,
} from './vendor-http.ts'
import { type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeOpenAiOptions {
  port?: number
  key?: string
  /** The bytes of every picture and every sound. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeOpenAi {
  url: string
  key: string
  /** Every POST for a picture or a sound, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  /** The files of each post, by field. */
  files: readonly ReadonlyMap<string, Uint8Array[]>[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  script(script: Script): void
  close(): Promise<void>
}

const endpoints = /^\/v1\/(images\/generations|images\/edits|audio\/speech)$/
const numbers = new Set(['n', 'output_compression'])

const refused = (status: number, code: string | null, message: string, headers = {}) =>
  answer(status, { error: { message, type: 'invalid_request_error', param: null, code } }, headers)

/** OpenAI's pictures and speech as published: one POST, one file. */
export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const key = options.key ?? 'sk-proj-fake-openai-key'
  const schemas = loadSchemas('./openai-schemas.json')
  const files: Map<string, Uint8Array[]>[] = []
  const terms = { makes: makes.openai, bill }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})

  const texts = new TextDesk(work, { vendor: 'openai' })

  async function handle(exchange: Exchange): Promise<Answer> {
    const { request, url } = exchange
    if (request.headers.authorization !== `Bearer ${key}`)
      return refused(401, 'invalid_api_key', 'Incorrect API key provided')
    if (url.pathname === '/v1/models') return answer(200, { object: 'list', data: [] })
    const text = await texts.answer(exchange)
    if (text !== null) return text
    const endpoint = endpoints.exec(url.pathname)?.[1]
    return endpoint !== undefined && request.method === 'POST'
      ? submitted(exchange, endpoint)
      : refused(404, null, `Invalid URL (${request.method} ${url.pathname})`)
  }

  async function submitted(exchange: Exchange, endpoint: string): Promise<Answer> {
    const form = endpoint === 'images/edits' ? await parseForm(exchange, numbers) : null
    const body = form?.fields ?? parseObject(exchange.body)
    const chosen = work.draw(body.prompt ?? body.input)
    const post = work.log({ endpoint, body, nonce: null }, chosen, exchange.request.headers)
    files.push(form?.files ?? new Map())
    if (chosen.has('rate-limited'))
      return refused(429, 'rate_limit_exceeded', 'Rate limit reached', { 'retry-after': '1' })
    if (chosen.has('error-before') || chosen.has('failed'))
      return refused(500, null, 'The server had an error')
    if (chosen.has('unavailable-before')) return refused(503, null, 'The engine is overloaded')
    if (chosen.has('cut-before')) return cut
    if (chosen.has('moderated'))
      return refused(400, 'moderation_blocked', 'Your request was rejected by the safety system.')
    if (chosen.has('refused-by-model')) return refused(400, 'invalid_image_file', 'Invalid image file')

    const validate = schemas.get(endpoint)
    if (validate && !validate(body)) return refused(400, 'invalid_value', problemsOf(validate))
    const misfit = misfitIn(body)
    if (misfit !== null) return refused(400, 'invalid_value', misfit)

    const begun = await work.begin(endpoint, body, chosen, null, true)
    post.requestId = begun.id
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return refused(500, null, 'The server had an error')
    if (chosen.has('unavailable-after')) return refused(503, null, 'Service unavailable')
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return finished(begun)
  }

  function finished(job: VendorJob): Answer {
    const give =
      job.endpoint === 'audio/speech'
        ? fileAnswer(
            job.behaviours.has('no-file') ? new Uint8Array() : job.made.content,
            job.body.response_format === 'wav' ? 'audio/wav' : 'audio/mpeg',
            job.behaviours,
          )
        : fileAnswer(Buffer.from(JSON.stringify(pictures(job))), 'application/json', job.behaviours)
    return (request, reply) => {
      reply.setHeader('x-request-id', job.id)
      give(request, reply)
    }
  }

  function pictures({ body, behaviours, made }: VendorJob) {
    const { text, picture, made: written } = tokensOf(body, made.measured)
    const data = behaviours.has('no-file') ? [] : [{ b64_json: Buffer.from(made.content).toString('base64') }]
    return {
      created: 1,
      data,
      output_format: body.output_format ?? 'png',
      quality: body.quality,
      size: body.size,
      usage: {
        input_tokens: text + picture,
        input_tokens_details: { text_tokens: text, image_tokens: picture },
        output_tokens: written,
        total_tokens: text + picture + written,
      },
    }
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

/** What the guide says of sizes, qualities and backgrounds, which no schema does. */
function misfitIn(body: Record<string, unknown>): string | null {
  if (typeof body.size !== 'string') return null
  const [width = 0, height = 0] = body.size.split('x').map(Number)
  const pixels = width * height
  if (width % 16 !== 0 || height % 16 !== 0) return 'Both sides must be divisible by 16'
  if (pixels < 655_360 || pixels > 8_294_400) return `Unsupported number of pixels: ${pixels}`
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (ratio > 3 || Math.max(width, height) > 3840) return `Unsupported size: ${body.size}`
  if (body.model === 'gpt-image-2' && ['xhigh', 'max'].includes(String(body.quality)))
    return 'This model has no such quality'
  return body.background === 'transparent' && body.output_format === 'jpeg'
    ? 'A transparent background needs png or webp'
    : null
}
