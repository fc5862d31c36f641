import { type FormEvent, useId, useMemo, useRef, useState } from 'react'
import type { VoiceList } from '#contract/voice.ts'
import { hashText } from '#kernel/random.ts'
import { ApiError } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { problemText } from '#web/api/problem-words.ts'
import { useMe } from '#web/api/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useCloneVoice } from '../voice-actions.ts'
import { SoundsField } from './sounds-field.tsx'
import { useSounds } from './use-sounds.ts'

interface CloneDialogProps {
  where: VoiceList['cloning']
  onClose: () => void
}

const statementOf = (speaker: string, asker: string) =>
  `I, ${speaker || 'your name'}, allow ${asker} to make a synthetic copy of my voice and to use it in films.`

/** A voice of one's own: recordings, and the recorded word of whose voice it is. */
export function CloneDialog({ where, onClose }: CloneDialogProps) {
  const formId = useId()
  const me = useMe()
  const input = useRef<HTMLInputElement>(null)
  const key = useMemo(newKey, [])
  const [provider, setProvider] = useState(where[0]?.provider ?? '')
  const [name, setName] = useState('')
  const [speaker, setSpeaker] = useState('')
  const [written, setWritten] = useState<string | null>(null)
  const [removeNoise, setRemoveNoise] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const samples = useSounds('clone, samples', 25)
  const recording = useSounds('clone, consent', 1)
  const clone = useCloneVoice()
  const statement = written ?? statementOf(speaker, me.name)
  const missing = new Map<string, string>()
  if (name.trim() === '') missing.set('name', 'Give the voice a name.')
  if (samples.sounds.length === 0) missing.set('samples', 'Add at least one recording of the voice.')
  if (speaker.trim() === '') missing.set('consent.speaker', 'Say whose voice it is.')
  if (statement.trim().length < 20) missing.set('consent.statement', 'Write what the speaker agrees to.')
  if (recording.sounds.length === 0)
    missing.set('consent.recording', 'Record the speaker saying the words above.')
  if (!agreed) missing.set('consent.agreed', 'Confirm that the speaker has agreed.')
  const refused = refusedFields(clone.error)
  const errorAt = (path: string) => refused.get(path) ?? (tried ? missing.get(path) : undefined)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [said] = recording.sounds
    if (clone.isPending || missing.size > 0 || said === undefined) return
    const consent = { speaker, statement, recording: said.assetId, agreed: true as const }
    const wish = {
      provider,
      name,
      removeNoise,
      samples: samples.sounds.map(({ assetId }) => assetId),
      consent,
    }
    clone.mutate({ ...wish, key: `${key}-${hashOf(wish)}` }, { onSuccess: onClose })
  }

  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title="Clone a voice"
      description="One to five minutes of clear speech are best. The recordings go to the provider; the consent stays here, and is kept after the clone is deleted."
      initialFocus={input}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button busy={clone.isPending} form={formId} kind="primary" type="submit">
            Clone the voice
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-4" id={formId} noValidate onSubmit={submit}>
        <Field error={errorAt('name')} label="Name of the voice">
          <Input ref={input} maxLength={80} onValue={setName} placeholder="Mara" size="lg" value={name} />
        </Field>
        {where.length > 1 && (
          <Select
            label="Provider"
            onChange={setProvider}
            options={where.map((one) => ({ value: one.provider, label: one.label }))}
            size="lg"
            value={provider}
          />
        )}
        <SoundsField
          error={errorAt('samples')}
          help="One speaker, no music, no echo."
          label="Recordings of the voice"
          many
          recordingName="voice sample"
          sounds={samples}
        />
        <Switch
          checked={removeNoise}
          description="Only where there is noise: on clean recordings it takes quality away."
          end
          label="Take background noise out"
          onChange={setRemoveNoise}
        />
        <h3 className="border-t border-line pt-4 text-14 font-medium">Consent</h3>
        <Field error={errorAt('consent.speaker')} label="Whose voice it is">
          <Input maxLength={120} onValue={setSpeaker} placeholder="Mara Lind" size="lg" value={speaker} />
        </Field>
        <Field
          error={errorAt('consent.statement')}
          help="The speaker reads this aloud in the recording."
          label="What the speaker says"
        >
          <Textarea maxLength={2_000} minRows={2} onValue={setWritten} value={statement} />
        </Field>
        <SoundsField
          error={errorAt('consent.recording')}
          help="Kept with who brought it and when. Admins can hear it later."
          label="The speaker saying it"
          many={false}
          recordingName="consent"
          sounds={recording}
        />
        <Checkbox
          checked={agreed}
          label="This is the speaker’s own voice, and the speaker has agreed to be cloned."
          onChange={setAgreed}
        />
        {errorAt('consent.agreed') && <p className="text-12 text-bad">{errorAt('consent.agreed')}</p>}
        {clone.error && refused.size === 0 && <p className="text-12 text-bad">{problemText(clone.error)}</p>}
      </form>
    </Dialog>
  )
}

/** A sample's own error stands at the samples. */
function refusedFields(error: Error | null): ReadonlyMap<string, string> {
  const fields = error instanceof ApiError ? (error.problem.errors ?? []) : []
  return new Map(fields.map(({ path, message }) => [path.replace(/^samples\.\d+$/, 'samples'), message]))
}

/** A changed form is another request, and must not replay the first one's answer. */
const hashOf = (wish: object): number => hashText(JSON.stringify(wish))
