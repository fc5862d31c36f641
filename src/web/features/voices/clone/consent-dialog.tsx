import { useQuery } from '@tanstack/react-query'
import type { KeptVoice } from '#contract/voice.ts'
import { consentQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { dayAndTime } from '#web/ui/format.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

/** Who allowed the clone, what was said, and who brought it. */
export function ConsentDialog({ kept, onClose }: { kept: KeptVoice; onClose: () => void }) {
  const { data, error, refetch } = useQuery(consentQuery(kept.id))
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Consent for ${kept.name}`}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {error && <ProblemCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label="Loading the consent">
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
      {data && (
        <div className="flex flex-col gap-3">
          <blockquote className="border-l-2 border-line-2 pl-3 text-pretty">“{data.statement}”</blockquote>
          {/* biome-ignore lint/a11y/useMediaCaption: what is said stands above */}
          <audio className="w-full" controls preload="none" src={data.recordingUrl} />
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-12">
            <dt className="text-fg-3">Speaker</dt>
            <dd>{data.speaker}</dd>
            <dt className="text-fg-3">Recorded by</dt>
            <dd>
              {data.givenBy}, {dayAndTime(data.givenAt)}
            </dd>
            <dt className="text-fg-3">Samples</dt>
            <dd className="min-w-0 truncate">{data.samples.map(({ name }) => name).join(', ')}</dd>
            <dt className="text-fg-3">SHA-256</dt>
            <dd className="min-w-0 font-mono text-11 break-all">{data.recordingSha256}</dd>
          </dl>
        </div>
      )}
    </Dialog>
  )
}
