import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RateLimiter } from './rate-limit.ts'

const policy = { name: 'p', limit: 5, windowSeconds: 10 }

test('in no window of its length do more than twice the limit pass, and never more than the limit at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 200 }), (gaps) => {
      let now = 1_000_000
      const limiter = new RateLimiter({ now: () => new Date(now) })
      const passed: number[] = []
      for (const gap of gaps) {
        now += gap
        if (limiter.take(policy, 'a').allowed) passed.push(now)
      }
      // A full bucket may be emptied, and what flows in meanwhile may be used as well.
      return passed.every((at) => {
        const inWindow = passed.filter((other) => other >= at && other < at + 10_000)
        const atOnce = passed.filter((other) => other === at)
        return inWindow.length <= 2 * policy.limit && atOnce.length <= policy.limit
      })
    }),
  )
})

test('whoever waits as long as he is told gets in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 300 }), (limit, windowSeconds) => {
      let now = 0
      const limiter = new RateLimiter({ now: () => new Date(now) })
      const some = { name: 'p', limit, windowSeconds }
      for (let index = 0; index < limit; index++) {
        const verdict = limiter.take(some, 'a')
        if (!verdict.allowed || verdict.remaining !== limit - 1 - index) return false
      }
      const refused = limiter.take(some, 'a')
      if (refused.allowed) return false
      now += refused.resetSeconds * 1000
      return limiter.take(some, 'a').allowed && limiter.take(some, 'b').remaining === limit - 1
    }),
  )
})

test('callers who are done are forgotten, callers who are not stay limited', () => {
  let now = 0
  const limiter = new RateLimiter({ now: () => new Date(now) })
  for (let index = 0; index < 5; index++) limiter.take(policy, 'busy')
  now += 1_000
  for (let index = 0; index < 10_000; index++)
    limiter.take({ name: 'q', limit: 1, windowSeconds: 1 }, `caller ${index}`)
  expect(limiter.take(policy, 'busy').allowed).toBe(false)
})
