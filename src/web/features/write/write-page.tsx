import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { enginesQuery } from '#web/api/queries.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { RecentTexts } from './recent-texts.tsx'
import { servedTextEngines } from './text-engines.ts'
import { WriteForm } from './write-form.tsx'
import { WrittenPanel } from './written-panel.tsx'

/** Scripts, shot lists and captions by a text model: priced before it writes, read as it writes, kept as a file. */
export function WritePage() {
  const { data, error, refetch } = useQuery(enginesQuery)
  const [jobId, setJobId] = useState<string | null>(null)
  const served = servedTextEngines(data?.items)
  if (error !== null)
    return (
      <div className="grid h-full place-items-center p-6">
        <ProblemCard className="w-full max-w-[460px]" error={error} onRetry={() => void refetch()} />
      </div>
    )
  if (data === undefined)
    return (
      <Loading className="mx-auto grid w-full max-w-[1120px] gap-4 p-6" label="Looking for text models">
        <span className="skeleton h-10" />
        <span className="skeleton h-56" />
      </Loading>
    )
  return (
    <div className="h-full overflow-y-auto scroll-thin">
      <div className="mx-auto grid max-w-[1120px] gap-6 p-6 max-tablet:p-3 laptop:grid-cols-[400px_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          <h1 className="text-20 font-semibold max-tablet:sr-only">Write</h1>
          {served.length === 0 ? (
            <EmptyState
              actions={
                <LinkButton
                  icon={KeyRound}
                  kind="primary"
                  params={{ section: 'keys' }}
                  to="/settings/$section"
                >
                  Add a key
                </LinkButton>
              }
              art="search"
              body="Scripts, shot lists and captions are written by a text model of OpenAI, Anthropic, Google and others, or by an Ollama server of your own. None is built in, and none has a key here."
              className="rounded-3 bg-panel"
              title="No text model has a key here"
            />
          ) : (
            <WriteForm onStarted={setJobId} served={served} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {jobId !== null && <WrittenPanel key={jobId} jobId={jobId} />}
          <RecentTexts />
        </div>
      </div>
    </div>
  )
}
