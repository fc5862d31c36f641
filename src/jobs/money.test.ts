import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stepStatuses } from '#contract/job.ts'
import { roundHold, settleRound } from './money.ts'
import type { Stage } from './stages.ts'

const stage = (name: string, credits: number, change: Partial<Stage> = {}): Stage => ({
  stage: name,
  credits,
  costMicroUsd: 0,
  payer: 'studio',
  chargeWhenBilled: false,
  charged: false,
  delivered: false,
  ...change,
})
const done = { status: 'succeeded', billed: false } as const
const failed = { status: 'failed', billed: false } as const

describe('settling a round', () => {
  test('a failed stage gives back its price, a finished one is charged', () => {
    const settled = settleRound(
      [stage('image', 10), stage('video', 40)],
      [
        { stage: 'image', ...done },
        { stage: 'video', ...done },
        { stage: 'video', ...failed },
      ],
    )
    expect(settled.credits).toBe(10)
    expect(settled.stages.map(({ charged, delivered }) => [charged, delivered])).toEqual([
      [true, true],
      [false, false],
    ])
  })

  test('a refused result costs the user nothing, unless the quote said so', () => {
    const steps = [{ stage: 'video', status: 'failed', billed: true } as const]
    expect(settleRound([stage('video', 40)], steps).credits).toBe(0)
    const told = settleRound([stage('video', 40, { chargeWhenBilled: true })], steps)
    expect(told).toMatchObject({ credits: 40, stages: [{ charged: true, delivered: false }] })
  })

  test('a stage with no steps is not delivered', () => {
    expect(settleRound([stage('video', 40)], []).credits).toBe(0)
  })

  test('law: over any rounds nobody pays more than the stages cost, and never twice for one', () => {
    const names = ['image', 'video', 'voice']
    const stagesOf = fc
      .tuple(fc.nat(500), fc.nat(500), fc.nat(500))
      .map((prices) => prices.map((credits, i) => stage(names[i] ?? '', credits)))
    const rounds = fc.array(
      fc.array(
        fc.record({
          stage: fc.constantFrom(...names),
          status: fc.constantFrom(...stepStatuses),
          billed: fc.boolean(),
        }),
        { maxLength: 8 },
      ),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(stagesOf, rounds, (stages, all) => {
        let now = stages
        let paid = 0
        for (const steps of all) {
          const held = roundHold(now)
          const settled = settleRound(now, steps)
          expect(settled.credits).toBeLessThanOrEqual(held)
          paid += settled.credits
          now = settled.stages
        }
        expect(paid).toBe(now.reduce((sum, { charged, credits }) => sum + (charged ? credits : 0), 0))
      }),
    )
  })
})
