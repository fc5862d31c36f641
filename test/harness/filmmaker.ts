import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Asset } from '#contract/asset.ts'
import type { GenerationRequestInput } from '#contract/generation.ts'
import { Job, type JobStatus, RecordEntry } from '#contract/job.ts'
import { pageOf } from '#contract/lists.ts'
import { Problem } from '#contract/problem.ts'
import { Quote } from '#contract/quote.ts'
import { Receipt, Wallet, WalletEntry } from '#contract/wallet.ts'
import { JobGroup } from '#features/generations/groups.ts'
import type { CallOptions, Reply, SignedUp } from './users.ts'

/** Somebody who uses the API, in his own words. Everything goes over HTTP; an answer that is not the expected one throws. */
export interface Filmmaker extends SignedUp {
  quote(request: GenerationRequestInput): Promise<Quote>
  /** Quotes, then starts what was quoted. */
  start(request: GenerationRequestInput): Promise<Job>
  /** The same, to its end. */
  make(request: GenerationRequestInput): Promise<Job>
  job(id: string): Promise<Job>
  until(id: string, statuses?: readonly JobStatus[]): Promise<Job>
  command(id: string, verb: string, body?: object): Promise<Job>
  group(id: string): Promise<JobGroup>
  record(id: string): Promise<RecordEntry[]>
  receipt(id: string): Promise<Receipt>
  wallet(): Promise<Wallet>
  entries(): Promise<WalletEntry[]>
  asset(id: string): Promise<Asset>
  /** The bytes at an address of the API, whatever the status. */
  bytes(path: string, headers?: Record<string, string>): Promise<Bytes>
  /** By tus in one piece; the last answer, and the id that the asset has. */
  upload(content: Uint8Array, name: string): Promise<{ reply: Reply; id: string }>
  uploaded(content: Uint8Array, name: string): Promise<Asset>
}

export interface Bytes {
  status: number
  headers: Headers
  body: Buffer
}

const over: readonly JobStatus[] = ['succeeded', 'failed', 'canceled']
const api = '/api/v1'

export function asFilmmaker(person: SignedUp, origin: string): Filmmaker {
  const { client } = person

  async function ask<T extends z.ZodType>(
    schema: T,
    status: number,
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<z.output<T>> {
    const reply = await client.call(method, api + path, options)
    if (reply.status !== status) {
      throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
    }
    return schema.parse(reply.body)
  }
  const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

  const me: Filmmaker = {
    ...person,
    quote: (request) => ask(Quote, 201, 'POST', '/quotes', { body: request }),
    async start(request) {
      const { id: quoteId } = await me.quote(request)
      return ask(Job, 202, 'POST', '/generations', { body: { quoteId } })
    },
    async make(request) {
      return me.until((await me.start(request)).id)
    },
    job: (id) => ask(Job, 200, 'GET', `/jobs/${id}`),
    async until(id, statuses = over) {
      for (;;) {
        const job = await me.job(id)
        if (statuses.includes(job.status)) return job
        if (over.includes(job.status)) throw new Error(`${id} is ${job.status}: ${JSON.stringify(job.error)}`)
        await sleep(100)
      }
    },
    command: (id, verb, body) => ask(Job, 202, 'POST', `/jobs/${id}/${verb}`, body ? { body } : {}),
    group: (id) => ask(JobGroup, 200, 'GET', `/groups/${id}`),
    record: async (id) => (await ask(items(RecordEntry), 200, 'GET', `/jobs/${id}/record`)).items,
    receipt: (id) => ask(Receipt, 200, 'GET', `/jobs/${id}/receipt`),
    wallet: () => ask(Wallet, 200, 'GET', '/wallet'),
    entries: async () => (await ask(pageOf(WalletEntry), 200, 'GET', '/wallet/entries?limit=100')).items,
    asset: (id) => ask(Asset, 200, 'GET', `/assets/${id}`),
    async bytes(path, headers = {}) {
      const reply = await fetch(new URL(path, client.baseUrl), {
        headers: { cookie: client.cookieHeader(), ...headers },
      })
      return {
        status: reply.status,
        headers: reply.headers,
        body: Buffer.from(await reply.arrayBuffer()),
      }
    },
    async upload(content, name) {
      const opened = await client.call('POST', `${api}/uploads`, {
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': String(content.length),
          'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
        },
      })
      const path = opened.headers.get('location') ?? ''
      if (opened.status !== 201) return { reply: opened, id: '' }
      const response = await fetch(new URL(path, client.baseUrl), {
        method: 'PATCH',
        headers: {
          origin,
          cookie: client.cookieHeader(),
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
        },
        body: new Uint8Array(content),
      })
      const text = await response.text()
      const body: unknown = text === '' ? '' : JSON.parse(text)
      return {
        reply: { status: response.status, headers: response.headers, body },
        id: path.split('/').at(-1) ?? '',
      }
    },
    async uploaded(content, name) {
      const { reply, id } = await me.upload(content, name)
      if (reply.status !== 204) throw new Error(`upload: ${reply.status} ${JSON.stringify(reply.body)}`)
      for (;;) {
        const asset = await me.asset(id)
        if (asset.status !== 'pending') return asset
        await sleep(20)
      }
    },
  }
  return me
}

/** Status, code and the paths of the fields of a refusal; the shape itself is checked here, for every refusal. */
export function refusal(reply: Reply): { status: number; code: string; paths: string[]; problem: Problem } {
  const problem = Problem.parse(reply.body)
  if (reply.headers.get('content-type') !== 'application/problem+json' || problem.status !== reply.status) {
    throw new Error(`no problem+json: ${reply.headers.get('content-type')} ${JSON.stringify(problem)}`)
  }
  if (reply.headers.get('x-request-id') !== problem.requestId) throw new Error('two request ids')
  return {
    status: reply.status,
    code: problem.code,
    paths: (problem.errors ?? []).map(({ path }) => path),
    problem,
  }
}
