import { randomUUID } from 'node:crypto'
import { seededRandom } from '#kernel/random.ts'
import { type Behaviour, type Bill, behaviours, behavioursIn, type Post, type Script } from './fal-script.ts'
import {
  fiveSeconds,
  type Given,
  type MadeFile,
  type Measured,
  type Outputs,
  type Wanted,
} from './outputs.ts'

/** A request that a vendor took. */
export interface VendorJob {
  id: string
  endpoint: string
  body: Record<string, unknown>
  behaviours: Set<Behaviour>
  acceptedAt: number
  canceledAt: number | null
  looks: number
  webhook: string | null
  /** How long what came with it is. */
  given: Given
  /** What it becomes, measured. */
  made: MadeFile
}

export type Phase = 'queued' | 'running' | 'done' | 'canceled'

/** By what was made, or by what was asked and given where the vendor's page says so. */
export type Tariff = (endpoint: string, body: Record<string, unknown>, made: Measured, given: Given) => number

export interface VendorTerms {
  makes(endpoint: string, body: Record<string, unknown>, given: Given): Wanted
  /** What finished work costs by the vendor's own list, in micro-dollars. */
  bill: Tariff
  /** The videos and sounds that came with a request. */
  given?(body: Record<string, unknown>): readonly Uint8Array[]
  /** It takes money for what its filter withheld, too. */
  billsModerated?: true
  /** It takes none for work that ended without a file. */
  freeWithoutFile?(endpoint: string): boolean
  /** The body and headers of a webhook; absent when the vendor has none. */
  webhook?(job: VendorJob, flaw?: 'forged' | 'stale'): { body: string; headers: Record<string, string> }
}

/** A fake vendor's memory and clock: what was asked, what runs, what it cost. No HTTP of its own but webhooks. */
export class VendorWork {
  readonly posts: Post[] = []
  readonly bills: Bill[] = []
  readonly webhooks: { url: string; kind: string; status: number }[] = []
  readonly jobs = new Map<string, VendorJob>()
  /** What each request became, whole, by its id at the vendor. */
  readonly made = new Map<string, MadeFile>()
  settings = { queueMs: 0, workMs: 50, slowMs: 5_000 }
  private readonly terms: VendorTerms
  private readonly outputs: Outputs
  private next: Behaviour[][] = []
  private chances: NonNullable<Script['chances']> = {}
  private random = seededRandom(1)
  private held: (() => void)[] = []
  private readonly finished = new Set<string>()
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor(terms: VendorTerms, outputs: Outputs) {
    this.terms = terms
    this.outputs = outputs
  }

  script(script: Script): void {
    const { next, chances, seed, release, mend, ...settings } = script
    if (next) this.next = [...next]
    if (chances) this.chances = chances
    if (seed !== undefined) this.random = seededRandom(seed)
    for (const [name, value] of Object.entries(settings)) {
      if (value !== undefined) this.settings = { ...this.settings, [name]: value }
    }
    if (release) for (const go of this.held.splice(0)) go()
    for (const job of this.jobs.values()) this.mend(job, mend ?? [])
  }

  /** How the next submit goes: by the script, by the dice, and by its own prompt. */
  draw(prompt: unknown): Set<Behaviour> {
    const drawn = behaviours.filter(
      (name) => (this.chances[name] ?? 0) > 0 && this.random() < (this.chances[name] ?? 0),
    )
    return new Set([...(this.next.shift() ?? []), ...drawn, ...behavioursIn(prompt)])
  }

  log(
    post: Pick<Post, 'endpoint' | 'body' | 'nonce'>,
    chosen: Set<Behaviour>,
    headers: NodeJS.Dict<string | string[]>,
  ): Post {
    const entry: Post = {
      ...post,
      at: Date.now(),
      requestId: null,
      behaviours: [...chosen],
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    }
    this.posts.push(entry)
    return entry
  }

  hold(): Promise<void> {
    return new Promise((resolve) => this.held.push(resolve))
  }

  slow(): Promise<void> {
    return new Promise((resolve) => this.later(this.settings.slowMs, resolve))
  }

