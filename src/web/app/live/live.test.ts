import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Job } from '#contract/job.ts'
import { someJob, someStep } from '#web/api/job.fixture.ts'
import { backOffMs } from './back-off.ts'
import { createCollector } from './collector.ts'
import { digest, emptyDigest, parseEvent } from './digest.ts'
import { estimated, withProgress } from './progress.ts'
import { resumeUrl } from './stream.ts'

describe('coming back', () => {
  test('pauses double to a ceiling and never fall in step', () => {
    expect([1, 2, 3, 4].map((failures) => backOffMs(failures, 1))).toEqual([500, 1000, 2000, 4000])
    expect(backOffMs(30, 1)).toBe(20_000)
    expect(backOffMs(3, 0)).toBe(1000)
  })

  test('goes on after the last event that was heard', () => {
    expect(resumeUrl('/api/v1/events', null)).toBe('/api/v1/events')
    expect(resumeUrl('/api/v1/events', '42')).toBe('/api/v1/events?after=42')
    expect(resumeUrl('/api/v1/events?workspace=w', '42')).toBe('/api/v1/events?workspace=w&after=42')
  })
})

describe('a burst of events', () => {
  const burst = (...events: [string, unknown][]) => {
    const into = emptyDigest()
    for (const [type, data] of events) {
      const event = parseEvent(type, JSON.stringify(data))
      if (event !== null) digest(into, event)
    }
    return into
  }
  const updated = { id: 'job_1', status: 'running', groupId: null, projectId: 'prj_1' }

  test('names each thing once', () => {
    const result = burst(
      ['job.updated', updated],
      ['job.updated', { ...updated, status: 'succeeded' }],
      ['asset.created', { id: 'ast_1', jobId: 'job_1' }],
      ['wallet.changed', { reason: 'job', jobId: 'job_1' }],
      ['asset.updated', { id: 'ast_2', deleted: true }],
    )
    expect([...result.jobs]).toEqual(['job_1'])
    expect([...result.assets]).toEqual(['ast_1'])
    expect([...result.deletedAssets]).toEqual(['ast_2'])
    expect([...result.projects]).toEqual(['prj_1'])
    expect(result.wallet).toBe(true)
  })

  test('keeps the last progress of each step', () => {
    const result = burst(
      ['job.progress', { id: 'job_1', stepId: 'a', progress: 0.2 }],
      ['job.progress', { id: 'job_1', stepId: 'a', progress: 0.4 }],
      ['job.progress', { id: 'job_1', stepId: 'b', progress: 0.1 }],
    )
    expect(result.progress.get('job_1')).toEqual(
      new Map([
        ['a', 0.4],
        ['b', 0.1],
      ]),
    )
  })

  test('what this page does not know is no harm', () => {
    expect(parseEvent('job.painted', '{}')).toBeNull()
    expect(parseEvent('job.updated', '{}')).toBeNull()
    expect(parseEvent('job.updated', 'no json')).toBeNull()
  })
})

describe('progress', () => {
  const step = (id: string, over: Partial<Job['steps'][number]> = {}) => someStep({ id, ...over })
  const job = (over: Partial<Job> = {}) =>
    someJob({ steps: [step('a'), step('b', { status: 'pending' })], ...over })

  const begun = Date.parse('2026-11-12T21:00:00.000Z')

  test('is weighted by expected time, and what is left follows', () => {
    expect(withProgress(job(), new Map([['a', 0.5]]), begun)).toMatchObject({
      progress: 0.25,
      etaSeconds: 15,
    })
  })

  test('never goes back, and leaves alone what did not move', () => {
    const further = job({ progress: 0.6, steps: [step('a', { progress: 0.5 })] })
    expect(withProgress(further, new Map([['a', 0.3]]), begun)).toBe(further)
    expect(withProgress(further, new Map([['z', 0.9]]), begun)).toBe(further)
    expect(withProgress(further, new Map([['a', 0.55]]), begun).progress).toBe(0.6)
  })

  test('of a step that reports nothing, time stands in, but not to its end', () => {
    const waiting = job({
      steps: [step('a', { status: 'waiting', startedAt: new Date(begun).toISOString() })],
    })
    expect(estimated(waiting, begun + 4_000)).toMatchObject({ progress: 0.4, etaSeconds: 6 })
    expect(estimated(waiting, begun + 60_000).progress).toBe(0.95)
    const moved = estimated(waiting, begun + 4_000)
    expect(estimated(moved, begun + 4_000)).toBe(moved)
  })

  test('a job that is over stays as it ended', () => {
    const over = job({ status: 'failed' })
    expect(withProgress(over, new Map([['a', 0.9]]), begun)).toBe(over)
    expect(estimated(over, begun)).toBe(over)
  })
})

describe('rounds', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('the first at once, then one question at a time with everything since', async () => {
    const rounds: string[][] = []
    const collector = createCollector<string>({
      work: async (items) => void rounds.push(items),
      pauseMs: () => 250,
    })
    collector.add(['a'])
    collector.add(['b', 'c'])
    collector.add(['b'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(rounds).toEqual([['a'], ['b', 'c']])
    collector.add(['d'])
    await vi.advanceTimersByTimeAsync(0)
    expect(rounds.at(-1)).toEqual(['d'])
  })

  test('a round that fails does not end the next', async () => {
    const work = vi.fn(async () => Promise.reject(new Error('away')))
    const collector = createCollector<string>({ work, pauseMs: () => 10 })
    collector.add(['a'])
    collector.add(['b'])
    await vi.advanceTimersByTimeAsync(100)
    expect(work).toHaveBeenCalledTimes(2)
    collector.stop()
  })
})
