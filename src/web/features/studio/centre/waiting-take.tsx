import { inWorkspace } from '#web/api/client-context.ts'
import { stageSentence, stagesOf } from '#web/api/job-stages.ts'
import { cx } from '#web/ui/cx.ts'
import { Picture } from '#web/ui/picture.tsx'
import { Ring } from '#web/ui/ring.tsx'
import type { Take } from '../takes/take.ts'
import { queueWords } from '../takes/take-words.ts'
import { useTimeLeft } from '../takes/use-time-left.ts'
import { FailedTake } from './failed-take.tsx'

/** In the place of a picture that is not there yet, or will not come. */
export function WaitingTake({ take }: { take: Take }) {
  const { state, output, job, number } = take
  if (state.phase === 'failed' || state.phase === 'canceled') return <FailedTake take={take} />
  const poster = output?.posterUrl == null ? null : inWorkspace(output.posterUrl)
  return (
    <div className="relative grid min-h-0 flex-1 place-items-center overflow-hidden bg-well">
      {poster !== null && (
        <Picture alt="" aspect={null} blurred className="absolute! inset-0" fit="contain" src={poster} />
      )}
      <div
        className={cx(
          'z-1 grid justify-items-center gap-2 p-4 text-center',
          poster !== null && 'text-on-media [text-shadow:0_0_6px_black]',
        )}
      >
        {state.phase === 'running' && <Ring onMedia={poster !== null} size={28} value={job.progress} />}
        <p className="font-medium">Take {number}</p>
        <WaitingWords take={take} />
      </div>
    </div>
  )
}

/** What it waits for, and how long. */
export function WaitingWords({ take: { state, job } }: { take: Take }) {
  const left = useTimeLeft(state.phase === 'running' ? job.etaSeconds : null, job.progress)
  const words =
    state.phase === 'queued'
      ? `${queueWords(state)}.`
      : state.phase === 'paused'
        ? 'Paused.'
        : `${stageSentence(stagesOf(job.steps))}. ${left === '' ? '' : `${left}.`}`
  return (
    <p className="text-12">
      {words} {state.phase !== 'paused' && 'You can leave. We will tell you.'}
    </p>
  )
}
