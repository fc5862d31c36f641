import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { KeptVoice, Voice } from '#contract/voice.ts'
import { ApiError } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { enginesQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'
import { PreviewButton } from './preview-button.tsx'
import { stopPreview } from './preview-player.ts'
import { type Tone, ToneFields } from './tone-fields.tsx'
import { useChangeVoice, useKeepVoice } from './voice-actions.ts'

interface KeepDialogProps {
  voice: Pick<Voice, 'id' | 'label' | 'provider' | 'engineIds' | 'previewUrl'>
  /** Already kept, and changed now. */
  kept?: KeptVoice | undefined
  onClose: () => void
}

/** Who speaks with this voice, by which engine, how fast and in which tone. */
export function KeepDialog({ voice, kept, onClose }: KeepDialogProps) {
  const formId = useId()
  const input = useRef<HTMLInputElement>(null)
  const engines = useQuery(enginesQuery).data?.items ?? []
  const [name, setName] = useState(kept?.name ?? '')
  const [missing, setMissing] = useState(false)
  const [engineId, setEngineId] = useState(kept?.engineId ?? voice.engineIds[0] ?? '')
  const [tone, setTone] = useState<Tone>({ speed: kept?.speed ?? 1, options: kept?.options ?? {} })
  const keep = useKeepVoice()
  const change = useChangeVoice(kept?.id ?? '')
  const { error, isPending } = kept ? change : keep
  const errors = errorsOf(error)
  const close = () => {
    stopPreview()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() === '')
    if (isPending || name.trim() === '') return
    const facts = { name: name.trim(), engineId, ...tone }
    if (kept) change.mutate(facts, { onSuccess: close })
    else keep.mutate({ ...facts, provider: voice.provider, voiceId: voice.id }, { onSuccess: close })
  }
  const schema = engines.find(({ id }) => id === engineId)?.modes.tts?.options
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={kept ? `The voice of ${kept.name}` : `Give ${voice.label} to a character`}
      description="In the studio you choose the character, and the voice speaks as you set it here."
      initialFocus={input}
      footer={
        <>
          <PreviewButton name={voice.label} url={voice.previewUrl} />
          <span className="flex-1" />
          <Button onClick={close}>Leave it</Button>
          <Button busy={isPending} form={formId} kind="primary" type="submit">
            {kept ? 'Save' : 'Keep the voice'}
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-3" id={formId} noValidate onSubmit={submit}>
        <Field
          error={missing ? 'Say who speaks with this voice.' : (errors.get('name') ?? errors.get(''))}
          label="Character"
        >
          <Input
            ref={input}
            maxLength={80}
            onValue={(text) => {
              setName(text)
              setMissing(false)
            }}
            placeholder="Mara"
            size="lg"
            value={name}
          />
        </Field>
        {voice.engineIds.length > 1 && (
          <Select
            label="Engine"
            onChange={(id) => {
              setEngineId(id)
              // Each engine has a tone of its own.
              setTone({ speed: 1, options: {} })
            }}
            options={voice.engineIds.map((id) => ({
              value: id,
              label: engines.find((one) => one.id === id)?.label ?? id,
            }))}
            size="lg"
            value={engineId}
          />
        )}
        <ToneFields errors={errors} onTone={setTone} schema={schema} tone={tone} />
      </form>
    </Dialog>
  )
}

/** What the studio refused, by field; what belongs to none stands under the empty name. */
function errorsOf(error: Error | null): ReadonlyMap<string, string> {
  if (error === null) return new Map()
  const fields = error instanceof ApiError ? (error.problem.errors ?? []) : []
  return fields.length === 0
    ? new Map([['', problemText(error)]])
    : new Map(fields.map(({ path, message }) => [path.replace(/^options\./, ''), message]))
}
