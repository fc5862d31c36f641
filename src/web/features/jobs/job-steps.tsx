import { Check, X } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { isOver } from '#web/api/job-lists.ts'
import { cx } from '#web/ui/cx.ts'
import { clock, percent, plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { Ring } from '#web/ui/ring.tsx'
import type { StepState } from '#web/ui/weighted-progress.ts'
import { type JobPart, partsOf } from './job-parts.ts'

/** The steps one below the other, each with what is known about it. */
export function JobSteps({ job, engine }: { job: Job; engine: string }) {
  const parts = partsOf(job)
  if (parts.length === 0) return null
  return (
    <section aria-label="Steps" className="flex-none">
      <h2 className="mb-2 text-13 font-semibold">Steps</h2>
      {!isOver(job) && <ProgressBar label="Progress" value={job.progress} className="mb-3" />}
      <ol className="flex flex-col">
        {parts.map((part, at) => (
          <li key={part.id} className="relative grid grid-cols-[18px_1fr] gap-2.5 pb-2.5">
            {at < parts.length - 1 && (
              <span aria-hidden="true" className="absolute top-5 -bottom-px left-[8.5px] w-px bg-line-2" />
            )}
            <Mark part={part} />
            <div className="min-w-0">
              <div className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{part.name}</span>
                <span className={cx('text-12', part.state === 'waiting' ? 'text-fg-3' : 'text-fg-2')}>
                  {timeOf(part, isOver(job))}
                </span>
              </div>
              <p className="text-12 text-pretty text-fg-3">{detailOf(part, engine)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const words: Record<StepState, string> = {
  done: 'Done',
  failed: 'Failed',
  running: 'Running',
  waiting: 'Waiting',
  skipped: 'Skipped',
}
const marks: Record<StepState, string> = {
  done: 'bg-[color-mix(in_oklab,var(--bg),var(--ok)_16%)] text-ok',
  failed: 'bg-bad text-bg',
  running: '',
  waiting: 'bg-bg inset-ring-[1.5px] inset-ring-line-3',
  skipped: 'bg-bg inset-ring-[1.5px] inset-ring-line-3',
}

function Mark({ part: { state, progress } }: { part: JobPart }) {
  if (state === 'running')
    return (
      <span className="relative z-1 mt-px size-[18px] rounded-full bg-bg">
        <Ring value={progress} size={18} label="Running" />
      </span>
    )
  return (
    <span
      role="img"
      aria-label={words[state]}
      className={cx(
        'relative z-1 mt-px grid size-[18px] place-items-center rounded-full [&_svg]:[stroke-width:3]',
        marks[state],
      )}
    >
      {state === 'done' && <Icon of={Check} size={12} />}
      {state === 'failed' && <Icon of={X} size={12} />}
    </span>
  )
}

function timeOf({ state, tookSeconds, progress, expectedSeconds }: JobPart, over: boolean): string {
  if (state === 'skipped' || (over && state === 'waiting')) return 'Skipped'
  if (state === 'running') return percent(progress)
  if (state === 'waiting') return `≈ ${clock(expectedSeconds)}`
  return tookSeconds === null ? '' : clock(tookSeconds)
}

function detailOf({ name, note, attempts, state }: JobPart, engine: string): string {
  if (note !== null) return note
  if (state === 'skipped') return 'Was not reached'
  const tries = attempts > 1 ? `, ${plural(attempts, 'try', 'tries')}` : ''
  if (name === 'Download') return `The file, into your library${tries}`
  if (name === 'Join') return `Picture and sound into one file${tries}`
  return state === 'waiting' ? 'Waits for the steps before it' : `${detailOfMade(name, engine)}${tries}`
}

const detailOfMade = (name: string, engine: string) =>
  ['Video', 'Image', 'Text'].includes(name) ? engine : 'On this machine'
