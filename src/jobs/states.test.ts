import { describe, expect, test } from 'vitest'
import { jobStatuses, operationStatuses, stepStatuses } from '#contract/job.ts'
import {
  isJobOver,
  isStepOver,
  jobTransitions,
  operationTransitions,
  sourcesOf,
  stepTransitions,
} from './states.ts'

describe('transition tables', () => {
  test('every state is listed, and leads only to known states', () => {
    for (const [table, states] of [
      [jobTransitions, jobStatuses],
      [stepTransitions, stepStatuses],
      [operationTransitions, operationStatuses],
    ] as const) {
      expect(Object.keys(table).sort()).toEqual([...states].sort())
      for (const targets of Object.values(table))
        for (const target of targets) expect(states).toContain(target)
    }
  })

  test('what is paid for and delivered never changes again', () => {
    expect(jobTransitions.succeeded).toEqual([])
    expect(jobTransitions.canceled).toEqual([])
    expect(operationTransitions.succeeded).toEqual([])
  })

  test('an operation whose fate is unknown is never submitted again, only found', () => {
    expect(operationTransitions.unknown).toEqual(['pending'])
    expect(sourcesOf(operationTransitions, 'submitting')).toEqual([])
  })

  test('over means over', () => {
    expect(jobStatuses.filter(isJobOver)).toEqual(['succeeded', 'failed', 'canceled'])
    expect(stepStatuses.filter(isStepOver)).toEqual(['succeeded', 'failed', 'skipped', 'canceled'])
  })
})
