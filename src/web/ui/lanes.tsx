import { cx } from './cx.ts'
import { clock } from './format.ts'
import { along, axisMarks } from './lanes-math.ts'

export type LaneTone = 'ok' | 'bad' | 'held' | 'running'
export type TickTone = 'poll' | 'webhook' | 'paid'

export interface Lane {
  id: string
  name: string
  spans: readonly { from: number; to: number; tone: LaneTone; title?: string | undefined }[]
  ticks?: readonly { at: number; tone: TickTone; title?: string | undefined }[] | undefined
}

interface LanesProps {
  /** The whole in words, for those who cannot see it; the table below tells every row. */
  summary: string
  totalSeconds: number
  lanes: readonly Lane[]
  className?: string | undefined
}

const spanTones: Record<LaneTone, string> = {
  ok: 'bg-[color-mix(in_oklab,var(--ok)_46%,transparent)]',
  bad: 'bg-bad',
  held: 'bg-accent-soft inset-ring inset-ring-accent-line',
  running: 'bg-accent-edge',
}
const tickTones: Record<TickTone, string> = {
  poll: 'inset-y-[7px] w-[1.5px] bg-fg opacity-75',
  webhook: 'inset-y-[3px] w-0.5 bg-info',
  paid: 'inset-y-[3px] w-[3px] rounded-[1px] bg-ok',
}

/** The flight recorder: one lane for each step and one for the money, on a shared axis. */
export function Lanes({ summary, totalSeconds, lanes, className }: LanesProps) {
  return (
    <div role="img" aria-label={summary} className={cx('text-12', className)}>
      <LaneRow name="">
        {axisMarks(totalSeconds).map((at) => (
          <span
            key={at}
            className="absolute top-1.5 font-mono text-[10.5px] leading-3 text-fg-3"
            style={{ left: along(at, totalSeconds) }}
          >
            {clock(at)}
          </span>
        ))}
      </LaneRow>
      {lanes.map((lane) => (
        <LaneRow key={lane.id} name={lane.name} ruled>
          {lane.spans.map((span) => (
            <span
              key={`${span.from} ${span.tone}`}
              title={span.title}
              className={cx('absolute inset-y-[5px] min-w-[3px] rounded-[2px]', spanTones[span.tone])}
              style={{
                left: along(span.from, totalSeconds),
                width: along(span.to - span.from, totalSeconds),
              }}
            />
          ))}
          {lane.ticks?.map((tick) => (
            <span
              key={`${tick.at} ${tick.tone}`}
              title={tick.title}
              className={cx('absolute', tickTones[tick.tone])}
              style={{ left: along(tick.at, totalSeconds) }}
            />
          ))}
        </LaneRow>
      ))}
    </div>
  )
}

function LaneRow({
  name,
  ruled = false,
  children,
}: {
  name: string
  ruled?: boolean
  children: React.ReactNode
}) {
  return (
    <div className="grid h-6 grid-cols-[72px_minmax(0,1fr)] items-center">
      <span className="truncate pr-2 text-fg-2">{name}</span>
      <span className={cx('relative h-6', ruled && 'border-b border-line')}>{children}</span>
    </div>
  )
}

const legend: { word: string; mark: string }[] = [
  { word: 'Held', mark: `h-2 w-2.5 rounded-[2px] ${spanTones.held}` },
  { word: 'Worked', mark: `h-2 w-2.5 rounded-[2px] ${spanTones.ok}` },
  { word: 'Failed', mark: `h-2 w-2.5 rounded-[2px] ${spanTones.bad}` },
  { word: 'Poll', mark: 'h-2.5 w-0.5 bg-fg-3' },
  { word: 'Webhook', mark: 'h-2.5 w-0.5 bg-info' },
]

export function LanesLegend() {
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-fg-3">
      {legend.map(({ word, mark }) => (
        <li key={word} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={mark} />
          {word}
        </li>
      ))}
    </ul>
  )
}
