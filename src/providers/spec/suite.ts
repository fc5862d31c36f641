import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptAddress } from './immediate.ts'
import type {
  CompiledRequest,
  ProviderInput,
  RemoteProvider,
  SubmitAttempt,
  SubmitContext,
  Ticket,
} from './provider.ts'
import { ProviderError } from './provider.ts'

/** What a fake vendor can be told to do to the next submit, in words that every vendor can play. */
export type Trouble =
  | 'rate-limited'
  | 'error-before'
  | 'error-after'
  | 'unavailable-before'
  | 'unavailable-after'
  | 'cut-before'
  | 'cut-after'
  | 'garbled-reply'
  | 'slow'
  | 'moderated'
  | 'failed'
  | 'refused-by-model'
  | 'stuck'
  | 'unknown-status'
  | 'early-result'
  | 'no-file'
  | 'expired-output'
  | 'truncated-output'
  | 'short-output'

export interface Webhook {
  headers: Record<string, string>
  body: Uint8Array
}

/** One vendor's fake, wired to one adapter. */
export interface ProviderRig {
  provider: RemoteProvider
  /** The same provider with a key that the vendor refuses. */
  withWrongKey: RemoteProvider
  /** The same provider where nothing listens. */
  unreachable: RemoteProvider
  /** The same provider, giving up on a submit after a few milliseconds. */
  impatient: RemoteProvider
  /** Never to be seen in an error. */
  secrets: string[]
  request: CompiledRequest
  /** A request with an input; absent when the vendor takes none. */
  requestWithInput?: {
    request: CompiledRequest
    input: ProviderInput
    /** Absent where inputs travel in the POST itself. */
    uploaded?(): Uint8Array[]
  }
  /** The bytes of a finished output. */
  outputBytes: Uint8Array
  /** What the next submits meet. */
  trouble(...next: Trouble[][]): void
  /** The paid POSTs that the vendor saw, oldest first, with our nonce where it travels. */
  posts(): { nonce: string | null }[]
  /** The operations that the vendor billed. */
  billed(): string[]
  /** A genuine webhook for this ticket, and what a forger or a replay would send; absent when the vendor has none. */
  webhook?(ticket: Ticket, flaw?: 'forged' | 'stale'): Webhook
  /** The vendor answers the POST with the file: nothing waits, and nothing is downloaded. */
  immediate?: boolean
  /** The vendor withholds nothing. */
  unfiltered?: boolean
  /** What `recover` says of an attempt that never reached the vendor; absent without `recover`. */
  recoverOfNothing?: 'absent' | 'unknown'
  close(): Promise<void>
}

const calm = () => new AbortController().signal
const webhookUrl = (nonce: string) => `http://127.0.0.1:9/api/v1/provider-webhooks/vendor/${nonce}`

