import type { Bill, Post, Script } from './fal-script.ts'
import { fixedOutputs, type MadeFile } from './outputs.ts'
import { TextDesk, type TextOptions, type TextPost } from './text-desk.ts'
import { answer, serveVendor } from './vendor-http.ts'
import { VendorWork } from './vendor-work.ts'

export interface FakeText {
  url: string
  key: string
  /** Every POST that asked for words. */
  posts: readonly TextPost[]
  /** The same as every other vendor shows them. */
  asked: readonly Post[]
  bills: readonly Bill[]
  /** What was written, by its id. */
  made: ReadonlyMap<string, MadeFile>
  script(script: Script): void
  close(): Promise<void>
}

export interface FakeTextOptions extends TextOptions {
  key?: string
  script?: Script
}

/** The protocols of all vendors of text models on one origin: OpenAI's two, Anthropic's, Google's, Cohere's. */
export async function startFakeText(options: FakeTextOptions = {}): Promise<FakeText> {
  const key = options.key ?? 'fake-text-key-0123456789'
  const work = new VendorWork(
    {
      makes: () => ({ kind: 'audio', seconds: 0 }),
      bill: () => 0,
    },
    fixedOutputs(),
  )
  work.script(options.script ?? {})
  const desk = new TextDesk(work, options)
  const served = await serveVendor(0, work, async (exchange) => {
    const { headers, method } = exchange.request
    const given = [headers.authorization?.slice('Bearer '.length), headers['x-api-key']]
    if (![...given, headers['x-goog-api-key']].includes(key))
      return answer(401, { error: { message: `Invalid key ${given.join('')}`, type: 'auth' } })
    if (method === 'GET') return answer(200, { data: [], models: [] })
    return (await desk.answer(exchange)) ?? answer(404, { error: { message: 'No such path' } })
  })
  return {
    url: served.url,
    key,
    posts: desk.posts,
    asked: work.posts,
    bills: work.bills,
    made: work.made,
    script: (script) => work.script(script),
    close: served.close,
  }
}
