import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { Voice } from '#contract/voice.ts'
import { keptVoicesQuery, voicesQuery } from '#web/api/queries.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { SearchInput } from '#web/ui/input.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { PreviewButton } from '../preview-button.tsx'
import { playPreview, stopPreview } from '../preview-player.ts'
import { anyVoice, findVoices, voiceFacts } from '../voice-words.ts'
import { choiceOfKept, choiceOfVoice, type PickerRow, type VoiceChoice } from './voice-choice.ts'

export interface VoicePickerProps {
  voiceId: string | undefined
  /** Only voices of these; absent: of any. */
  providers?: readonly string[] | undefined
  engineId: string | undefined
  /** Absent: back to the voice that the engine takes by itself. */
  onPick: (choice: VoiceChoice | undefined) => void
}

/** So long must a pointer rest, or the keys stay, before a voice speaks up. */
const restMs = 450
const most = 60

/** Characters first, then every voice; resting on one lets it speak. */
export function VoicePicker({ voiceId, providers, engineId, onPick }: VoicePickerProps) {
  const { data, error, refetch } = useQuery(voicesQuery)
  const kept = useQuery(keptVoicesQuery).data?.items ?? []
  const [words, setWords] = useState('')
  const [activeId, setActiveId] = useState<string | null>(null)
  const listId = useId()
  const fits = ({ provider }: { provider: string }) => providers?.includes(provider) ?? true
  const voices = (data?.items ?? []).filter(fits)
  const characters = kept.flatMap((one): PickerRow[] => {
    const choice = choiceOfKept(one)
    if (choice === null || !fits(one) || !one.name.toLowerCase().includes(words.toLowerCase())) return []
    const { id, name: label, previewUrl } = one
    return [{ id: `${listId}-${id}`, label, facts: nameOf(voices, choice.voiceId), previewUrl, choice }]
  })
  const found = findVoices(voices, { ...anyVoice, words })
  const rows = found.slice(0, most).map(
    (voice): PickerRow => ({
      id: `${listId}-${voice.provider}-${voice.id}`,
      label: voice.label,
      facts: [voice.providerLabel, voiceFacts(voice)].filter(Boolean).join(' · '),
      previewUrl: voice.previewUrl,
      choice: choiceOfVoice(voice, engineId),
    }),
  )
  const all = [...characters, ...rows]
  const active = all.find(({ id }) => id === activeId)
  useRest(active?.previewUrl ?? null)

  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && all.length > 0) {
      event.preventDefault()
      const at = active === undefined ? (step > 0 ? -1 : 0) : all.indexOf(active)
      const next = all[(at + step + all.length) % all.length]
      setActiveId(next?.id ?? null)
      document.getElementById(next?.id ?? '')?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      onPick(active.choice)
    }
  }
  const show = (row: PickerRow) => (
    <Row
      key={row.id}
      active={row.id === active?.id}
      current={row.choice.voiceId === voiceId}
      onPick={() => onPick(row.choice)}
      onRest={(on) => setActiveId(on ? row.id : null)}
      row={row}
    />
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="p-2.5">
        <SearchInput
          aria-activedescendant={active?.id}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-expanded="true"
          autoFocus
          className="h-8!"
          label="Find a voice"
          onKeyDown={steer}
          onValue={setWords}
          role="combobox"
          value={words}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-1.5 scroll-thin">
        {error !== null && data === undefined && <ProblemCard error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && (
          <Loading className="flex flex-col gap-2 p-2" label="Loading the voices">
            <Skeleton className="h-9 w-full" />
            <Skeleton className="h-9 w-full" />
            <Skeleton className="h-9 w-full" />
          </Loading>
        )}
        <div aria-label="Voices" id={listId} role="listbox">
          {words === '' && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search's
            <div
              aria-selected={voiceId === undefined}
              className="flex min-h-9 items-center rounded-2 px-2.5 hover:bg-hover aria-selected:bg-press pointer-coarse:min-h-11"
              onClick={() => onPick(undefined)}
              role="option"
              tabIndex={-1}
            >
              The usual voice
            </div>
          )}
          {characters.length > 0 && <Heading>Your characters</Heading>}
          {characters.map(show)}
          {rows.length > 0 && <Heading>All voices</Heading>}
          {rows.map(show)}
        </div>
        {found.length > most && (
          <p className="px-2.5 py-2 text-12 text-fg-3">{found.length - most} more: say more of the name.</p>
        )}
        {data !== undefined && all.length === 0 && (
          <p className="px-2.5 py-6 text-center text-fg-3">
            {words === ''
              ? 'No voices here. Install espeak-ng, flite or festival.'
              : 'No voice is called that.'}
          </p>
        )}
      </div>
      <footer className="border-t border-line p-1.5">
        <LinkButton kind="quiet" size="sm" to="/voices">
          All about voices
        </LinkButton>
      </footer>
    </div>
  )
}

const nameOf = (voices: readonly Voice[], voiceId: string): string =>
  voices.find(({ id }) => id === voiceId)?.label ?? ''

/** Lets a voice speak after a rest, and ends with the list. */
function useRest(url: string | null): void {
  useEffect(() => {
    if (url === null) return
    const timer = setTimeout(() => playPreview(url), restMs)
    return () => {
      clearTimeout(timer)
      stopPreview()
    }
  }, [url])
  useEffect(() => stopPreview, [])
}

const Heading = ({ children }: { children: string }) => (
  <p className="px-2.5 pt-2.5 pb-1 text-11 font-medium text-fg-2" role="presentation">
    {children}
  </p>
)

interface RowProps {
  row: PickerRow
  active: boolean
  current: boolean
  onRest: (on: boolean) => void
  onPick: () => void
}

function Row({ row, active, current, onRest, onPick }: RowProps) {
  return (
    <div
      className={cx('flex items-center gap-1 rounded-2 pr-1', active && 'bg-hover', current && 'bg-press')}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onRest(true)}
      onPointerLeave={() => onRest(false)}
      role="presentation"
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search's */}
      <div
        aria-selected={current}
        className="min-w-0 flex-1 py-1.5 pl-2.5 pointer-coarse:min-h-11"
        id={row.id}
        onClick={onPick}
        role="option"
        tabIndex={-1}
      >
        <span className="block truncate font-medium">{row.label}</span>
        <span className="block truncate text-11 text-fg-3">{row.facts}</span>
      </div>
      <PreviewButton name={row.label} size="md" url={row.previewUrl} />
    </div>
  )
}
