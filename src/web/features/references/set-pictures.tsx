import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { mostReferenceImages } from '#contract/reference.ts'
import { assetQuery } from '#web/api/queries.ts'
import { AssetPicker } from '#web/features/uploads/asset-picker.tsx'
import { dismissUpload, startUpload, useUploads } from '#web/features/uploads/uploads.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'

interface SetPicturesProps {
  images: readonly Asset[]
  onChange: (images: Asset[]) => void
}

/** Uploads of this dialog, told from those of a shot or of the library. */
export const setPlace = 'reference-set'

/** The pictures in order, the first of them the cover; more from the library or from this device. */
export function SetPictures({ images, onChange }: SetPicturesProps) {
  const [adding, setAdding] = useState(images.length === 0)
  const coming = useUploads(({ uploads }) => uploads).filter(({ place }) => place === setPlace)
  const full = images.length >= mostReferenceImages
  const forward = (index: number) => {
    const next = [...images]
    next.splice(index - 1, 0, ...next.splice(index, 1))
    onChange(next)
  }
  return (
    <div className="flex flex-col gap-2">
      {images.length > 0 && (
        <ol aria-label="Pictures" className="grid grid-cols-5 gap-2 max-tablet:grid-cols-3">
          {images.map((asset, index) => (
            <li key={asset.id} className="min-w-0">
              <SetPicture of={asset} />
              <span className="flex h-7 items-center text-11 text-fg-3">
                <span className="flex-1 truncate">{index === 0 ? 'Cover' : index + 1}</span>
                {index > 0 && (
                  <IconButton
                    icon={ArrowLeft}
                    label={`Move ${asset.name} forward`}
                    onClick={() => forward(index)}
                    size="sm"
                  />
                )}
                <IconButton
                  icon={X}
                  label={`Take ${asset.name} out`}
                  onClick={() => onChange(images.filter((_, at) => at !== index))}
                  size="sm"
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      {coming.map(({ id, file, state }) => (
        <p key={id} className="flex items-center gap-2 text-12 text-fg-3" role="status">
          <span className="min-w-0 flex-1">
            {file.name}
            {state.phase === 'failed' ? `: ${state.message}` : ' is on its way.'}
          </span>
          <IconButton icon={X} label={`Leave ${file.name} out`} onClick={() => dismissUpload(id)} size="sm" />
        </p>
      ))}
      {adding && !full ? (
        <AssetPicker
          kind="image"
          many
          onFiles={(files) => {
            for (const file of files.slice(0, mostReferenceImages - images.length))
              startUpload(file, setPlace, null)
          }}
          onPick={(asset) => {
            if (!images.some(({ id }) => id === asset.id)) onChange([...images, asset])
          }}
        />
      ) : (
        !full && (
          <span className="flex">
            <Button icon={Plus} onClick={() => setAdding(true)}>
              Add pictures
            </Button>
          </span>
        )
      )}
    </div>
  )
}

/** What has just arrived is being prepared for a moment. */
function SetPicture({ of: given }: { of: Asset }) {
  const { data: asset } = useQuery({
    ...assetQuery(given.id),
    initialData: given,
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 1_000 : false),
  })
  return asset.posterUrl === null ? (
    <span className="skeleton block aspect-square w-full rounded-2" />
  ) : (
    <img
      alt={asset.name}
      className="aspect-square w-full rounded-2 bg-well object-cover"
      src={asset.posterUrl}
    />
  )
}
