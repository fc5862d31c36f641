import { Check, Minus, X } from 'lucide-react'
import { cx } from './cx.ts'
import { clock, percent } from './format.ts'
import { Icon } from './icon.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Ring } from './ring.tsx'
import { useForward } from './use-forward.ts'
import { type StepState, type WeightedStep, weightedProgress } from './weighted-progress.ts'

export interface StepItem extends WeightedStep {
  id: string
  name: string
  /** How long it took, when it is over. */
  tookSeconds?: number | null | undefined
}

interface StepListProps {
  /** What the steps make; a new thing starts its bar anew. */
  of: string
  steps: readonly StepItem[]
  /** Where the server knows better than the steps' own progress. */
  progress?: number | null | undefined
  bar?: boolean | undefined
  /** One below the other, for narrow places and details. */
  vertical?: boolean | undefined
  className?: string | undefined
}

/** The steps of a job, and one bar that never goes back. */
export function StepList({ of, steps, progress, bar = true, vertical = false, className }: StepListProps) {
  const value = useForward(of, Math.max(progress ?? 0, weightedProgress(steps)))
  return (
    <div className={className}>
      <ol className={cx('flex text-12', vertical ? 'flex-col gap-1.5' : 'flex-wrap gap-y-1')}>
        {steps.map((step, at) => (
          <li key={step.id} className={cx('flex items-center gap-1.5 whitespace-nowrap', tones[step.state])}>
            {!vertical && at > 0 && (
              <span aria-hidden="true" className="mr-2 ml-0.5 h-px w-[18px] bg-line-2" />
            )}
            <StepMark step={step} />
            <span>{step.name}</span>
            <StepTime step={step} />
            {!vertical && at < steps.length - 1 && (
              <span aria-hidden="true" className="mr-2 ml-0.5 h-px w-[18px] bg-line-2" />
            )}
          </li>
        ))}
      </ol>
      {bar && <ProgressBar label={`${of}, progress`} value={value} className="mt-2" />}
    </div>
  )
}

const tones: Record<StepState, string> = {
  done: 'text-fg-2',
  running: 'font-medium text-fg',
  waiting: 'text-fg-3',
  failed: 'text-bad',
  skipped: 'text-fg-3',
}

export function StepMark({ step }: { step: WeightedStep }) {
  if (step.state === 'done') return <Icon of={Check} size={12} label="Done:" className="text-ok" />
  if (step.state === 'failed') return <Icon of={X} size={12} label="Failed:" />
  if (step.state === 'skipped') return <Icon of={Minus} size={12} label="Skipped:" />
  if (step.state === 'running') return <Ring value={step.progress ?? null} size={12} label="Running" />
  return (
    <span
      role="img"
      aria-label="Waiting:"
      className="mx-0.5 block size-2 flex-none rounded-full inset-ring-[1.5px] inset-ring-fg-3"
    />
  )
}

function StepTime({ step }: { step: StepItem }) {
  const words = timeOf(step)
  return words === '' ? null : (
    <span className={step.state === 'running' ? undefined : 'text-fg-3'}>{words}</span>
  )
}

function timeOf({ state, progress, tookSeconds, expectedSeconds }: StepItem): string {
  if (state === 'skipped') return 'skipped'
  if (state === 'running') return progress == null ? '' : percent(progress)
  if (state === 'waiting') return expectedSeconds == null ? '' : `≈ ${clock(expectedSeconds)}`
  return tookSeconds == null ? '' : clock(tookSeconds)
}
