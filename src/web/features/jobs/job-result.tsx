import { Link } from '@tanstack/react-router'
import { Check, FileText, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '#contract/job.ts'
import { isOver } from '#web/api/job-lists.ts'
import { stageName } from '#web/api/job-stages.ts'
import { jobDetail, jobName, jobTime } from '#web/api/job-words.ts'
import { PreviewLoop } from '#web/features/player/preview-loop.tsx'
import { shownOutput, type TakeOutput } from '#web/features/studio/takes/take.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { plural, seconds } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Ring } from '#web/ui/ring.tsx'

interface JobResultProps {
  job: Job
  take: string
  isChosen: boolean
}

/** What came of it; while it runs, how far it is. */
export function JobResult({ job, take, isChosen }: JobResultProps) {
  const output = shownOutput(job.outputs)
  const alt = `${take}: ${jobName(job)}`
  if (!isOver(job)) return <Running job={job} alt={alt} posterUrl={output?.posterUrl ?? null} />
  if (output === null) return null
  return (
    <div className="flex flex-none flex-col gap-2">
      <Result key={output.assetId} output={output} alt={alt} isChosen={isChosen} />
      {job.outputs.length > 1 && <Files job={job} />}
    </div>
  )
}

function Running({ job, alt, posterUrl }: { job: Job; alt: string; posterUrl: string | null }) {
  const long = job.etaSeconds !== null && job.etaSeconds > 180
  if (job.preview !== null) {
    return (
      <Picture src={null} alt={alt} className="flex-none rounded-2">
        <PreviewLoop label={alt} preview={job.preview} />
        <MediaChip corner="top-left">
          {job.status === 'running' && <Ring value={job.progress} size={12} onMedia label={alt} />}
          {jobDetail(job)}
          {jobTime(job) !== undefined && <span className="font-normal">{jobTime(job)}</span>}
        </MediaChip>
      </Picture>
    )
  }
  return (
    <Picture src={posterUrl} alt={alt} blurred className="flex-none rounded-2">
      <span className="absolute inset-0 grid place-items-center p-4 text-center" data-theme="dark">
        <span className="flex flex-col items-center gap-1.5 rounded-3 bg-media-chip px-4 py-3 text-on-media">
          {job.status === 'paused' ? (
            <Icon of={Pause} size={24} />
          ) : (
            <Ring value={job.status === 'running' ? job.progress : null} size={36} onMedia label={alt} />
          )}
          <span className="font-medium">{jobDetail(job)}</span>
          {jobTime(job) !== undefined && <span className="text-12">{jobTime(job)}</span>}
          {long && <span className="text-12">You can leave. We will tell you.</span>}
        </span>
      </span>
    </Picture>
  )
}

function Result({ output, alt, isChosen }: { output: TakeOutput; alt: string; isChosen: boolean }) {
  const [playing, setPlaying] = useState(false)
  if (output.kind === 'text')
    return (
      <LinkButton icon={FileText} params={{ assetId: output.assetId }} to="/assets/$assetId">
        Read the text
      </LinkButton>
    )
  if (output.kind === 'audio')
    return (
      // biome-ignore lint/a11y/useMediaCaption: nobody has written down what is heard
      <audio controls preload="none" src={output.url} aria-label={alt} className="w-full" />
    )
  if (playing) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: nobody has written down what is heard
      <video
        controls
        autoPlay
        loop
        src={output.url}
        poster={output.posterUrl ?? undefined}
        aria-label={alt}
        className="aspect-video w-full rounded-2 bg-well"
      />
    )
  }
  return (
    <Picture src={output.posterUrl ?? output.url} alt={alt} fit="contain" eager className="rounded-2">
      {output.kind === 'video' && (
        <button
          type="button"
          aria-label={`Play ${alt}`}
          onClick={() => setPlaying(true)}
          className="group absolute inset-0 grid place-items-center -outline-offset-2"
        >
          <span className="grid size-10 place-items-center rounded-full bg-media-chip text-on-media transition-transform duration-(--d-2) group-hover:scale-105">
            <Icon of={Play} className="fill-current" />
          </span>
        </button>
      )}
      {isChosen && (
        <MediaChip corner="top-left" tone="ok" icon={Check}>
          Chosen
        </MediaChip>
      )}
      {output.durationSeconds !== null && (
        <MediaChip corner="bottom-right">{seconds(output.durationSeconds)}</MediaChip>
      )}
    </Picture>
  )
}

/** Everything that was kept, each with its way to the viewer. */
function Files({ job: { outputs } }: { job: Job }) {
  return (
    <ul aria-label={plural(outputs.length, 'file')} className="flex flex-wrap gap-x-3 gap-y-1 text-12">
      {outputs.map((output) => (
        <li key={output.assetId}>
          <Link
            to="/assets/$assetId"
            params={{ assetId: output.assetId }}
            className="hit font-medium text-fg-2 hover:text-fg"
          >
            {stageName(output.stage)}
            {output.durationSeconds !== null && (
              <span className="font-normal text-fg-3"> {seconds(output.durationSeconds)}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
