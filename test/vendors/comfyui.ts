import { objectInfo, refusalOf } from './comfyui-nodes.ts'
import { ProgressLines } from './comfyui-socket.ts'
import type { Bill, Post, Script } from './fal-script.ts'
import { drawnBy } from './makes.ts'
import { type FixedFiles, fixedOutputs, type MadeFile, type Outputs } from './outputs.ts'
import {
  type Answer,
  answer,
  cut,
  type Exchange,
  fileAnswer,
  parseForm,
  parseObject,
  serveVendor,
} from './vendor-http.ts'
import { type VendorJob, VendorWork } from './vendor-work.ts'

export interface FakeComfyUiOptions {
  port?: number
  /** What the proxy before it asks for. */
  token?: string
  /** The bytes that finished work hands out. */
  files?: FixedFiles
  /** Instead: files that are made for each graph. */
  outputs?: Outputs
  script?: Script
}

export interface FakeComfyUi {
  url: string
  /** Its address with the token: what stands for a key. */
  key: string
  /** Every POST of a graph, in order, also those that were refused; `nonce` is the id that came with it. */
  posts: readonly Post[]
  bills: readonly Bill[]
  /** What each graph became, by the id that it was sent with. */
  made: ReadonlyMap<string, MadeFile>
  uploads: ReadonlyMap<string, Uint8Array>
  /** Work that has ended, by the id that it was sent with. */
  finished(): string[]
  /** Work that nobody stopped and that is not done. */
  working(): string[]
  lines: ProgressLines
  script(script: Script): void
  /** What was waiting, at work or remembered is gone; files stay. */
  restart(): void
  close(): Promise<void>
}

