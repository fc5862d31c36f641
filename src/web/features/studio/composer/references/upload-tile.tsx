import { RotateCcw, TriangleAlert } from 'lucide-react'
import { dismissUpload, retryUpload } from '#web/features/uploads/uploads.ts'
import { percent } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { roleLabels } from '../logic/roles.ts'
import { handleOf } from '../prompt/mentions.ts'
import { SlotFrame } from './slot-frame.tsx'
import type { ShownUpload } from './use-inputs.ts'

/** A file on its way: its picture dimmed, a bar, and how far it is; or why it did not arrive. */
export function UploadTile({ upload }: { upload: ShownUpload }) {
  const { state, previewUrl, file, role } = upload
  const name = handleOf(file.name)
  const failed = state.phase === 'failed'
  const caption = failed
    ? 'Not added'
    : state.phase === 'sending'
      ? `${name}, ${percent(state.sent)}`
      : 'Checking'
  return (
    <SlotFrame
      caption={caption}
      onRemove={() => dismissUpload(upload.id)}
      removeLabel={failed ? `Remove ${name}` : `Stop uploading ${name}`}
      title={file.name}
      tone={failed ? 'bad' : 'plain'}
    >
      {previewUrl && <img alt="" className="size-full object-cover brightness-35" src={previewUrl} />}
      {state.phase === 'sending' && (
        <span
          aria-label={`${roleLabels[role]}, uploading`}
          aria-valuemax={100}
          aria-valuemin={0}
          aria-valuenow={Math.round(state.sent * 100)}
          className="absolute inset-x-2 top-1/2 h-[3px] overflow-hidden rounded-[2px] bg-[rgb(255_255_255/.25)]"
          role="progressbar"
        >
          <b
            className="block h-full origin-left bg-white transition-transform duration-(--d-2)"
            style={{ transform: `scaleX(${state.sent})` }}
          />
        </span>
      )}
      {failed && (
        <span className="absolute inset-0 grid place-items-center bg-bad-soft text-bad">
          {state.canRetry ? (
            <button
              aria-label={`Retry ${name}`}
              className="hit grid size-7 place-items-center rounded-2 hover:bg-hover"
              onClick={() => retryUpload(upload.id)}
              type="button"
            >
              <Icon of={RotateCcw} />
            </button>
          ) : (
            <Icon of={TriangleAlert} />
          )}
        </span>
      )}
    </SlotFrame>
  )
}
