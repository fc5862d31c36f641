import { randomBytes } from 'node:crypto'
import { bill } from './elevenlabs-tariff.ts'
import type { Bill, Post, Script } from './fal-script.ts'
import { makes } from './makes.ts'
import { fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
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
import { VendorWork } from './vendor-work.ts'

export interface FakeVoice {
  voice_id: string
  name: string
  category: string
  labels: Record<string, string>
  description: string | null
  preview_url: string | null
  verified_languages: { language: string; locale: string; model_id: string }[]
}

export interface FakeElevenLabsOptions {
  key?: string
  /** The bytes of every sound. */
  mp3?: Uint8Array
  /** Instead: sounds that are made for each request. */
  outputs?: Outputs
  script?: Script
}

export interface FakeElevenLabs {
  url: string
  /** Every key that is taken. */
  keys: Set<string>
  key: string
  /** Every paid POST, in order, also those that were refused. */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each request became, by its id. */
  made: ReadonlyMap<string, MadeFile>
  /** The account's voices; the preview addresses are this fake's own. */
  voices: FakeVoice[]
  /** POSTs to clone a voice, and what the next one meets. */
  clones: { name: string; labels: Record<string, string>; samples: Uint8Array[] }[]
  nextClone(trouble: 'cut-after' | 'refused' | 'full'): void
  script(script: Script): void
  close(): Promise<void>
}

const endpoints =
  /^\/v1\/(text-to-speech|speech-to-speech|sound-generation|music|audio-isolation)(?:\/([^/]+))?$/
const told = (status: number, code: string, message: string) =>
  answer(status, { detail: { status: code, message } })

/** ElevenLabs as published: one POST, one sound; and the account's voices. */
export async function startFakeElevenLabs(options: FakeElevenLabsOptions = {}): Promise<FakeElevenLabs> {
  const key = options.key ?? 'sk_fake_elevenlabs_key'
  const keys = new Set([key])
  const schemas = loadSchemas('./elevenlabs-schemas.json')
  const clones: FakeElevenLabs['clones'] = []
  const nextClones: Parameters<FakeElevenLabs['nextClone']>[0][] = []
  const mp3 = options.mp3 === undefined ? {} : { mp3: options.mp3 }
  const outputs = options.outputs ?? fixedOutputs(mp3)
  const given = ({ audio }: Record<string, unknown>) =>
    typeof audio === 'string' ? [Buffer.from(audio, 'latin1')] : []
  const work = new VendorWork({ makes: makes.elevenlabs, bill, given }, outputs)
  work.script({ workMs: 0, ...options.script })
  const voices: FakeVoice[] = []

  async function handle(exchange: Exchange): Promise<Answer> {
    const { request, url } = exchange
    if (url.pathname.startsWith('/previews/')) return preview(exchange)
    if (!keys.has(String(request.headers['xi-api-key'])))
      return told(401, 'invalid_api_key', 'Invalid API key')
    if (url.pathname === '/v1/user/subscription')
      return answer(200, { tier: 'creator', character_count: 10, character_limit: 100_000 })
    if (url.pathname === '/v2/voices') return listed(url)
    if (url.pathname === '/v1/voices/add') return cloned(exchange)
    const voice = /^\/v1\/voices\/([^/]+)$/.exec(url.pathname)?.[1]
    if (voice !== undefined && request.method === 'DELETE') return removed(voice)
    const [, endpoint, voiceId] = endpoints.exec(url.pathname) ?? []
    return endpoint === undefined ? answer(404, { detail: 'Not Found' }) : made(exchange, endpoint, voiceId)
  }

  async function made(exchange: Exchange, endpoint: string, voiceId?: string): Promise<Answer> {
    const { request, url } = exchange
    const body: Record<string, unknown> = {
      ...(await bodyOf(exchange)),
      ...(voiceId === undefined ? {} : { voice_id: voiceId }),
      ...Object.fromEntries(url.searchParams),
    }
    const chosen = work.draw(body.text ?? body.prompt)
    const post = work.log({ endpoint, body, nonce: null }, chosen, request.headers)
    if (chosen.has('rate-limited'))
      return told(429, 'too_many_concurrent_requests', 'Too many concurrent requests')
    if (chosen.has('error-before')) return told(500, 'internal_error', 'Something went wrong')
    if (chosen.has('unavailable-before')) return told(503, 'system_busy', 'System busy')
    if (chosen.has('cut-before')) return cut
    if (chosen.has('failed')) return told(429, 'system_busy', 'The system is experiencing heavy traffic')
    if (chosen.has('refused-by-model')) return told(400, 'invalid_audio', 'The audio cannot be read')
    if (chosen.has('moderated')) {
      const detail = {
        status: 'bad_prompt',
        message: 'The prompt is not allowed',
        data: { prompt_suggestion: 'A calm sea' },
      }
      return answer(400, { detail })
    }
    const validate = schemas.get(endpoint)
    if (!validate?.(body)) {
      const msg = validate ? problemsOf(validate) : 'unknown endpoint'
      return answer(422, { detail: [{ loc: ['body'], msg, type: 'value_error' }] })
    }
    if (voiceId !== undefined && voices.length > 0 && !voices.some(({ voice_id }) => voice_id === voiceId))
      return told(404, 'voice_not_found', `A voice with the voice_id ${voiceId} was not found.`)

    const begun = await work.begin(endpoint, body, chosen, null)
    post.requestId = begun.id
    // It is billed by the time that it has been made, which is before the answer ends.
    while (!work.bills.some(({ requestId }) => requestId === begun.id))
      await new Promise((resolve) => setTimeout(resolve, 1))
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return told(500, 'internal_error', 'Something went wrong')
    if (chosen.has('unavailable-after')) return told(503, 'system_busy', 'System busy')
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    const content = chosen.has('no-file') ? new Uint8Array() : begun.made.content
    return (incoming, reply) => {
      reply.setHeader('request-id', begun.id)
      reply.setHeader('x-character-count', [...String(body.text ?? '')].length)
      fileAnswer(content, 'audio/mpeg', chosen)(incoming, reply)
    }
  }

  function listed(url: URL): Answer {
    const size = Number(url.searchParams.get('page_size') ?? 10)
    if (size > 100)
      return answer(422, { detail: [{ loc: ['query', 'page_size'], msg: 'at most 100', type: 'v' }] })
    const from = Number(url.searchParams.get('next_page_token') ?? 0)
    const more = from + size < voices.length
    return answer(200, {
      voices: voices.slice(from, from + size),
      has_more: more,
      total_count: voices.length,
      next_page_token: more ? String(from + size) : null,
    })
  }

  async function cloned({ request, body }: Exchange): Promise<Answer> {
    const form = await readForm(request.headers['content-type'], body)
    const name = String(form.get('name') ?? '')
    const labels: Record<string, string> = { ...Object(JSON.parse(String(form.get('labels') ?? '{}'))) }
    const files = form.getAll('files').filter((file) => file instanceof File)
    const samples = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    clones.push({ name, labels, samples })
    const trouble = nextClones.shift()
    if (trouble === 'full') return told(400, 'voice_limit_reached', 'You have reached your maximum of voices')
    if (trouble === 'refused' || name === '' || samples.length === 0)
      return told(400, 'invalid_sample', 'The sample is too short')
    const voice_id = randomBytes(10).toString('hex')
    voices.push({
      voice_id,
      name,
      category: 'cloned',
      labels,
      description: null,
      preview_url: null,
      verified_languages: [],
    })
    return trouble === 'cut-after' ? cut : answer(200, { voice_id, requires_verification: false })
  }

  function removed(id: string): Answer {
    const at = voices.findIndex(({ voice_id }) => voice_id === id)
    if (at < 0) return told(400, 'voice_not_found', 'The voice was not found')
    voices.splice(at, 1)
    return answer(200, { status: 'ok' })
  }

  /** Previews lie with a third party: whoever brings a key there has lost it. */
  async function preview({ request }: Exchange): Promise<Answer> {
    if (request.headers['xi-api-key'] !== undefined) return answer(400, { detail: 'No key belongs here' })
    const { content } = await outputs.make({ kind: 'audio', seconds: 2 }, 'a preview')
    return fileAnswer(content, 'audio/mpeg', new Set())
  }

  const served = await serveVendor(0, work, handle)
  for (const [voice_id, name, gender, accent, locale] of [
    ['JBFqnCBsd6RMkjVDRZzb', 'George', 'male', 'british', 'en-GB'],
    ['EXAVITQu4vr4xnSDxMaL', 'Sarah', 'female', 'american', 'en-US'],
    ['onwK4e9ZLuTAKqWW03F9', 'Daniel', 'male', 'british', 'de-DE'],
  ] as const) {
    voices.push({
      voice_id,
      name,
      category: 'premade',
      labels: { gender, accent, age: 'middle_aged', use_case: 'narration' },
      description: `${name} reads well`,
      preview_url: `${served.url}/previews/${voice_id}.mp3`,
      verified_languages: [{ language: locale.slice(0, 2), locale, model_id: 'eleven_v3' }],
    })
  }
  return {
    url: served.url,
    keys,
    key,
    posts: work.posts,
    bills: work.bills,
    made: work.made,
    voices,
    clones,
    nextClone: (trouble) => nextClones.push(trouble),
    script: (script) => work.script(script),
    close: served.close,
  }
}

const readForm = (contentType: string | undefined, body: Buffer): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': contentType ?? '' } }).formData()

/** JSON as it is; a form's fields as their schema has them, and its file as text of its bytes. */
async function bodyOf({ request, body }: Exchange): Promise<Record<string, unknown>> {
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/')) return parseObject(body)
  const fields: Record<string, unknown> = {}
  for (const [name, value] of await readForm(contentType, body)) {
    if (value instanceof File) fields[name] = Buffer.from(await value.arrayBuffer()).toString('latin1')
    else fields[name] = /^(true|false|\d+)$/.test(value) ? JSON.parse(value) : value
  }
  return fields
}
