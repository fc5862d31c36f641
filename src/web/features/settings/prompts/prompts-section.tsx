import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromptSettings, PromptSettingsInput } from '#contract/prompt.ts'
import { api } from '#web/api/client.ts'
import { enginesQuery, promptSettingsQuery } from '#web/api/queries.ts'
import { engineOptions, servedTextEngines } from '#web/features/write/text-engines.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Select } from '#web/ui/select.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { toast } from '#web/ui/toast.tsx'
import { SectionHead, SettingRow, SettingsCard } from '../settings-parts.tsx'

/** Who improves the workspace's prompts, and what he is told. */
export function PromptsSection() {
  const { data, error, refetch } = useQuery(promptSettingsQuery)
  return (
    <>
      <SectionHead
        title="Prompts"
        intro="“Improve” writes a prompt anew for the engine that it is for. It costs no credits."
      />
      {error !== null ? (
        <ProblemCard error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading className="grid gap-3" label="Reading the settings">
          <span className="skeleton h-40 rounded-3" />
        </Loading>
      ) : (
        <PromptsForm key={data.textEngineId} settings={data} />
      )}
    </>
  )
}

function PromptsForm({ settings }: { settings: PromptSettings }) {
  const [instructions, setInstructions] = useState(settings.instructions)
  const served = servedTextEngines(useQuery(enginesQuery).data?.items)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (body: PromptSettingsInput) => api('putPromptsSettings', { body }),
    onSuccess: (saved) => {
      client.setQueryData(promptSettingsQuery.queryKey, saved)
      toast.success('Kept.')
    },
    onError: (error) => toast.error(error.message),
  })
  const { textEngineId, model } = settings
  return (
    <>
      <SettingsCard title="Text model">
        <SettingRow description={whoImproves(model)} label="Improved by" wide>
          {served.length === 0 ? (
            <LinkButton params={{ section: 'keys' }} to="/settings/$section">
              Add a key
            </LinkButton>
          ) : (
            <Select
              className="w-60 max-tablet:w-full"
              hideLabel
              label="Improved by"
              onChange={(id) => save.mutate({ instructions, textEngineId: id === 'auto' ? null : id })}
              options={engineOptions(served)}
              value={served.some(({ id }) => id === textEngineId) ? textEngineId : 'auto'}
            />
          )}
        </SettingRow>
      </SettingsCard>
      <SettingsCard title="Instructions">
        <Field
          className="py-1.5"
          help="Told to the text model with every prompt of this workspace. The rules do not read it."
          hideLabel
          label="Instructions"
        >
          <Textarea
            maxLength={2_000}
            maxRows={12}
            minRows={4}
            onValue={setInstructions}
            placeholder="Our films are for children: nothing frightening. Always in daylight."
            value={instructions}
          />
        </Field>
        <Button
          busy={save.isPending}
          className="my-1.5 self-end"
          disabled={instructions.trim() === settings.instructions}
          kind="primary"
          onClick={() => save.mutate({ instructions, textEngineId })}
        >
          Save
        </Button>
      </SettingsCard>
    </>
  )
}

function whoImproves(model: PromptSettings['model']): string {
  if (model === null) return 'By rules: no text model has a key here. They add what a prompt leaves open.'
  return `${model.label} now, ${model.ownKey ? 'on your own key' : 'on the studio’s key'}.`
}
