import type { EngineStatus } from '#contract/engine-status.ts'

/** What was measured of an engine. Ratios are times divided by the card's guess, so that takes of any size compare. */
export interface Measured {
  /** Of the last hours. */
  takes: number
  worked: number
  /** The last few within the hour: whether it fails now. */
  lately: { takes: number; worked: number }
  medianRatio: number | null
  p95Ratio: number | null
  /** Of the weeks before, and how many takes that is from. */
  usualRatio: number | null
  usualTakes: number
  /** The card's guess for a take of the usual size here. */
  typicalSeconds: number | null
  waiting: number
  lastFailure: { at: string; code: string } | null
}

const unmeasured: Measured = {
  takes: 0,
  worked: 0,
  lately: { takes: 0, worked: 0 },
  medianRatio: null,
  p95Ratio: null,
  usualRatio: null,
  usualTakes: 0,
  typicalSeconds: null,
  waiting: 0,
  lastFailure: null,
}

/** Fewer than this say nothing about an engine. */
const fewTakes = 3
/** So much longer than usual is slow, and so many seconds at least: nobody feels the rest. */
const slowFactor = 1.5
const slowSeconds = 15

/** The level of an engine and the words for it. `down`: its provider does not answer at all. */
export function judge(measured: Measured | undefined, down: boolean): EngineStatus {
  const seen = measured ?? unmeasured
  const { takes, worked, waiting, lastFailure, typicalSeconds } = seen
  const seconds = (ratio: number | null) =>
    ratio === null || typicalSeconds === null ? null : Math.round(ratio * typicalSeconds * 10) / 10
  const facts = {
    takes,
    successRate: takes === 0 ? null : worked / takes,
    medianSeconds: seconds(seen.medianRatio),
    p95Seconds: seconds(seen.p95Ratio),
    // Without weeks of history the card's guess is what people were told.
    usualSeconds: seconds(seen.usualTakes >= fewTakes ? seen.usualRatio : 1),
    waiting,
    lastFailure,
  }
  return { ...levelOf(seen, facts, down), ...facts }
}

type Facts = Pick<EngineStatus, 'medianSeconds' | 'usualSeconds'>

function levelOf(
  { lately, takes, worked }: Measured,
  { medianSeconds, usualSeconds }: Facts,
  down: boolean,
): Pick<EngineStatus, 'level' | 'words'> {
  if (down) return { level: 'failing', words: 'Its provider is not answering' }
  if (lately.takes >= fewTakes && lately.worked * 2 < lately.takes)
    return {
      level: 'failing',
      words: `${lately.takes - lately.worked} of the last ${lately.takes} takes failed`,
    }
  if (takes === 0) return { level: 'unknown', words: 'Not used in the last hours' }
  if (worked >= fewTakes && medianSeconds !== null && usualSeconds !== null) {
    const late = medianSeconds - usualSeconds
    if (medianSeconds >= usualSeconds * slowFactor && late >= slowSeconds)
      return { level: 'slow', words: `Slow today: ${span(medianSeconds)}, usually ${span(usualSeconds)}` }
  }
  if (medianSeconds === null) return { level: 'unknown', words: 'Too few takes to tell' }
  return { level: 'ok', words: `Works, ${span(medianSeconds)} a take` }
}

/** "40 s", "1.5 min", "12 min". */
export function span(seconds: number): string {
  if (seconds < 1) return 'under 1 s'
  if (Math.round(seconds) < 60) return `${Math.round(seconds)} s`
  const minutes = seconds / 60
  return `${minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes)} min`
}
