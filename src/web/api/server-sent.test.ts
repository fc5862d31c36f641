import { afterEach, expect, test, vi } from 'vitest'
import { readEvents, type ServerSentEvent } from './server-sent.ts'

afterEach(() => vi.unstubAllGlobals())

/** The same bytes, torn wherever a network may tear them. */
function answerWith(text: string, pieceBytes: number): void {
  const bytes = new TextEncoder().encode(text)
  vi.stubGlobal('fetch', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += pieceBytes)
          controller.enqueue(bytes.slice(at, at + pieceBytes))
        controller.close()
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
}

test.each([1, 7, 1_000])(
  'events are whole, in pieces of %i bytes; comments and what is cut off are none',
  async (size) => {
    const sent =
      ':\n\nretry: 2000\n\nevent: text\ndata: {"text":"Über dem Meer…"}\n\nevent: done\ndata: 1\n\nevent: cut\ndata: {"a'
    answerWith(sent, size)
    const heard: ServerSentEvent[] = []
    const { signal } = new AbortController()
    for await (const event of readEvents('/x', { signal })) heard.push(event)
    expect(heard).toEqual([
      { type: 'text', data: { text: 'Über dem Meer…' } },
      { type: 'done', data: 1 },
    ])
  },
)
