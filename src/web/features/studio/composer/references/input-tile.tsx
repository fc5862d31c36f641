import { Film, Image as ImageIcon, type LucideIcon, Music, TriangleAlert } from 'lucide-react'
import type { AssetKind } from '#contract/asset.ts'
import { useDrop } from '#web/features/uploads/use-drop.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { modeOf } from '../logic/resolve.ts'
import { roleLabel } from '../logic/roles.ts'
import { handleOf } from '../prompt/mentions.ts'
import { SlotFrame } from './slot-frame.tsx'
import type { ShownInput } from './use-inputs.ts'

const icons: Partial<Record<AssetKind, LucideIcon>> = { video: Film, audio: Music }

export function InputTile({ input }: { input: ShownInput }) {
  const { inputs, draft } = useComposer()
  const { asset, role, state } = input
  const wrong = useFieldError(`inputs.${input.index}`)
  const label = roleLabel(role, modeOf(draft))
  const name = asset ? handleOf(asset.name) : ''
  const many = (inputs.slots.find((slot) => slot.role === role)?.max ?? 1) > 1
  const caption = wrong === undefined ? captionOf(input, many ? name : label) : 'Does not fit'
  const { over, handlers } = useDrop(({ files, assetId }) => {
    if (assetId !== null) inputs.add(role, assetId)
    else inputs.addFiles(role, files)
  })
  return (
    <SlotFrame
      caption={caption}
      onRemove={() => inputs.remove(input.index)}
      removeLabel={`Remove ${label.toLowerCase()}${name === '' ? '' : `, ${name}`}`}
      title={wrong ?? asset?.name}
      tone={wrong !== undefined || state === 'gone' || state === 'failed' ? 'bad' : 'plain'}
    >
      <span
        {...(many ? {} : handlers)}
        className={cx('absolute inset-0', over && 'inset-ring-2 inset-ring-accent-edge')}
      >
        {asset?.posterUrl ? (
          <img
            alt={`${label}: ${name}`}
            className={cx('size-full object-cover', state !== 'ready' && 'brightness-35')}
            src={asset.posterUrl}
          />
        ) : (
          <span className="grid size-full place-items-center text-fg-3">
            {state === 'preparing' ? <Spinner /> : <Icon of={drawing(input)} />}
          </span>
        )}
      </span>
    </SlotFrame>
  )
}

const drawing = ({ state, asset }: ShownInput): LucideIcon =>
  state === 'ready' ? (icons[asset?.kind ?? 'image'] ?? ImageIcon) : TriangleAlert

function captionOf({ state }: ShownInput, label: string): string {
  if (state === 'gone') return 'Deleted'
  if (state === 'failed') return 'Not usable'
  return state === 'preparing' ? 'Preparing' : label
}
