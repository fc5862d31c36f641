export interface UsageBar {
  /** Day of the month. */
  day: number
  credits: number
  /** Height as a share of the tallest day. */
  share: number
  when: 'past' | 'today' | 'ahead'
}

export interface UsageMonth {
  bars: UsageBar[]
  credits: number
}

interface UsageDay {
  date: string
  credits: number
}

/** Credits spent on each day of the month of `today` (a date as the studio counts them, `2026-11-27`). */
export function usageMonth(days: readonly UsageDay[], today: string): UsageMonth {
  const month = today.slice(0, 7)
  const now = Number(today.slice(8, 10))
  const spent = new Map(
    days
      .filter(({ date }) => date.startsWith(month))
      .map(({ date, credits }) => [Number(date.slice(8, 10)), credits]),
  )
  const most = Math.max(1, ...spent.values())
  const bars = Array.from({ length: daysIn(month) }, (_, index): UsageBar => {
    const day = index + 1
    const credits = spent.get(day) ?? 0
    return {
      day,
      credits,
      share: Math.max(0, credits) / most,
      when: day < now ? 'past' : day === now ? 'today' : 'ahead',
    }
  })
  return { bars, credits: bars.reduce((sum, bar) => sum + bar.credits, 0) }
}

function daysIn(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}
