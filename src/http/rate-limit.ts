import type { Clock } from '#kernel/clock.ts'

/** At most `limit` requests in `windowSeconds`, spread or in one burst. */
export interface RateLimitPolicy {
  name: string
  limit: number
  windowSeconds: number
}

export interface RateLimitVerdict {
  allowed: boolean
  remaining: number
  /** Until the whole limit is there again (allowed), or until the next request may come (refused). */
  resetSeconds: number
}

/** A caller forgotten longer than any window counts as new. */
const SWEEP_EVERY = 10_000

/**
 * Counts by the generic cell rate algorithm: one number a caller, no timers. It lives in this process: with N web
 * processes a caller may do up to N times the limit, which protects the machine as well as a shared count would.
 */
export class RateLimiter {
  readonly #clock: Clock
  /** When the caller's bucket is full again, in milliseconds. */
  readonly #fullAt = new Map<string, number>()
  #untilSweep = SWEEP_EVERY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  take(policy: RateLimitPolicy, caller: string): RateLimitVerdict {
    const now = this.#clock.now().getTime()
    this.#sweep(now)
    const windowMs = policy.windowSeconds * 1000
    const costMs = windowMs / policy.limit
    const key = `${policy.name} ${caller}`
    const fullAt = Math.max(this.#fullAt.get(key) ?? now, now)
    const next = fullAt + costMs
    // Sums of fractions: without the tolerance the last request of a burst could be refused.
    if (next - now > windowMs + 1e-6) {
      return {
        allowed: false,
        remaining: 0,
        resetSeconds: Math.max(1, Math.ceil((next - windowMs - now) / 1000)),
      }
    }
    this.#fullAt.set(key, next)
    const remaining = Math.floor((windowMs - (next - now)) / costMs + 1e-6)
    return { allowed: true, remaining, resetSeconds: Math.ceil((next - now) / 1000) }
  }

  #sweep(now: number) {
    if (--this.#untilSweep > 0) return
    this.#untilSweep = SWEEP_EVERY
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key)
  }
}

/** The two structured fields of the IETF draft, and `Retry-After` on refusal. */
export function rateLimitHeaders(policy: RateLimitPolicy, verdict: RateLimitVerdict): Record<string, string> {
  return {
    'ratelimit-policy': `"${policy.name}";q=${policy.limit};w=${policy.windowSeconds}`,
    ratelimit: `"${policy.name}";r=${verdict.remaining};t=${verdict.resetSeconds}`,
    ...(verdict.allowed ? {} : { 'retry-after': String(verdict.resetSeconds) }),
  }
}
