import type { StageRow } from '#web/api/job-stages.ts'
import { cx } from '#web/ui/cx.ts'
import { percent } from '#web/ui/format.ts'

/** One piece a stage, as long as it is expected to take. */
export function SegmentedBar({ stages }: { stages: readonly StageRow[] }) {
  if (stages.length === 0) return null
  return (
    <div aria-label={summary(stages)} className="flex gap-[3px]" role="img">
      {stages.map(({ id, state, progress, expectedSeconds }) => (
        <span
          key={id}
          className={cx('h-1 overflow-hidden rounded-[2px]', state === 'done' ? 'bg-ok' : 'bg-press')}
          style={{ flexGrow: Math.max(1, expectedSeconds), flexBasis: 12 }}
        >
          {state === 'running' && (
            <span
              className="block size-full origin-left bg-accent-edge transition-transform duration-(--d-4)"
              style={{ scale: `${progress} 1` }}
            />
          )}
        </span>
      ))}
    </div>
  )
}

function summary(stages: readonly StageRow[]): string {
  const words = { done: 'done', waiting: 'waiting', failed: 'failed', skipped: 'skipped' }
  return stages
    .map(({ name, state, progress }) => `${name} ${state === 'running' ? percent(progress) : words[state]}`)
    .join(', ')
}
