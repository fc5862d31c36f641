import { useMutation, useQueryClient } from '@tanstack/react-query'
import { PenLine } from 'lucide-react'
import { useMemo } from 'react'
import type { Engine } from '#catalog/engine.ts'
import { guardPrompt } from '#catalog/guard.ts'
import { textTasks } from '#catalog/text/tasks.ts'
import { GenerationRequest } from '#contract/generation.ts'
import { api } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { setJobs } from '#web/api/job-cache.ts'
import { useQuote } from '#web/features/studio/composer/use-quote.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { toast } from '#web/ui/toast.tsx'
import { engineOptions, lengths } from './text-engines.ts'
import { TextPrice } from './text-price.tsx'
import { useWriteDraft } from './write-draft.ts'

/** What is to be written, by whom, how long, and what that costs. */
export function WriteForm({
  served,
  onStarted,
}: {
  served: readonly Engine[]
  onStarted: (jobId: string) => void
}) {
  const { task, prompt, instructions, engineId: wished, length, set } = useWriteDraft()
  const client = useQueryClient()
  const engineId = served.some(({ id }) => id === wished) ? wished : 'auto'
  const verdict = guardPrompt(prompt)
  const request = useMemo(() => {
    if (prompt.trim() === '' || !guardPrompt(prompt).ok) return null
    const options = { task, instructions, maxTokens: Number(length) }
    return GenerationRequest.safeParse({ mode: 'text', engineId, prompt, options }).data ?? null
  }, [prompt, task, instructions, length, engineId])
  const quoting = useQuote(request)
  const start = useMutation({
    mutationFn: (quoteId: string) => api('postGenerations', { body: { quoteId }, idempotencyKey: newKey() }),
    onSuccess: (job) => {
      setJobs(client, [job])
      void client.invalidateQueries({ queryKey: ['wallet'] })
      quoting.refresh()
      onStarted(job.id)
    },
    onError: (error) => toast.error(error.message),
  })
  const { quote, loading } = quoting
  const ready = request !== null && quote !== null && !loading && quoting.error === null

  return (
    <form
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !start.isPending) start.mutate(quote.id)
      }}
    >
      <Segmented
        full
        hideLabel
        label="What to write"
        onChange={(value) => set({ task: value })}
        options={textTasks.map(({ id, label }) => ({ value: id, label }))}
        value={task}
      />
      <Field
        error={verdict.ok ? undefined : `${verdict.reason} Nothing was charged.`}
        hideLabel
        label="Prompt"
      >
        <Textarea
          maxLength={20_000}
          maxRows={14}
          minRows={6}
          onValue={(text) => set({ prompt: text })}
          placeholder={textTasks.find(({ id }) => id === task)?.hint}
          value={prompt}
        />
      </Field>
      {!verdict.ok && (
        <Button className="self-start" onClick={() => set({ prompt: verdict.rewrite })} size="sm">
          Use the safe version
        </Button>
      )}
      <Field help="Told to the model before your words: tone, language, house rules." label="Instructions">
        <Textarea
          maxLength={2_000}
          maxRows={6}
          minRows={2}
          onValue={(text) => set({ instructions: text })}
          placeholder="British English. No voice-over."
          value={instructions}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Text model"
          onChange={(value) => set({ engineId: value })}
          options={engineOptions(served)}
          value={engineId}
        />
        <Select
          label="Length"
          onChange={(value) => set({ length: value })}
          options={lengths.map((one) => ({ ...one, note: `≤ ${one.value} tokens` }))}
          value={length}
        />
      </div>
      <TextPrice quoting={quoting} wanted={request !== null} />
      <Button busy={start.isPending} disabled={!ready} icon={PenLine} kind="primary" size="lg" type="submit">
        Write it
      </Button>
    </form>
  )
}