  async begin(
    endpoint: string,
    body: Record<string, unknown>,
    chosen: Set<Behaviour>,
    webhook: string | null,
    /** It is finished, and billed, before the reply to its POST. */
    atOnce = false,
  ): Promise<VendorJob> {
    const id = randomUUID()
    const contents = this.terms.given?.(body) ?? []
    const given = contents.length === 0 ? fiveSeconds : await this.outputs.lengthsOf(contents)
    const wanted = this.terms.makes(endpoint, body, given)
    const short = chosen.has('shorter-take') && !spoils.some((name) => chosen.has(name))
    const made = await this.outputs.make(short ? shorter(wanted) : wanted, id)
    const job: VendorJob = {
      ...{ id, endpoint, body, given, made, webhook },
      behaviours: chosen,
      acceptedAt: Date.now(),
      canceledAt: null,
      looks: 0,
    }
    this.jobs.set(id, job)
    this.made.set(id, made)
    if (chosen.has('early-webhook')) this.later(0, () => void this.callBack(job, 'early'))
    if (atOnce) this.finish(job)
    else if (!chosen.has('stuck'))
      this.later(this.settings.queueMs + this.settings.workMs, () => this.finish(job))
    return job
  }

  phase(job: VendorJob, now = Date.now()): Phase {
    if (job.canceledAt !== null) return 'canceled'
    if (job.behaviours.has('stuck')) return 'queued'
    const age = now - job.acceptedAt
    if (age < this.settings.queueMs) return 'queued'
    return age < this.settings.queueMs + this.settings.workMs ? 'running' : 'done'
  }

  /** What it costs when it is finished. */
  costOf({ endpoint, body, made, given }: VendorJob): number {
    return this.terms.bill(endpoint, body, made.measured, given)
  }

  /** True when the cancel came in time. */
  cancel(job: VendorJob): boolean {
    if (this.phase(job) === 'done') return false
    job.canceledAt ??= Date.now()
    return true
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
    for (const go of this.held.splice(0)) go()
  }

  private later(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      run()
    }, delayMs)
    this.timers.add(timer)
  }

  /** What was stuck is made, and billed, after all. */
  private mend(job: VendorJob, flaws: readonly Behaviour[]): void {
    const wasStuck = job.behaviours.has('stuck')
    for (const name of flaws) job.behaviours.delete(name)
    if (wasStuck && !job.behaviours.has('stuck')) this.later(0, () => this.finish(job))
  }

  private finish(job: VendorJob): void {
    if (job.canceledAt !== null || this.finished.has(job.id)) return
    this.finished.add(job.id)
    const unbilled = [
      'failed',
      'refused-by-model',
      ...(this.terms.billsModerated ? [] : ['moderated' as const]),
      ...(this.terms.freeWithoutFile?.(job.endpoint) ? ['no-file' as const] : []),
    ] as const
    if (!unbilled.some((name) => job.behaviours.has(name))) {
      const { id, endpoint } = job
      this.bills.push({ requestId: id, endpoint, microUsd: this.costOf(job) })
    }
    if (job.behaviours.has('no-webhook')) return
    void this.callBack(job, 'finished')
    for (const kind of ['duplicate', 'forged', 'stale'] as const) {
      if (job.behaviours.has(`${kind}-webhook`)) void this.callBack(job, kind)
    }
  }

  private async callBack(
    job: VendorJob,
    kind: 'finished' | 'duplicate' | 'early' | 'forged' | 'stale',
  ): Promise<void> {
    const flaw = kind === 'forged' || kind === 'stale' ? kind : undefined
    const webhook = this.terms.webhook?.(job, flaw)
    if (job.webhook === null || !webhook) return
    const status = await fetch(job.webhook, {
      method: 'POST',
      ...webhook,
      signal: AbortSignal.timeout(15_000),
    }).then(
      (reply) => reply.status,
      () => 0,
    )
    this.webhooks.push({ url: job.webhook, kind, status })
  }
}

/** After these nobody gets a file. */
const spoils: readonly Behaviour[] = ['moderated', 'failed', 'refused-by-model', 'no-file']

/** Some three fifths of what was wanted, in whole seconds. */
function shorter(wanted: Wanted): Wanted {
  if (wanted.kind === 'image' || wanted.seconds < 2) return wanted
  return { ...wanted, seconds: Math.round(wanted.seconds * 0.6) }
}

/** Our nonce is the last part of a webhook's address. */
export const nonceIn = (webhook: unknown): string | null =>
  typeof webhook === 'string' && URL.canParse(webhook)
    ? (new URL(webhook).pathname.split('/').at(-1) ?? null)
    : null
