import { cx } from './cx.ts'

export interface Bar {
  label: string
  value: number
  /** "84 credits, 6 takes". */
  words: string
}

interface BarChartProps {
  /** The whole in one sentence: "Credits of the last 30 days, most on Thursday, 240". */
  summary: string
  bars: readonly Bar[]
  /** The label of the bar in question; the others recede. */
  current?: string | undefined
  height?: number | undefined
  className?: string | undefined
}

/** One series, bars in grey, the one in question in the accent; the same numbers as a table for screen readers. */
export function BarChart({ summary, bars, current, height = 70, className }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure className={className}>
      <div aria-hidden="true" className="flex items-end gap-[3px] border-b border-line" style={{ height }}>
        {bars.map((bar) => (
          <div
            key={bar.label}
            title={`${bar.label}: ${bar.words}`}
            className="group flex h-full min-w-0 flex-1 items-end justify-center"
          >
            <div
              className={cx(
                'w-full max-w-[18px] rounded-t-[1.5px]',
                bar.label === current
                  ? 'bg-accent-edge'
                  : bar.value > 0
                    ? 'bg-fg-3 group-hover:bg-fg-2'
                    : 'bg-line-2',
              )}
              style={{ height: bar.value > 0 ? `max(2px, ${(bar.value / most) * 100}%)` : 1 }}
            />
          </div>
        ))}
      </div>
      <figcaption className="sr-only">
        {summary}
        <table>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td>{bar.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  )
}
