import { describe, expect, test } from 'vitest'
import { estimate, type TimedStep } from './estimate.ts'

const now = new Date('2026-11-21T12:00:00Z')
const step = (change: Partial<TimedStep>): TimedStep => ({
  status: 'pending',
  progress: 0,
  expectedSeconds: 10,
  startedAt: null,
  ...change,
})
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

describe('progress and time left', () => {
  test('is weighted by expected time', () => {
    const steps = [step({ status: 'succeeded', expectedSeconds: 30 }), step({ expectedSeconds: 10 })]
    expect(estimate(steps, now)).toEqual({ progress: 0.75, etaSeconds: 10 })
  })

  test("a vendor's silence is bridged by time, never to the end", () => {
    const waiting = (seconds: number) => [step({ status: 'waiting', startedAt: ago(seconds) })]
    expect(estimate(waiting(5), now).progress).toBeCloseTo(0.5)
    expect(estimate(waiting(500), now)).toEqual({ progress: 0.95, etaSeconds: 1 })
  })

  test('a report ahead of the clock wins', () => {
    expect(
      estimate([step({ status: 'running', progress: 0.8, startedAt: ago(1) })], now).progress,
    ).toBeCloseTo(0.8)
  })

  test('a job without steps has made no progress', () => {
    expect(estimate([], now)).toEqual({ progress: 0, etaSeconds: 0 })
  })
})
