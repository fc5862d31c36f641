import { randomUUID } from 'node:crypto'
import { seededRandom } from '#kernel/random.ts'
import { type Behaviour, type Bill, behaviours, behavioursIn, type Post, type Script } from './fal-script.ts'
import { signedHeaders } from './fal-signing.ts'
import { bill } from './fal-tariff.ts'

/** A request that fal took. */
export interface Work {
  id: string
  endpoint: string
  body: Record<string, unknown>
  behaviours: Set<Behaviour>
  acceptedAt: number
  canceledAt: number | null
  looks: number
  webhook: string | null
}

export type Phase = 'queued' | 'running' | 'done' | 'canceled'

/** The fake's memory and clock: what was asked, what runs, what it cost. No HTTP here. */
export class FalWork {
  readonly posts: Post[] = []
  readonly bills: Bill[] = []
  readonly webhooks: { url: string; kind: string; status: number }[] = []
  readonly works = new Map<string, Work>()
  settings = { queueMs: 0, workMs: 50, slowMs: 5_000 }
  private next: Behaviour[][] = []
  private chances: NonNullable<Script['chances']> = {}
  private random = seededRandom(1)
  private held: (() => void)[] = []
  private readonly finished = new Set<string>()
  private readonly timers = new Set<NodeJS.Timeout>()

  script(script: Script): void {
    const { next, chances, seed, release, mend, ...settings } = script
    if (next) this.next = [...next]
    if (chances) this.chances = chances
    if (seed !== undefined) this.random = seededRandom(seed)
    for (const [name, value] of Object.entries(settings)) {
      if (value !== undefined) this.settings = { ...this.settings, [name]: value }
    }
    if (release) for (const go of this.held.splice(0)) go()
    for (const work of this.works.values()) this.mend(work, mend ?? [])
  }

  /** How the next submit goes: by the script, by the dice, and by its own prompt. */
  draw(body: Record<string, unknown>): Set<Behaviour> {
    const drawn = behaviours.filter(
      (name) => (this.chances[name] ?? 0) > 0 && this.random() < (this.chances[name] ?? 0),
    )
    return new Set([...(this.next.shift() ?? []), ...drawn, ...behavioursIn(body.prompt)])
  }

  hold(): Promise<void> {
    return new Promise((resolve) => this.held.push(resolve))
  }

  begin(
    endpoint: string,
    body: Record<string, unknown>,
    chosen: Set<Behaviour>,
    webhook: string | null,
  ): Work {
    const work: Work = {
      id: randomUUID(),
      endpoint,
      body,
      behaviours: chosen,
      acceptedAt: Date.now(),
      canceledAt: null,
      looks: 0,
      webhook,
    }
    this.works.set(work.id, work)
    if (chosen.has('early-webhook')) this.later(0, () => this.callBack(work, 'early'))
    if (!chosen.has('stuck')) {
      this.later(this.settings.queueMs + this.settings.workMs, () => this.finish(work))
    }
    return work
  }

  phase(work: Work, now = Date.now()): Phase {
    if (work.canceledAt !== null) return 'canceled'
    if (work.behaviours.has('stuck')) return 'queued'
    const age = now - work.acceptedAt
    if (age < this.settings.queueMs) return 'queued'
    return age < this.settings.queueMs + this.settings.workMs ? 'running' : 'done'
  }

  /** True when the cancel came in time. */
  cancel(work: Work): boolean {
    if (this.phase(work) === 'done') return false
    work.canceledAt ??= Date.now()
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
  private mend(work: Work, flaws: readonly Behaviour[]): void {
    const wasStuck = work.behaviours.has('stuck')
    for (const name of flaws) work.behaviours.delete(name)
    if (wasStuck && !work.behaviours.has('stuck')) this.later(0, () => this.finish(work))
  }

  private finish(work: Work): void {
    if (work.canceledAt !== null || this.finished.has(work.id)) return
    this.finished.add(work.id)
    const unbilled = ['failed', 'refused-by-model', 'moderated'] as const
    if (!unbilled.some((name) => work.behaviours.has(name))) {
      this.bills.push({
        requestId: work.id,
        endpoint: work.endpoint,
        microUsd: bill(work.endpoint, work.body),
      })
    }
    if (work.behaviours.has('no-webhook')) return
    void this.callBack(work, 'finished')
    if (work.behaviours.has('duplicate-webhook')) void this.callBack(work, 'duplicate')
    if (work.behaviours.has('forged-webhook')) void this.callBack(work, 'forged')
    if (work.behaviours.has('stale-webhook')) void this.callBack(work, 'stale')
  }

  private async callBack(
    work: Work,
    kind: 'finished' | 'duplicate' | 'early' | 'forged' | 'stale',
  ): Promise<void> {
    if (work.webhook === null) return
    const body = JSON.stringify({
      request_id: work.id,
      gateway_request_id: work.id,
      status: 'OK',
      payload: {},
    })
    const flaw = kind === 'forged' || kind === 'stale' ? kind : undefined
    const status = await fetch(work.webhook, {
      method: 'POST',
      headers: signedHeaders(work.id, body, flaw),
      body,
      signal: AbortSignal.timeout(15_000),
    }).then(
      (reply) => reply.status,
      () => 0,
    )
    this.webhooks.push({ url: work.webhook, kind, status })
  }
}
