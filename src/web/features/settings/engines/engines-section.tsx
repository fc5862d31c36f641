import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StudioKey } from '#contract/studio-key.ts'
import { studioKeysQuery } from '#web/api/queries.ts'
import { AnchorButton } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { KeyDialog } from '../keys/key-dialog.tsx'
import { ProviderFinder } from '../keys/provider-finder.tsx'
import { engineWords, useProviderEngines } from '../keys/use-provider-engines.ts'
import { SectionHead } from '../settings-parts.tsx'
import { LimitsDialog } from './limits-dialog.tsx'
import { useSaveStudioKey } from './studio-key-actions.ts'
import { StudioKeyRow } from './studio-key-row.tsx'

const groups = [
  { title: 'Open to everybody here', has: ({ key }: StudioKey) => key !== null },
  { title: 'Without a key', has: ({ key }: StudioKey) => key === null },
]

/** The studio's own keys: they open engines to everybody here, for credits. For the owner of the studio. */
export function EnginesSection() {
  const { data, error, refetch } = useQuery(studioKeysQuery)
  const engines = useProviderEngines()
  const [editing, setEditing] = useState<StudioKey | null>(null)
  const [limiting, setLimiting] = useState<StudioKey | null>(null)
  const enginesOf = ({ provider }: StudioKey) => engines.get(provider) ?? []
  return (
    <>
      <SectionHead
        title="Engines"
        intro="The studio’s own keys open engines to everybody here, for credits; the providers bill you."
        action={
          <AnchorButton size="sm" kind="quiet" href="/status" target="_blank" rel="noopener noreferrer">
            Status page
          </AnchorButton>
        }
      />
      {data === undefined && error !== null && <ProblemCard error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Loading label="Asking for the studio’s keys" className="flex flex-col gap-4 py-4">
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </Loading>
      )}
      <ProviderFinder
        items={data?.items ?? []}
        groups={groups}
        words={(item) => enginesOf(item).join(' ')}
        row={(key) => (
          <StudioKeyRow
            key={key.provider}
            studioKey={key}
            opens={engineWords(enginesOf(key))}
            onEdit={() => setEditing(key)}
            onLimit={() => setLimiting(key)}
          />
        )}
      />
      {editing !== null && <StudioKeyDialog studioKey={editing} onClose={() => setEditing(null)} />}
      {limiting !== null && <LimitsDialog studioKey={limiting} onClose={() => setLimiting(null)} />}
    </>
  )
}

function StudioKeyDialog({ studioKey, onClose }: { studioKey: StudioKey; onClose: () => void }) {
  const { provider, label, keysUrl, key } = studioKey
  return (
    <KeyDialog
      label={label}
      keysUrl={keysUrl}
      description={`Everybody here may then use engines of ${label} for credits; ${label} bills you.`}
      replaces={key !== null}
      save={useSaveStudioKey(provider)}
      onClose={onClose}
    />
  )
}
