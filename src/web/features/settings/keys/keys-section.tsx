import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { ProviderKey } from '#contract/provider-key.ts'
import { providerKeysQuery } from '#web/api/queries.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { SectionHead } from '../settings-parts.tsx'
import { BrokenKey } from './broken-key.tsx'
import { KeyRow } from './key-row.tsx'
import { OwnKeyDialog } from './own-key-dialog.tsx'
import { ProviderFinder } from './provider-finder.tsx'
import { engineWords, useProviderEngines } from './use-provider-engines.ts'

const groups = [
  { title: 'Your keys', has: ({ own }: ProviderKey) => own !== null },
  {
    title: 'On the studio’s key, for credits',
    has: ({ own, studio }: ProviderKey) => own === null && studio,
  },
  { title: 'Without a key', has: ({ own, studio }: ProviderKey) => own === null && !studio },
]

/** Own keys of hosted engines' providers: what they change, how they are, and the way to a new one. */
export function KeysSection() {
  const { data, error, refetch } = useQuery(providerKeysQuery)
  const engines = useProviderEngines()
  const [editing, setEditing] = useState<ProviderKey | null>(null)
  const broken = (data?.items ?? []).filter(({ own }) => own !== null && own.status !== 'works')
  const enginesOf = ({ provider }: ProviderKey) => engines.get(provider) ?? []
  return (
    <>
      <SectionHead
        title="Provider keys"
        intro="Takes on your own key cost no credits. The provider bills you; we still track it in USD."
      />
      {data === undefined && error !== null && (
        <ProblemCard error={error} onRetry={() => void refetch()} className="m-2" />
      )}
      {data === undefined && error === null && (
        <Loading label="Asking for the keys" className="flex flex-col gap-4 py-4">
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </Loading>
      )}
      {data?.items.length === 0 && (
        <Card className="p-1">
          <EmptyState
            title="No hosted engines"
            body="This studio works with the engines of its own machine only."
          />
        </Card>
      )}
      {broken.map((key) => (
        <BrokenKey key={key.provider} providerKey={key} onReplace={() => setEditing(key)} />
      ))}
      <ProviderFinder
        items={data?.items ?? []}
        groups={groups}
        words={(item) => enginesOf(item).join(' ')}
        row={(key) => (
          <KeyRow
            key={key.provider}
            providerKey={key}
            opens={engineWords(enginesOf(key))}
            onEdit={() => setEditing(key)}
          />
        )}
      />
      <p className="flex items-center gap-2 px-1 text-12 text-pretty text-fg-3">
        <Icon of={Lock} size={14} />
        Keys are encrypted with the studio’s own key, tested when you save them, and never shown again.
      </p>
      {editing !== null && <OwnKeyDialog providerKey={editing} onClose={() => setEditing(null)} />}
    </>
  )
}
