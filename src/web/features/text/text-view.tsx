import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { api } from '#web/api/client.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { toast } from '#web/ui/toast.tsx'
import { textOfAsset } from './text-query.ts'
import { WrittenText } from './written-text.tsx'

/** A text of the library: read it, change it. A change is kept as a text of its own. */
export function TextView({ asset }: { asset: Asset }) {
  const { data: text, error, refetch } = useQuery(textOfAsset(asset.id))
  const [editing, setEditing] = useState(false)
  if (error !== null)
    return (
      <div className="grid flex-1 place-items-center p-5">
        <ProblemCard className="w-full max-w-[460px]" error={error} onRetry={() => void refetch()} />
      </div>
    )
  if (text === undefined)
    return (
      <Loading className="mx-auto grid w-full max-w-[720px] flex-1 gap-3 p-6" label="Reading the text">
        <span className="skeleton h-6 w-2/3" />
        <span className="skeleton h-40" />
      </Loading>
    )
  return editing ? (
    <TextEditor asset={asset} onDone={() => setEditing(false)} text={text} />
  ) : (
    <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
      <div className="mx-auto flex max-w-[720px] flex-col gap-3 p-6">
        <Button className="self-end" icon={Pencil} onClick={() => setEditing(true)}>
          Edit
        </Button>
        <WrittenText text={text} />
      </div>
    </div>
  )
}

function TextEditor({ asset, text, onDone }: { asset: Asset; text: string; onDone: () => void }) {
  const [words, setWords] = useState(text)
  const navigate = useNavigate()
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      api('postAssetsTexts', { body: { name: asset.name, text: words, fromAssetId: asset.id } }),
    onSuccess: (saved) => {
      client.setQueryData(textOfAsset(saved.id).queryKey, words)
      toast.success('Kept as a text of its own. The one before is still there.')
      void navigate({ to: '/assets/$assetId', params: { assetId: saved.id }, replace: true })
    },
    onError: (error) => toast.error(error.message),
  })
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-[720px] flex-1 flex-col gap-3 p-6">
      <Textarea
        aria-label="Text"
        className="min-h-0 flex-1 font-mono text-13"
        maxLength={200_000}
        maxRows={40}
        minRows={16}
        onValue={setWords}
        value={words}
      />
      <div className="flex flex-none justify-end gap-2">
        <Button kind="quiet" onClick={onDone}>
          Leave as it was
        </Button>
        <Button
          busy={save.isPending}
          disabled={words === text || words.trim() === ''}
          kind="primary"
          onClick={() => save.mutate()}
        >
          Save
        </Button>
      </div>
    </div>
  )
}