/** ComfyUI as it ships, behind a proxy that wants a token. It runs nothing; its files are real ones that it was given. */
export async function startFakeComfyUi(options: FakeComfyUiOptions = {}): Promise<FakeComfyUi> {
  const token = options.token ?? 'comfy-token-abcdef0123456789'
  const uploads = new Map<string, Uint8Array>()
  const lines = new ProgressLines()
  const terms = {
    makes: (_endpoint: string, graph: Record<string, unknown>) => drawnBy(graph),
    bill: () => 0,
  }
  const work = new VendorWork(terms, options.outputs ?? fixedOutputs(options.files))
  work.script(options.script ?? {})
  /** By the id of the client. */
  let remembered = new Map<string, VendorJob>()
  /** Files outlive a restart. */
  const kept = new Map<string, VendorJob>()
  let number = 0

  function handle(exchange: Exchange): Answer | Promise<Answer> {
    const { request, url, body } = exchange
    const path = url.pathname
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { detail: 'Who is there?' })
    if (request.method === 'POST') {
      if (path === '/prompt') return submitted(exchange)
      if (path === '/upload/image') return stored(exchange)
      if (path === '/queue') return unqueued(parseObject(body))
      if (path === '/interrupt') return interrupted()
      return answer(404, {})
    }
    if (path === '/queue') return answer(200, queue())
    const id = /^\/history\/([^/]+)$/.exec(path)?.[1]
    if (id !== undefined) return answer(200, history(id))
    if (path === '/view') return file(url)
    if (path === '/object_info') return answer(200, objectInfo())
    if (path === '/system_stats')
      return answer(200, {
        system: { os: 'posix', comfyui_version: '0.3.66', python_version: '3.12', argv: [] },
        devices: [
          {
            name: 'cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync',
            type: 'cuda',
            index: 0,
            vram_total: 25_757_220_864,
            vram_free: 20_000_000_000,
          },
        ],
      })
    return answer(404, {})
  }

  async function submitted({ request, body: raw }: Exchange): Promise<Answer> {
    const { prompt, prompt_id } = parseObject(raw)
    const graph = Object(prompt) as Parameters<typeof refusalOf>[0]
    const id = String(prompt_id)
    const chosen = work.draw(JSON.stringify(graph))
    const post = work.log({ endpoint: 'prompt', body: graph, nonce: id }, chosen, request.headers)
    if (chosen.has('rate-limited')) return answer(429, { detail: 'Slow down' }, { 'retry-after': '5' })
    if (chosen.has('error-before')) return answer(500, {})
    if (chosen.has('unavailable-before')) return answer(503, {})
    if (chosen.has('cut-before')) return cut
    const refused = refusalOf(graph, uploads)
    if (refused !== null) return answer(400, refused)

    // A second one with the same id is queued again, as the server does; the tests would see two posts.
    const begun = await work.begin('prompt', graph, chosen, null)
    post.requestId = begun.id
    remembered.set(id, begun)
    kept.set(id, begun)
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, {})
    if (chosen.has('unavailable-after')) return answer(503, {})
    if (chosen.has('slow')) await work.slow()
    if (chosen.has('hold-reply')) await work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return answer(200, { prompt_id: id, number: ++number, node_errors: {} })
  }

  const inPhase = (...phases: ReturnType<typeof work.phase>[]) =>
    [...remembered].filter(([, job]) => phases.includes(work.phase(job)))

  function queue() {
    const shown = (all: [string, VendorJob][]) =>
      all.map(([id, { acceptedAt, body }]) => [acceptedAt, id, body, {}, []])
    return { queue_running: shown(inPhase('running')), queue_pending: shown(inPhase('queued')) }
  }

  function history(id: string): object {
    const job = remembered.get(id)
    const phase = job && work.phase(job)
    if (!job || (phase !== 'done' && phase !== 'canceled')) return {}
    job.looks++
    const has = (name: Parameters<typeof job.behaviours.has>[0]) => job.behaviours.has(name)
    const entry = (status_str: string, completed: boolean, messages: unknown[], outputs: object = {}) => ({
      [id]: {
        prompt: [0, id, job.body, {}, []],
        outputs,
        status: { status_str, completed, messages },
        meta: {},
      },
    })
    const broken = (exception_type: string, exception_message: string) => {
      const told = { prompt_id: id, node_id: '3', node_type: 'KSampler', exception_type, exception_message }
      return entry('error', false, [['execution_error', { ...told, traceback: [] }]])
    }
    if (phase === 'canceled') return entry('error', false, [['execution_interrupted', { prompt_id: id }]])
    if (has('unknown-status') && job.looks <= 2) return entry('dreaming', false, [])
    if (has('early-result') && job.looks <= 2) return entry('success', false, [])
    if (has('refused-by-model')) return broken('torch.OutOfMemoryError', 'Allocation on device')
    if (has('failed'))
      return broken('torch.AcceleratorError', 'CUDA error: an illegal memory access was encountered')
    return entry(
      'success',
      true,
      [['execution_success', { prompt_id: id }]],
      has('no-file') ? {} : outputsOf(id, job),
    )
  }

  /** What the saving nodes of the graph have kept. */
  function outputsOf(id: string, { body }: VendorJob): object {
    return Object.fromEntries(
      Object.entries(body).flatMap(([node, value]) => {
        const { class_type } = Object(value) as { class_type?: string }
        const filename = { SaveVideo: `${id}.mp4`, SaveImage: `${id}.png` }[class_type ?? '']
        if (filename === undefined) return []
        const images = [{ filename, subfolder: 'dailies', type: 'output' }]
        return [[node, class_type === 'SaveVideo' ? { images, animated: [true] } : { images }]]
      }),
    )
  }

  function file(url: URL): Answer {
    const [id = ''] = (url.searchParams.get('filename') ?? '').split('.')
    const job = kept.get(id)
    const gone = job === undefined || job.behaviours.has('expired-output')
    if (gone || url.searchParams.get('subfolder') !== 'dailies') return answer(404, {})
    return fileAnswer(job.made.content, job.made.contentType, job.behaviours)
  }

  async function stored(exchange: Exchange): Promise<Answer> {
    const { request, body } = exchange
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(body), { headers }).formData()
    const { fields } = await parseForm(exchange, new Set())
    const content = form.get('image')
    if (!(content instanceof File)) return answer(400, {})
    const subfolder = String(fields.subfolder ?? '')
    uploads.set(`${subfolder}/${content.name}`, new Uint8Array(await content.arrayBuffer()))
    return answer(200, { name: content.name, subfolder, type: 'input' })
  }

  function unqueued({ delete: ids }: Record<string, unknown>): Answer {
    for (const [id, job] of inPhase('queued')) {
      if (!Array.isArray(ids) || !ids.includes(id)) continue
      work.cancel(job)
      remembered.delete(id)
    }
    return answer(200, {})
  }

  /** As older servers do: whatever runs, whosever it is. */
  function interrupted(): Answer {
    for (const [, job] of inPhase('running')) work.cancel(job)
    return answer(200, {})
  }

  const served = await serveVendor(options.port ?? 0, work, handle, (request, socket) =>
    lines.accept(request, socket),
  )
  return {
    url: served.url,
    key: `${served.url}#authorization=Bearer%20${token}`,
    posts: work.posts,
    get bills() {
      return [...kept].flatMap(([id, job]) =>
        work.bills.filter((bill) => bill.requestId === job.id).map((bill) => ({ ...bill, requestId: id })),
      )
    },
    get made() {
      return new Map([...kept].map(([id, { made }]) => [id, made]))
    },
    uploads,
    finished: () => inPhase('done').map(([id]) => id),
    working: () => inPhase('queued', 'running').map(([id]) => id),
    lines,
    script: (script) => work.script(script),
    restart() {
      for (const job of remembered.values()) work.cancel(job)
      remembered = new Map()
    },
    async close() {
      lines.close()
      await served.close()
    },
  }
}
