import { inWorkspace } from '#web/api/client-context.ts'
import { stageSentence, stagesOf } from '#web/api/job-stages.ts'
import { isUnsent } from '#web/api/outbox.ts'
import { PreviewLoop } from '#web/features/player/preview-loop.tsx'
import { percent } from '#web/ui/format.ts'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Ring } from '#web/ui/ring.tsx'
import { StepList } from '#web/ui/step-list.tsx'
import { useForward } from '#web/ui/use-forward.ts'
import { useBreadth } from '#web/ui/use-media.ts'
import { CancelTake } from './cancel-take.tsx'
import { SegmentedBar } from './segmented-bar.tsx'
import type { Take } from './take.ts'
import { queueWords, takeSummary } from './take-words.ts'
import { useTimeLeft } from './use-time-left.ts'

interface RunningTakeCardProps {
  take: Take
  engineName: (id: string) => string
}

/** The take that is being made: its steps, one bar, and the time that is left. */
export function RunningTakeCard(props: RunningTakeCardProps) {
  return useBreadth() === 'phone' ? <PhoneCard {...props} /> : <WideCard {...props} />
}

function WideCard({ take, engineName }: RunningTakeCardProps) {
  const { job, number } = take
  const words = useStateWords(take)
  const progress = useForward(job.id, job.progress)
  return (
    <section
      aria-label={`Take ${number} in progress`}
      className="mx-3 mt-2.5 flex gap-3 rounded-3 bg-raised p-2"
    >
      <Picture
        alt=""
        blurred
        className="w-28 flex-none self-center rounded-1 max-laptop:w-24"
        src={job.preview === null ? posterOf(take) : null}
      >
        {job.preview === null && posterOf(take) === null && <span className="skeleton absolute inset-0" />}
        {job.preview !== null && <PreviewLoop fit="cover" label={`Take ${number}`} preview={job.preview} />}
        <MediaChip corner="top-left">
          <Ring onMedia size={12} value={progress} />
          {percent(progress)}
        </MediaChip>
      </Picture>
      <div className="flex min-w-0 flex-1 flex-col justify-center">
        <div className="flex items-center gap-2">
          <span className="flex-none font-medium">Take {number}</span>
          <span className="min-w-0 flex-1 truncate text-fg-3">{takeSummary(take, engineName)}</span>
          <span className="flex-none font-medium">{words}</span>
          <span className="-mr-1.5 flex-none">
            <CancelTake take={take} />
          </span>
        </div>
        <StepList
          className="mt-1"
          of={`Take ${number}`}
          progress={progress}
          steps={stagesOf(job.steps, job.progress)}
        />
      </div>
    </section>
  )
}

function PhoneCard({ take }: RunningTakeCardProps) {
  const { job, number } = take
  const words = useStateWords(take)
  const stages = stagesOf(job.steps, job.progress)
  return (
    <section
      aria-label={`Take ${number} in progress`}
      className="mx-3 mt-3 flex flex-col gap-2 rounded-[10px] bg-panel px-3 pt-2.5 pb-1 inset-ring inset-ring-line"
    >
      <div className="flex items-center gap-2 text-14">
        <span className="flex-none font-medium">Take {number}</span>
        <span className="min-w-0 flex-1 truncate text-fg-3">{stageSentence(stages)}</span>
        <span className="flex-none font-medium">{words}</span>
      </div>
      <SegmentedBar stages={stages} />
      <div className="flex min-h-8 items-center text-12 text-fg-3">
        <span className="flex-1">
          {isUnsent(job) ? 'It goes out when the studio answers.' : 'You can leave. We will tell you.'}
        </span>
        <CancelTake take={take} />
      </div>
    </section>
  )
}

function useStateWords({ state, job }: Take): string {
  const left = useTimeLeft(state.phase === 'running' ? job.etaSeconds : null, job.progress)
  if (job.cancelRequested) return ''
  if (isUnsent(job)) return navigator.onLine ? 'Sending' : 'Waits for the network'
  if (state.phase === 'queued') return queueWords(state)
  return state.phase === 'paused' ? 'Paused' : left
}

const posterOf = ({ output }: Take): string | null =>
  output?.posterUrl == null ? null : inWorkspace(output.posterUrl)
