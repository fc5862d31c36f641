import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { jwtVerify } from 'jose'
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
import { type VendorJob, VendorWork } from './vendor-work.ts'
import { bill } from './vertex-tariff.ts'

export interface FakeVertexOptions {
  port?: number
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeVertex {
  url: string
  /** The key file of the only account that it knows, in base64. */
  key: string
  /** Every POST that asks for a film, in order, also those that were refused: the oracle of "exactly one". */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  /** How many tokens were handed out. */
  tokens(): number
  /** Tokens handed out so far are no longer good. */
  forget(): void
  script(script: Script): void
  close(): Promise<void>
}

const projectId = 'film-studio-1'
const email = 'studio@film-studio-1.iam.gserviceaccount.com'
const models = `/v1/projects/${projectId}/locations/us-central1/publishers/google/models/`

const problem = (code: number, status: string, message: string): Answer =>
  answer(code, { error: { code, message, status } })

/** A key file as the console makes it, in base64. */
export const keyFile = (privateKey: string): string =>
  Buffer.from(
    JSON.stringify({
      type: 'service_account',
      project_id: projectId,
      private_key_id: 'abc',
      private_key: privateKey,
      client_email: email,
      token_uri: 'https://elsewhere.example/token',
    }),
  ).toString('base64')

export const newPrivateKey = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey

/** Google's token service and Veo on Vertex AI as published, on one origin. */
export async function startFakeVertex(options: FakeVertexOptions = {}): Promise<FakeVertex> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = keyFile(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  const good = new Set<string>()
  let handedOut = 0
  /** Looks that saw the film: the first shows it, the next fetches it. */
  const shown = new Set<string>()
  const bodies = loadSchemas('./vertex-schemas.json')
  const terms = { makes: makes.vertex, bill, freeWithoutFile: () => true }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})

  async function handle(exchange: Exchange): Promise<Answer> {
    const { request, url, body } = exchange
    if (url.pathname === '/token') return await token(body)
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
    if (!good.has(bearer)) return problem(401, 'UNAUTHENTICATED', 'Request had invalid credentials.')
    const [, model = '', verb] = /^([^/:]+):(\w+)$/.exec(url.pathname.slice(models.length)) ?? []
    if (!url.pathname.startsWith(models) || request.method !== 'POST')
      return problem(404, 'NOT_FOUND', `${url.pathname} was not found.`)
    if (verb === 'predictLongRunning') return await submitted(exchange, model)
    const id = String(parseObject(body).operationName).split('/operations/')[1] ?? ''
    const job = work.jobs.get(id)
    if (verb !== 'fetchPredictOperation' || job?.endpoint !== model)
      return problem(404, 'NOT_FOUND', 'The operation was not found.')
    job.looks++
    return operation(job)
  }

  /** A signed word of the account for a token. */
  async function token(body: Buffer): Promise<Answer> {
    const form = new URLSearchParams(body.toString('utf8'))
    try {
      const { payload } = await jwtVerify(form.get('assertion') ?? '', publicKey, {
        issuer: email,
        audience: 'https://oauth2.googleapis.com/token',
        algorithms: ['RS256'],
      })
      if (payload.scope !== 'https://www.googleapis.com/auth/cloud-platform') throw new Error('scope')
    } catch {
      return answer(400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' })
    }
    const fresh = `ya29.${randomUUID()}`
    good.add(fresh)
    handedOut++
    return answer(200, { access_token: fresh, expires_in: 3599, token_type: 'Bearer' })
  }

  async function submitted({ request, body: raw }: Exchange, model: string): Promise<Answer> {
    const body = parseObject(raw)
    const chosen = work.draw(Object(Object(body.instances)[0]).prompt)
    const post = work.log({ endpoint: model, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited')) return problem(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.')
    if (chosen.has('error-before')) return problem(500, 'INTERNAL', 'Internal error encountered.')
    if (chosen.has('unavailable-before')) return problem(503, 'UNAVAILABLE', 'The service is unavailable.')
    if (chosen.has('cut-before')) return cut
    const validate = bodies.get(model)
    if (!validate) return problem(404, 'NOT_FOUND', `Publisher model ${model} was not found.`)
    if (!validate(body)) return problem(400, 'INVALID_ARGUMENT', problemsOf(validate))
    const job = await work.begin(model, body, chosen, null)
    post.requestId = nameOf(job)
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return problem(500, 'INTERNAL', 'Internal error encountered.')
    if (chosen.has('unavailable-after')) return problem(503, 'UNAVAILABLE', 'The service is unavailable.')
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return answer(200, { name: nameOf(job) })
  }

  function operation(job: VendorJob): Answer {
    const has = (behaviour: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(behaviour)
    const name = nameOf(job)
    const again = shown.has(name)
    if (has('expired-output') && again) return problem(404, 'NOT_FOUND', 'The operation is gone.')
    if (work.phase(job) !== 'done' || (has('early-result') && job.looks <= 1)) return answer(200, { name })
    if (has('unknown-status') && job.looks <= 1) return answer(200, { name, done: false, state: 'DREAMING' })
    const failed = (code: number, message: string) =>
      answer(200, { name, done: true, error: { code, message } })
    if (has('failed')) return failed(13, 'Internal error encountered.')
    if (has('refused-by-model')) return failed(3, 'The image could not be decoded.')
    const type = 'type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse'
    if (has('moderated')) {
      const reasons = ['The prompt violated the usage guidelines. Support codes: 58061214']
      return answer(200, {
        name,
        done: true,
        response: { '@type': type, raiMediaFilteredCount: 1, raiMediaFilteredReasons: reasons },
      })
    }
    const videos = has('no-file')
      ? []
      : [{ bytesBase64Encoded: Buffer.from(job.made.content).toString('base64'), mimeType: 'video/mp4' }]
    const whole = { name, done: true, response: { '@type': type, raiMediaFilteredCount: 0, videos } }
    shown.add(name)
    return again
      ? fileAnswer(Buffer.from(JSON.stringify(whole)), 'application/json', job.behaviours)
      : answer(200, whole)
  }

  const nameOf = ({ id, endpoint }: VendorJob) => `${models.slice('/v1/'.length)}${endpoint}/operations/${id}`

  const served = await serveVendor(options.port ?? 0, work, handle)
  return {
    url: served.url,
    key,
    posts: work.posts,
    get bills() {
      return work.bills.map((one) => ({ ...one, requestId: operationOf(one.requestId) }))
    },
    get made() {
      return new Map([...work.made].map(([id, file]) => [operationOf(id), file]))
    },
    tokens: () => handedOut,
    forget: () => good.clear(),
    script: (script) => work.script(script),
    close: served.close,
  }

  function operationOf(id: string): string {
    const job = work.jobs.get(id)
    return job === undefined ? id : nameOf(job)
  }
}
