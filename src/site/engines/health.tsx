import type { EngineLevel, PublicEngineStatus } from '#contract/engine-status.ts'

const names: Record<EngineLevel, string> = {
  ok: 'Works',
  slow: 'Slow today',
  failing: 'Fails now',
  unknown: 'Not measured yet',
}

export const levelName = ({ level, served }: PublicEngineStatus): string =>
  served ? names[level] : 'Needs a key'

/** A dot and its word: never a colour alone. */
export function Level({ status }: { status: PublicEngineStatus }) {
  return (
    <span className="level" data-level={status.served ? status.level : 'unknown'}>
      <i aria-hidden="true" />
      {levelName(status)}
    </span>
  )
}

/** "1:38", "40 s". */
export function clock(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 60) return seconds < 1 ? '< 1 s' : `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

export const percent = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(share === 1 ? 0 : 1)}%`

export function HealthCard({ status, guess }: { status: PublicEngineStatus; guess: number }) {
  const { takes, successRate, medianSeconds, p95Seconds, usualSeconds, waiting, served } = status
  const facts: [string, string][] = [
    ['Worked', percent(successRate)],
    ['Median', clock(medianSeconds)],
    ['Usually', clock(usualSeconds ?? guess)],
    ['1 in 20 takes over', clock(p95Seconds)],
    ['Wait now', waiting === 0 ? 'None' : String(waiting)],
  ]
  return (
    <section className="panel health" aria-label="How it does now">
      <p className="health-head">
        <Level status={status} />
        <span>Last 6 h</span>
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">
        {!served
          ? 'This studio has no key of its provider. With a key of your own it works.'
          : takes === 0
            ? 'Not used in the last hours; the time is what its maker’s speed suggests.'
            : `Measured on this studio, ${takes} ${takes === 1 ? 'take' : 'takes'}. Failed takes came back in full.`}
      </p>
    </section>
  )
}
