import { describe, expect, test } from 'vitest'
import type { OperationStatus, StepStatus } from '#contract/job.ts'
import { resumePoint } from './resume-point.ts'

const remote = (submit: StepStatus, wait: StepStatus, fetch: StepStatus) => [
  { id: 's', stage: 'video', kind: 'remote.submit', status: submit },
  { id: 'w', stage: 'video', kind: 'remote.wait', status: wait },
  { id: 'f', stage: 'video', kind: 'remote.fetch', status: fetch },
]
const operation = (status: OperationStatus, submitAttempt = 1) => ({
  submitStepId: 's',
  waitStepId: 'w',
  submitAttempt,
  status,
})
const again = (...args: Parameters<typeof resumePoint>) =>
  resumePoint(...args).map(({ step, status }) => `${step.id}:${status}`)

describe('where a retry begins', () => {
  test('a file that did not arrive is fetched again; nothing is submitted', () => {
    expect(again(remote('succeeded', 'succeeded', 'failed'), [operation('succeeded')])).toEqual(['f:pending'])
  })

  test('an operation that still runs is waited for', () => {
    expect(again(remote('succeeded', 'failed', 'skipped'), [operation('pending')])).toEqual([
      'w:waiting',
      'f:pending',
    ])
  })

  test.each(['failed', 'canceled', 'unknown', 'moderated'] as const)(
    'an operation that ended %s is submitted again',
    (status) => {
      expect(again(remote('succeeded', 'failed', 'skipped'), [operation(status)]).sort()).toEqual([
        'f:pending',
        's:pending',
        'w:pending',
      ])
    },
  )

  test('the latest attempt decides', () => {
    const operations = [operation('failed', 1), operation('pending', 2)]
    expect(again(remote('succeeded', 'failed', 'skipped'), operations)).toEqual(['w:waiting', 'f:pending'])
  })

  test('finished work is kept', () => {
    const steps = [
      { id: 'a', stage: 'image', kind: 'inline.render', status: 'succeeded' as const },
      { id: 'b', stage: 'post', kind: 'inline.render', status: 'failed' as const },
    ]
    expect(again(steps, [])).toEqual(['b:pending'])
  })
})
