import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { captionsFor } from '#catalog/film-captions.ts'
import { api } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { setJobs } from '#web/api/job-cache.ts'
import { enginesQuery, walletQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { plural, price, seconds } from '#web/ui/format.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { QuoteCard } from '#web/ui/quote-card.tsx'
import { quoteState } from '#web/ui/quote-state.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { captionChoices, musicChoices } from './film-choices.ts'
import { filmLines, shotCount } from './film-lines.ts'
import { type FilmWish, useFilmQuote } from './use-film-quote.ts'

const example =
  'A lighthouse at dusk. A woman in a yellow coat walks on the beach. A storm comes over the sea.'
const shapes = ['16:9', '9:16', '1:1'] as const
const lengths = ['3', '4', '5', '8'] as const

/** A film from sentences: one job with every shot, the sound and the cut. Its price stands before the press. */
export function ScriptDialog({ onClose }: { onClose: () => void }) {
  const [wish, setWish] = useState<FilmWish>({
    ...{
      text: '',
      engineId: 'draft-video',
      aspectRatio: '16:9',
      secondsPerShot: 4,
      styleId: null,
      narrate: false,
      music: 'auto',
      captions: 'auto',
    },
  })
  const change = (patch: Partial<FilmWish>) => setWish((now) => ({ ...now, ...patch }))
  const text = useRef<HTMLTextAreaElement>(null)
  const { quote, error, isCurrent, hasWords } = useFilmQuote(wish)
  const starting = useStartFilm(onClose)
  const isShort = quote !== null && quote.balanceAfter < 0
  const reason = !hasWords
    ? 'Write at least one sentence'
    : !isCurrent
      ? 'The price is being asked for'
      : isShort
        ? 'The balance is too low for this film'
        : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="Which script becomes a film?"
      description="One shot a sentence, up to 12, as long as it is read. Camera moves, sound and the cut are planned for you."
      initialFocus={text}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            busy={starting.isPending}
            disabledReason={starting.isPending ? undefined : reason}
            onClick={() => quote !== null && starting.mutate({ wish, maxCredits: quote.totalCredits })}
          >
            {quote === null ? 'Make film' : `Make film, ${price(quote.totalCredits)}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Script" hideLabel>
          <Textarea
            ref={text}
            value={wish.text}
            onValue={(value) => change({ text: value })}
            placeholder={example}
            rows={6}
            maxLength={5000}
          />
        </Field>
        <Settings wish={wish} onChange={change} />
        {(error ?? starting.error) !== null ? (
          <ProblemCard error={error ?? starting.error} />
        ) : (
          hasWords && <Price quote={quote} isCurrent={isCurrent} />
        )}
      </div>
    </Dialog>
  )
}

function Settings({ wish, onChange }: { wish: FilmWish; onChange: (patch: Partial<FilmWish>) => void }) {
  const engines = useQuery(enginesQuery)
  const able = (engines.data?.items ?? []).filter(
    ({ available, modes }) => available && modes.t2v !== undefined,
  )
  return (
    <div className="grid gap-4 tablet:grid-cols-2">
      <Select
        label="Engine"
        value={wish.engineId}
        onChange={(engineId) => onChange({ engineId })}
        options={
          able.length > 0
            ? able.map(({ id, label, draft }) => ({ value: id, label, note: draft ? 'Free' : undefined }))
            : [{ value: 'draft-video', label: 'Draft video', note: 'Free' }]
        }
      />
      <Select
        label="Length of a shot"
        value={String(wish.secondsPerShot)}
        onChange={(value) => onChange({ secondsPerShot: Number(value) })}
        options={lengths.map((value) => ({ value, label: `${value} s` }))}
      />
      <Segmented
        label="Shape"
        full
        value={wish.aspectRatio}
        onChange={(aspectRatio) => onChange({ aspectRatio })}
        options={shapes.map((value) => ({ value, label: value }))}
      />
      <Select
        label="Music"
        value={wish.music}
        onChange={(music) => onChange({ music })}
        options={musicChoices}
      />
      <Switch
        label="A voice reads the script"
        checked={wish.narrate}
        onChange={(narrate) => onChange(narrate ? { narrate } : { narrate, captions: 'auto' })}
      />
      {wish.narrate && (
        <Segmented
          label="Captions"
          full
          value={captionsFor(wish)}
          onChange={(captions) => onChange({ captions })}
          options={captionChoices}
        />
      )}
    </div>
  )
}

interface PriceProps {
  quote: ReturnType<typeof useFilmQuote>['quote']
  isCurrent: boolean
}

function Price({ quote, isCurrent }: PriceProps) {
  const wallet = useQuery(walletQuery)
  const now = useNow()
  const balance = wallet.data?.available ?? null
  const total = quote?.totalCredits ?? null
  const plan =
    quote === null
      ? undefined
      : `${plural(shotCount(quote.lines), 'shot')}, ${seconds(quote.request.durationSeconds ?? 0)} in all. Ready in about ${seconds(Math.ceil(quote.estimatedSeconds.p50))}. ${quote.notes.join(' ')}`
  return (
    <QuoteCard
      state={quoteState({ loading: !isCurrent, total, balance, expiresAt: quote?.expiresAt ?? null, now })}
      lines={quote === null ? [] : filmLines(quote.lines)}
      total={total}
      providerCostUsd={quote?.providerCostUsd}
      balance={balance}
      footnote={plan}
    />
  )
}

/** The same press again keeps its key, so a film whose answer was lost is not made twice. */
function useStartFilm(onStarted: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const press = useRef<{ wish: string; key: string } | null>(null)
  return useMutation({
    retry: false,
    mutationFn: ({ wish, maxCredits }: { wish: FilmWish; maxCredits: number }) => {
      const text = JSON.stringify([wish, maxCredits])
      if (press.current?.wish !== text) press.current = { wish: text, key: newKey() }
      return api('postFilms', { body: { ...wish, maxCredits }, idempotencyKey: press.current.key })
    },
    onSuccess: (job) => {
      setJobs(client, [job])
      onStarted()
      return navigate({ to: '/jobs/$jobId', params: { jobId: job.id } })
    },
  })
}
