import { describe, expect, it } from 'vitest'
import type { Job } from '#contract/job.ts'
import { waitingFor } from './waiting.ts'

const now = Date.parse('2026-11-27T20:00:00Z')
const job = (id: string, change: Partial<Job>): Job => ({
  ...{ id, kind: 'generation', status: 'failed', progress: 0, etaSeconds: null, queuePosition: null },
  takeNumber: null,
  ...{
    engineId: 'draft-video',
    request: {},
    projectId: null,
    shotId: null,
    groupId: null,
    steps: [],
    release: 'all',
  },
  ...{
    outputs: [],
    preview: null,
    delivered: 0,
    requested: 1,
    price: { quoted: 108, charged: 0, refunded: 108, ownKeyUsd: null },
  },
  ...{
    error: null,
    cancelRequested: false,
    createdAt: '2026-11-27T12:00:00Z',
    startedAt: null,
    finishedAt: null,
  },
  ...change,
})

describe('what waits for somebody', () => {
  it('is a take that failed, with what came back', () => {
    const error = { code: 'provider_timeout', detail: 'Veo timed out.', nextSteps: [] }
    expect(waitingFor([job('1', { error })], now)).toMatchObject([
      { title: 'Veo timed out.', detail: '108 credits back', action: 'Next steps' },
    ])
  })

  it('is no take that somebody has gone on from', () => {
    const later = job('2', { shotId: 'sht_1', status: 'running' })
    expect(waitingFor([later, job('1', { shotId: 'sht_1' })], now)).toEqual([])
  })

  it('counts a shot once', () => {
    const failed = (id: string) => job(id, { shotId: 'sht_1' })
    expect(waitingFor([failed('2'), failed('1')], now).map(({ job: { id } }) => id)).toEqual(['2'])
  })

  it('is nothing of last month', () => {
    expect(waitingFor([job('1', { createdAt: '2026-10-27T12:00:00Z' })], now)).toEqual([])
  })

  it('names a blocked prompt', () => {
    const error = { code: 'moderated', detail: 'The words were blocked.', nextSteps: [] }
    const price = { quoted: 108, charged: 0, refunded: 0, ownKeyUsd: null }
    expect(waitingFor([job('1', { error, price })], now)).toMatchObject([
      { icon: 'blocked', action: 'Edit prompt', detail: 'Nothing was charged' },
    ])
  })
})
