import { useQuery } from '@tanstack/react-query'
import { Mic } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Voice, VoiceList } from '#contract/voice.ts'
import { keptVoicesQuery, voicesQuery } from '#web/api/queries.ts'
import { useWorkspace } from '#web/api/session.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { number } from '#web/ui/format.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { CloneDialog } from './clone/clone-dialog.tsx'
import { KeepDialog } from './keep-dialog.tsx'
import { KeptRow } from './kept-row.tsx'
import { stopPreview } from './preview-player.ts'
import { VoiceFilters } from './voice-filters.tsx'
import { VoiceRow } from './voice-row.tsx'
import { anyVoice, findVoices } from './voice-words.ts'
import { VoicesSkeleton } from './voices-skeleton.tsx'

/** Every voice that speaks here, who speaks with which, and voices of one's own. */
export function VoicesPage() {
  const { data, error, refetch } = useQuery(voicesQuery)
  useEffect(() => stopPreview, [])
  if (data === undefined && error !== null)
    return (
      <div className="grid h-full place-items-center p-6">
        <h1 className="sr-only">Voices</h1>
        <ProblemCard className="w-full max-w-[460px]" error={error} onRetry={() => void refetch()} />
      </div>
    )
  return data === undefined ? <VoicesSkeleton /> : <Desk list={data} />
}

function Desk({ list }: { list: VoiceList }) {
  const kept = useQuery(keptVoicesQuery).data?.items ?? []
  const { role } = useWorkspace().workspace
  const isAdmin = role === 'admin' || role === 'owner'
  const [wish, setWish] = useState(anyVoice)
  const [cloning, setCloning] = useState(false)
  const [keeping, setKeeping] = useState<Voice | null>(null)
  const wanted = useDeferredValue(wish)
  const found = useMemo(() => findVoices(list.items, wanted), [list, wanted])
  const open = list.cloning.filter(({ refusal }) => refusal === null)
  const voiceOf = (provider: string, voiceId: string | null) =>
    list.items.find((voice) => voice.provider === provider && voice.id === voiceId)
  return (
    <div className="mx-auto flex w-full max-w-[1080px] flex-col gap-4 p-6 max-tablet:p-3">
      <header className="flex flex-wrap items-center gap-2">
        <h1 className="text-20 font-semibold tracking-[-0.018em]">Voices</h1>
        <span className="text-fg-3">{number(list.items.length)}</span>
        <span className="flex-1" />
        {list.cloning.length > 0 ? (
          <Button
            className="max-tablet:h-11"
            disabledReason={open.length > 0 ? undefined : (list.cloning[0]?.refusal ?? undefined)}
            icon={Mic}
            kind="primary"
            onClick={() => setCloning(true)}
          >
            Clone a voice
          </Button>
        ) : (
          <LinkButton className="max-tablet:h-11" params={{ section: 'keys' }} to="/settings/$section">
            Add a key for more voices
          </LinkButton>
        )}
      </header>
      {list.missing.map(({ provider, detail }) => (
        <p key={provider} className="rounded-2 bg-warn-soft px-3 py-2 text-12 text-warn" role="status">
          Some voices are missing. {detail}
        </p>
      ))}
      {kept.length > 0 && (
        <section aria-labelledby="characters">
          <h2 className="pb-2 text-14 font-medium" id="characters">
            Your characters
          </h2>
          <Card className="p-0">
            <ul className="divide-y divide-line">
              {kept.map((one) => (
                <KeptRow
                  key={one.id}
                  isAdmin={isAdmin}
                  kept={one}
                  voice={voiceOf(one.provider, one.voiceId)}
                />
              ))}
            </ul>
          </Card>
        </section>
      )}
      <section aria-labelledby="all-voices" className="flex flex-col gap-2">
        <h2 className="text-14 font-medium" id="all-voices">
          All voices
        </h2>
        <VoiceFilters onWish={setWish} voices={list.items} wish={wish} />
        <p aria-live="polite" className="sr-only">
          {number(found.length)} voices
        </p>
        {found.length > 0 ? (
          <Card className="p-0">
            <ul className="divide-y divide-line">
              {found.map((voice) => (
                <VoiceRow
                  key={`${voice.provider} ${voice.id}`}
                  onKeep={() => setKeeping(voice)}
                  voice={voice}
                />
              ))}
            </ul>
          </Card>
        ) : list.items.length === 0 ? (
          <EmptyState
            body="This machine has no speech program, and no provider of voices has a key here."
            className="min-h-60"
            title="No voices yet"
          />
        ) : (
          <EmptyState
            actions={<Button onClick={() => setWish(anyVoice)}>Clear the search</Button>}
            art="search"
            className="min-h-60"
            title="No voice is like that"
          />
        )}
      </section>
      {cloning && <CloneDialog onClose={() => setCloning(false)} where={open} />}
      {keeping && <KeepDialog onClose={() => setKeeping(null)} voice={keeping} />}
    </div>
  )
}