/** The promises that every remote provider keeps. `setup` starts the vendor's fake. */
export function describeProvider(name: string, setup: () => Promise<ProviderRig>): void {
  describe(`${name} keeps the provider contract`, () => {
    let rig: ProviderRig
    let serial = 0
    beforeAll(async () => {
      rig = await setup()
    })
    afterAll(async () => {
      await rig.close()
    })

    const kept = new Map<string, Uint8Array>()
    const keep = async (content: Uint8Array) => {
      const address = keptAddress(`kept-${kept.size}`)
      kept.set(address, content)
      return address
    }

    const nonceOf = () => `nonce-${name}-${++serial}`

    async function submit(provider: RemoteProvider = rig.provider, nonce = nonceOf(), signal = calm()) {
      const prepared = await provider.prepare(rig.request, [], calm())
      return await provider.submit(prepared, { nonce, webhookUrl: webhookUrl(nonce), keep }, signal)
    }

    /** Looks until the work has ended. */
    async function outcome(ticket: Ticket) {
      for (let look = 0; look < 200; look++) {
        const status = await rig.provider.check(ticket, calm())
        if (status.state !== 'pending') return status
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error('The work did not end.')
    }

    async function outputOf(ticket: Ticket) {
      const status = await outcome(ticket)
      const output = status.state === 'succeeded' ? status.outputs[0] : undefined
      if (!output) throw new Error(`No output: ${JSON.stringify(status)}`)
      return output
    }

    async function errorOf(work: Promise<unknown>): Promise<ProviderError> {
      const error = await work.then(
        () => new Error('It did not fail.'),
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(ProviderError)
      if (!(error instanceof ProviderError)) throw error
      expectNoSecret(error)
      return error
    }

    function expectNoSecret(error: unknown): void {
      const shown = everythingOf(error)
      for (const secret of rig.secrets) expect(shown).not.toContain(secret)
    }

    test('a take goes from submit to its bytes', async () => {
      rig.trouble([])
      const before = rig.posts().length
      const ticket = await submit()
      expect(rig.posts()).toHaveLength(before + 1)
      expect(JSON.parse(JSON.stringify(ticket))).toEqual(ticket)
      const output = await outputOf(ticket)
      const bytes = kept.get(output.url) ?? (await bytesOf(await rig.provider.download(output, calm())))
      expect(sha256(bytes)).toBe(sha256(rig.outputBytes))
      expect(rig.billed()).toContain(ticket.operationId)
    })

    test('a ticket is all that another process needs', async () => {
      rig.trouble([])
      const ticket: Ticket = JSON.parse(JSON.stringify(await submit()))
      expect((await outcome(ticket)).state).toBe('succeeded')
    })

    const refusals: [Trouble, ProviderError['sent'], ProviderError['failure']['kind']][] = [
      ['rate-limited', 'refused', 'rate-limited'],
      ['error-before', 'maybe', 'unavailable'],
      ['error-after', 'maybe', 'unavailable'],
      ['unavailable-before', 'maybe', 'unavailable'],
      ['unavailable-after', 'maybe', 'unavailable'],
      ['cut-before', 'maybe', 'unavailable'],
      ['cut-after', 'maybe', 'unavailable'],
      ['garbled-reply', 'maybe', 'internal'],
    ]
    test.each(refusals)('%s: one POST, and the error says sent: %s', async (trouble, sent, kind) => {
      rig.trouble([trouble])
      const before = rig.posts().length
      const error = await errorOf(submit())
      expect(rig.posts()).toHaveLength(before + 1)
      expect(error.sent).toBe(sent)
      expect(error.failure.kind).toBe(kind)
    })

    test('a submit that takes too long: one POST, maybe sent', async () => {
      rig.trouble(['slow'])
      const before = rig.posts().length
      const error = await errorOf(submit(rig.impatient))
      expect(rig.posts()).toHaveLength(before + 1)
      expect([error.sent, error.failure.kind]).toEqual(['maybe', 'timeout'])
    })

    test('nobody listens: nothing was sent', async () => {
      const error = await errorOf(submit(rig.unreachable))
      expect([error.sent, error.failure.retry]).toEqual(['no', true])
    })

    test('a wrong key is refused, and never shown', async () => {
      const error = await errorOf(submit(rig.withWrongKey))
      expect([error.sent, error.failure.kind]).toEqual(['refused', 'unauthorized'])
      expect(error.failure.retry).toBe(false)
    })

    test('an aborted call before it begins sends nothing', async () => {
      const before = rig.posts().length
      const error = await errorOf(submit(rig.provider, nonceOf(), AbortSignal.abort()))
      expect(error.sent).toBe('no')
      expect(rig.posts()).toHaveLength(before)
    })

    test('an aborted call on its way ends, and may have been sent', async () => {
      rig.trouble(['slow'])
      const stop = new AbortController()
      const before = rig.posts().length
      const submitted = submit(rig.provider, nonceOf(), stop.signal)
      const ended = errorOf(submitted)
      while (rig.posts().length === before) await new Promise((resolve) => setTimeout(resolve, 5))
      stop.abort()
      expect((await ended).sent).toBe('maybe')
      expect(rig.posts()).toHaveLength(before + 1)
    })

    test('a status that nobody knows yet means still working', async () => {
      if (rig.immediate) return
      rig.trouble(['unknown-status'])
      const ticket = await submit()
      expect((await rig.provider.check(ticket, calm())).state).toBe('pending')
      expect((await outcome(ticket)).state).toBe('succeeded')
    })

    test('a result that is not there yet means still working', async () => {
      if (rig.immediate) return
      rig.trouble(['early-result'])
      expect((await outcome(await submit())).state).toBe('succeeded')
    })

    test('work that never starts stays pending, one look at a time', async () => {
      if (rig.immediate) return
      rig.trouble(['stuck'])
      const ticket = await submit()
      expect((await rig.provider.check(ticket, calm())).state).toBe('pending')
      expect((await rig.provider.check(ticket, calm())).state).toBe('pending')
    })

    test('a withheld result is "moderated" and says who pays', async () => {
      if (rig.unfiltered) return
      rig.trouble(['moderated'])
      const ticket = await submit()
      const status = await outcome(ticket)
      expect(status.state).toBe('moderated')
      const billed = status.state === 'moderated' && status.billed
      expect(billed).toBe(rig.billed().includes(ticket.operationId))
    })

    test('a failure of the vendor can be tried again, a bad input cannot', async () => {
      rig.trouble(['failed'], ['refused-by-model'])
      if (rig.immediate) {
        const errors = [await errorOf(submit()), await errorOf(submit())]
        expect(errors.map(({ failure }) => [failure.retry, failure.billed])).toEqual([
          [true, false],
          [false, false],
        ])
        return
      }
      const [broken, refused] = [await submit(), await submit()]
      const ends = [await outcome(broken), await outcome(refused)]
      expect(ends.map((end) => end.state)).toEqual(['failed', 'failed'])
      expect(ends.map((end) => end.state === 'failed' && end.failure.retry)).toEqual([true, false])
      expect(ends.map((end) => end.state === 'failed' && end.failure.billed)).toEqual([false, false])
    })

    test('finished work without a file is a failure, not a success with nothing', async () => {
      rig.trouble(['no-file'])
      if (rig.immediate) expect((await errorOf(submit())).failure.kind).toBe('internal')
      else expect((await outcome(await submit())).state).toBe('failed')
    })

    test('an expired address is said to be one', async () => {
      if (rig.immediate) return
      rig.trouble(['expired-output'])
      const output = await outputOf(await submit())
      const error = await errorOf(rig.provider.download(output, calm()))
      expect([error.failure.kind, error.failure.retry]).toEqual(['invalid', false])
    })

    test.each(['truncated-output', 'short-output'] as const)('%s never looks complete', async (trouble) => {
      rig.trouble([trouble])
      if (rig.immediate) {
        expect((await errorOf(submit())).sent).toBe('maybe')
        return
      }
      const output = await outputOf(await submit())
      const error = await errorOf(rig.provider.download(output, calm()).then(bytesOf))
      expect(error.failure.retry).toBe(true)
    })

    test('a download stops when told to', async () => {
      if (rig.immediate) return
      rig.trouble([])
      const output = await outputOf(await submit())
      await errorOf(rig.provider.download(output, AbortSignal.abort()))
    })

    test('inputs are uploaded whole, once, and their address is in the body', async () => {
      const example = rig.requestWithInput
      if (!example) return
      const before = example.uploaded?.().length
      const prepared = await rig.provider.prepare(example.request, [example.input], calm())
      const uploads =
        example.uploaded?.().slice(before) ?? prepared.files?.map(({ content }) => content) ?? []
      expect(uploads).toHaveLength(1)
      expect(sha256(uploads[0] ?? new Uint8Array())).toBe(sha256(await bytesOf(await example.input.open())))
      for (const slot of example.request.slots) {
        expect(valueAt(prepared.body, slot.at)).toMatch(/^\S+$/)
      }
      expect(valueAt(example.request.body, example.request.slots[0]?.at ?? [])).toBeUndefined()
      await errorOf(rig.provider.prepare(example.request, [], calm()))
    })

    test('cancel ends what has not finished, and comes too late for what has', async () => {
      if (!rig.provider.cancel) return
      rig.trouble(['stuck'], [])
      const waiting = await submit()
      expect(await rig.provider.cancel(waiting, calm())).toBe('canceled')
      const done = await submit()
      await outcome(done)
      expect(await rig.provider.cancel(done, calm())).toBe('too late')
    })

    test('a lost reply is found again by our nonce, without a second POST', async () => {
      const { provider } = rig
      if (!provider.recover) return
      rig.trouble(['cut-after'])
      const nonce = nonceOf()
      const startedAt = new Date()
      await errorOf(submit(provider, nonce))
      const before = rig.posts().length
      const prepared = await provider.prepare(rig.request, [], calm())
      const attempt: SubmitAttempt = { nonce, endpoint: prepared.endpoint, startedAt, prepared }
      const found = await provider.recover(attempt, calm())
      if (typeof found === 'string') throw new Error(`It was ${found}.`)
      expect((await outcome(found)).state).toBe('succeeded')
      expect(rig.posts()).toHaveLength(before)
      const longAgo = { ...attempt, nonce: nonceOf(), startedAt: new Date(Date.now() - 600_000) }
      expect(await provider.recover(longAgo, calm())).toBe(rig.recoverOfNothing)
    })

    test('a late operation is adopted by the vendor’s id alone', async () => {
      const { provider } = rig
      if (!provider.adopt) return
      rig.trouble([])
      const ticket = await submit()
      const prepared = await provider.prepare(rig.request, [], calm())
      const adopted = provider.adopt(prepared.endpoint, ticket.operationId)
      expect(adopted).toEqual(ticket)
      expect((await outcome(adopted)).state).toBe('succeeded')
    })

    test('a webhook is believed only when the vendor signed it, now', async () => {
      const { provider } = rig
      if (!rig.webhook || !provider.parseWebhook) return
      rig.trouble([])
      const ticket = await submit()
      const read = ({ headers, body }: Webhook) => provider.parseWebhook?.(headers, body, calm())
      const genuine = rig.webhook(ticket)
      expect(await read(genuine)).toEqual({ operationId: ticket.operationId })
      expect(await read(genuine)).toEqual({ operationId: ticket.operationId })

      const refused = [
        rig.webhook(ticket, 'forged'),
        rig.webhook(ticket, 'stale'),
        { headers: genuine.headers, body: Buffer.concat([genuine.body, Buffer.from(' ')]) },
        { headers: {}, body: genuine.body },
      ]
      for (const webhook of refused) {
        const error = await errorOf(Promise.resolve(read(webhook)))
        expect([error.failure.kind, error.sent]).toEqual(['invalid', 'refused'])
      }
    })

    test('a key is tested without spending', async () => {
      const before = rig.posts().length
      expect((await rig.provider.testKey(calm())).ok).toBe(true)
      const wrong = await rig.withWrongKey.testKey(calm())
      const lost = await rig.unreachable.testKey(calm())
      expect(wrong).toMatchObject({ ok: false, refused: true })
      expect(lost).toMatchObject({ ok: false, refused: false })
      expectNoSecret([wrong, lost])
      expect(rig.posts()).toHaveLength(before)
    })
  })
}

/** An error as a log would show it, causes included. */
function everythingOf(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value)
  const own = JSON.stringify(value, Object.getOwnPropertyNames(value))
  return `${value.name} ${value.message} ${value.stack} ${own} ${value.cause ? everythingOf(value.cause) : ''}`
}

async function bytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** What a submit is told, for tests that keep nothing. */
export const contextOf = (nonce: string, webhook?: string): SubmitContext => ({
  nonce,
  ...(webhook === undefined ? {} : { webhookUrl: webhook }),
  keep: async () => keptAddress('nowhere'),
})

/** An input made of bytes, for rigs. */
export function inputOf(role: string, contentType: string, bytes: Uint8Array): ProviderInput {
  return {
    role,
    assetId: `ast_${role}`,
    contentType,
    bytes: bytes.byteLength,
    open: async () => Readable.from([Buffer.from(bytes)]),
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function valueAt(value: unknown, at: readonly (string | number)[]): unknown {
  return at.reduce<unknown>((inner, key) => (Object(inner) as Record<string | number, unknown>)[key], value)
}
