import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { type ReferenceKind, type ReferenceSet, referenceKinds } from '#contract/reference.ts'
import { ApiError } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { problemText } from '#web/api/problem-words.ts'
import { assetQuery, keptVoicesQuery } from '#web/api/queries.ts'
import { dismissUpload, useUploads } from '#web/features/uploads/uploads.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useSaveReference } from './reference-actions.ts'
import { kindLabels } from './reference-words.ts'
import { SetPictures, setPlace } from './set-pictures.tsx'

const noVoice = 'none'

/** A new set, or changes of an old one. */
export function SetDialog({ set, onClose }: { set?: ReferenceSet | undefined; onClose: () => void }) {
  const formId = useId()
  const input = useRef<HTMLInputElement>(null)
  const key = useRef(newKey())
  const voices = useQuery(keptVoicesQuery).data?.items ?? []
  const [name, setName] = useState(set?.name ?? '')
  const [kind, setKind] = useState<ReferenceKind>(set?.kind ?? 'character')
  const [description, setDescription] = useState(set?.description ?? '')
  const [voiceId, setVoiceId] = useState(set?.voiceId ?? null)
  const [images, setImages] = useState<Asset[]>(set?.images ?? [])
  const [tried, setTried] = useState(false)
  const save = useSaveReference(set?.id)
  useArrived((asset) => setImages((before) => [...before, asset]))
  const refused = (path: string) =>
    save.error instanceof ApiError
      ? save.error.problem.errors?.find((error) => error.path.startsWith(path))?.message
      : undefined
  const other = save.error !== null && !refused('') ? problemText(save.error) : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (save.isPending || name.trim() === '' || images.length === 0) return
    const body = { name, kind, description, voiceId, images: images.map(({ id }) => id) }
    save.mutate(
      { ...body, key: key.current },
      {
        onSuccess: onClose,
        // A changed wish is another one.
        onError: () => {
          key.current = newKey()
        },
      },
    )
  }
  const noImages = tried && images.length === 0 ? 'Add at least one picture.' : undefined
  return (
    <Dialog
      description="Write its name after an @ in a prompt, and its pictures go with the words."
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button busy={save.isPending} form={formId} kind="primary" type="submit">
            Save
          </Button>
        </>
      }
      initialFocus={input}
      onOpenChange={(open) => !open && onClose()}
      open
      size="lg"
      title={set ? set.name : 'New reference set'}
    >
      <form className="flex flex-col gap-4" id={formId} noValidate onSubmit={submit}>
        <Field
          error={(tried && name.trim() === '' ? 'Give it a name.' : undefined) ?? refused('name') ?? other}
          label="Name"
        >
          <Input ref={input} maxLength={60} onValue={setName} placeholder="Mara" size="lg" value={name} />
        </Field>
        <Segmented
          full
          label="Kind"
          onChange={setKind}
          options={referenceKinds.map((value) => ({ value, label: kindLabels[value] }))}
          value={kind}
        />
        <SetPictures images={images} onChange={setImages} />
        {(noImages ?? refused('images')) !== undefined && (
          <p className="text-12 text-bad" role="alert">
            {noImages ?? refused('images')}
          </p>
        )}
        <Field help="For people; engines see the pictures." label="Description">
          <Textarea maxLength={500} minRows={2} onValue={setDescription} value={description} />
        </Field>
        {kind === 'character' && voices.length > 0 && (
          <Select
            label="Voice"
            onChange={(id) => setVoiceId(id === noVoice ? null : id)}
            options={[
              { value: noVoice, label: 'No voice' },
              ...voices.map((voice) => ({ value: voice.id, label: voice.name })),
            ]}
            size="lg"
            value={voiceId ?? noVoice}
          />
        )}
      </form>
    </Dialog>
  )
}

/** Uploads of this dialog become pictures when they are ready; what is left over when it closes goes to the library alone. */
function useArrived(onArrived: (asset: Asset) => void): void {
  const client = useQueryClient()
  const uploads = useUploads((state) => state.uploads)
  useEffect(() => {
    for (const { id, place, state } of uploads) {
      if (place !== setPlace || state.phase !== 'done') continue
      dismissUpload(id)
      void client.fetchQuery(assetQuery(state.assetId)).then(onArrived, () => {})
    }
  })
}
