import { describe, expect, it } from 'vitest'
import { usageMonth } from './usage-bars.ts'

const days = [
  { date: '2026-10-31', credits: 500 },
  { date: '2026-11-01', credits: 40 },
  { date: '2026-11-26', credits: 80 },
  { date: '2026-11-27', credits: 20 },
]

describe('the usage of a month', () => {
  const { bars, credits } = usageMonth(days, '2026-11-27')

  it('has a bar for every day of the month', () => {
    expect(bars).toHaveLength(30)
    expect(usageMonth([], '2028-02-10').bars).toHaveLength(29)
  })

  it('counts this month only', () => {
    expect(credits).toBe(140)
  })

  it('is as high as the share of the tallest day', () => {
    expect(bars[0]).toEqual({ day: 1, credits: 40, share: 0.5, when: 'past' })
    expect(bars[25]?.share).toBe(1)
    expect(bars[26]?.when).toBe('today')
    expect(bars[27]).toEqual({ day: 28, credits: 0, share: 0, when: 'ahead' })
  })

  it('is flat when nothing was spent', () => {
    expect(usageMonth([], '2026-11-27').bars.every(({ share }) => share === 0)).toBe(true)
  })
})
