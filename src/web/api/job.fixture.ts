import type { Job } from '#contract/job.ts'

/** A job for tests, with what they care about. */
export const someJob = (over: Partial<Job> = {}): Job => ({
  id: 'job_1',
  kind: 'generation',
  status: 'running',
  progress: 0,
  etaSeconds: null,
  queuePosition: null,
  engineId: 'draft-video',
  request: {},
  projectId: null,
  shotId: null,
  takeNumber: null,
  groupId: null,
  release: 'all',
  steps: [],
  outputs: [],
  preview: null,
  cancelRequested: false,
  delivered: 0,
  requested: 1,
  price: { quoted: 0, charged: 0, refunded: 0, ownKeyUsd: null },
  error: null,
  createdAt: '2026-11-12T21:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  ...over,
})

export const someStep = (over: Partial<Job['steps'][number]> = {}): Job['steps'][number] => ({
  id: 'stp_1',
  name: 'render',
  stage: 'video',
  status: 'running',
  progress: 0,
  expectedSeconds: 10,
  startedAt: null,
  finishedAt: null,
  attempts: 1,
  note: null,
  ...over,
})
