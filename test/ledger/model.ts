/** The ledger as a child would keep it: numbers in a list, no rows, no locks. What the real one must agree with. */
export type Kind = 'promo' | 'allowance' | 'purchased'

interface ModelBucket {
  kind: Kind
  expiresAt: number | null
  balance: number
}

interface ModelHold {
  amount: number
  lines: { bucket: ModelBucket; amount: number }[]
  end: { settled: number; released: number } | null
}

const day = 24 * 3_600_000
const order: readonly Kind[] = ['promo', 'allowance', 'purchased']
const expiry = (bucket: ModelBucket) => bucket.expiresAt ?? Number.MAX_SAFE_INTEGER

export class Model {
  buckets: ModelBucket[] = []
  debt = 0
  holds = new Map<string, ModelHold>()
  keys = new Set<string>()
  /** What the house gave minus what it took. */
  given = 0

  available(): number {
    return this.buckets.reduce((sum, bucket) => sum + bucket.balance, 0)
  }

  held(): number {
    return [...this.holds.values()].reduce((sum, hold) => sum + (hold.end ? 0 : hold.amount), 0)
  }

  grant(kind: Kind, amount: number, expiresAt: number | null, key: string): boolean {
    if (this.keys.has(key)) return false
    this.keys.add(key)
    let bucket = this.buckets.find((one) => one.kind === kind && one.expiresAt === expiresAt)
    if (!bucket) {
      bucket = { kind, expiresAt, balance: 0 }
      this.buckets.push(bucket)
    }
    this.given += amount
    this.arrive(bucket, amount)
    return true
  }

  /** Null: refused. */
  hold(job: string, amount: number, refill: boolean, now: number): boolean {
    const known = this.holds.get(job)
    if (known) return known.amount === amount
    this.expire(now)
    const missing = amount - this.available() + this.debt
    if (amount > 0 && amount > this.available()) {
      if (!refill) return false
      this.grant('promo', missing, null, `house:${job}`)
    }
    let rest = amount
    const lines: ModelHold['lines'] = []
    const sorted = this.buckets.toSorted(
      (a, b) => expiry(a) - expiry(b) || order.indexOf(a.kind) - order.indexOf(b.kind),
    )
    for (const bucket of sorted) {
      const part = Math.min(rest, bucket.balance)
      if (part === 0) continue
      bucket.balance -= part
      rest -= part
      lines.push({ bucket, amount: part })
    }
    this.holds.set(job, { amount, lines, end: null })
    return true
  }

  end(job: string, settle: number, now: number): { settled: number; released: number } {
    const hold = this.holds.get(job)
    if (!hold) throw new Error('unknown')
    if (hold.end) return hold.end
    let rest = settle
    for (const { bucket, amount } of hold.lines) {
      const paid = Math.min(rest, amount)
      rest -= paid
      if (paid === amount) continue
      if (bucket.expiresAt !== null && bucket.expiresAt <= now) bucket.expiresAt = now + day
      this.arrive(bucket, amount - paid)
    }
    this.given -= settle
    hold.end = { settled: settle, released: hold.amount - settle }
    return hold.end
  }

  expire(now: number): number {
    let taken = 0
    for (const bucket of this.buckets) {
      if (bucket.expiresAt === null || bucket.expiresAt > now) continue
      taken += bucket.balance
      bucket.balance = 0
    }
    this.given -= taken
    return taken
  }

  reverse(amount: number, key: string): boolean {
    if (this.keys.has(key)) return false
    this.keys.add(key)
    let rest = amount
    const sorted = this.buckets.toSorted(
      (a, b) => order.indexOf(b.kind) - order.indexOf(a.kind) || expiry(b) - expiry(a),
    )
    for (const bucket of sorted) {
      const part = Math.min(rest, bucket.balance)
      bucket.balance -= part
      rest -= part
    }
    this.debt += rest
    this.given -= amount
    return true
  }

  private arrive(bucket: ModelBucket, amount: number): void {
    const paid = Math.min(this.debt, amount)
    this.debt -= paid
    bucket.balance += amount - paid
  }

  /** Credits by kind and expiry, in one text that compares. */
  shape(): string[] {
    return this.buckets
      .filter((bucket) => bucket.balance > 0)
      .map((bucket) => `${bucket.kind} ${bucket.expiresAt} ${bucket.balance}`)
      .sort()
  }
}
