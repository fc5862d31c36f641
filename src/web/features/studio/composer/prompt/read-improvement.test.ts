import { afterEach, expect, test, vi } from 'vitest'
import { readImprovement } from './read-improvement.ts'

afterEach(() => vi.unstubAllGlobals())

const block = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
const source = block('source', { by: 'rules', label: 'By rules' })
const words = block('text', { text: 'Wide shot. ' })
const done = block('done', { prompt: 'Wide shot. A fox', note: 'Improved by rules.' })

let expected = 0
let allHeard = () => {}

/** A stream of these events that then ends, or breaks once they have been heard. */
function answer(events: string[], broken = false): void {
  expected = events.length
  const heardAll = new Promise<void>((resolve) => {
    allHeard = resolve
  })
  const body = new ReadableStream({
    async start(controller) {
      for (const event of events) controller.enqueue(new TextEncoder().encode(event))
      if (!broken) return controller.close()
      await heardAll
      controller.error(new TypeError('network error'))
    },
  })
  vi.stubGlobal('fetch', async () => new Response(body))
}

async function heard(signal = new AbortController().signal): Promise<string[]> {
  const types: string[] = []
  try {
    for await (const { type } of readImprovement({ prompt: 'A fox', mode: 't2v' }, signal)) {
      types.push(type)
      if (types.length === expected) allHeard()
    }
  } catch (error) {
    types.push(error instanceof Error ? error.message : 'unknown')
  }
  return types
}

const cutOff = 'The better prompt broke off on its way. Yours is as it was. Try again.'

test('a whole answer is told to its end', async () => {
  answer([source, words, done])
  expect(await heard()).toEqual(['source', 'text', 'done'])
})

test('an answer that ends or breaks before it is whole says so', async () => {
  answer([source, words])
  expect(await heard()).toEqual(['source', 'text', cutOff])
  answer([source, words], true)
  expect(await heard()).toEqual(['source', 'text', cutOff])
  answer([source, words, done], true)
  expect(await heard()).toEqual(['source', 'text', 'done'])
})

test('one that was stopped here says nothing', async () => {
  answer([source, words])
  const stop = new AbortController()
  stop.abort()
  expect(await heard(stop.signal)).not.toContain(cutOff)
})
