import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { InputCard } from '#catalog/engine.ts'
import { useDrop } from '#web/features/uploads/use-drop.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { useTablet } from '#web/ui/use-media.ts'
import { useComposer } from '../composer-state.tsx'
import { modeOf } from '../logic/resolve.ts'
import { roleLabel } from '../logic/roles.ts'

const assetPicker = lazyPart(() =>
  import('#web/features/uploads/asset-picker.tsx').then(({ AssetPicker }) => AssetPicker),
)

export function EmptySlot({ slot }: { slot: InputCard }) {
  const { inputs, draft } = useComposer()
  const [open, setOpen] = useState(false)
  const roomy = useTablet()
  const { role, kind, max } = slot
  const label = roleLabel(role, modeOf(draft))
  const { over, handlers } = useDrop(({ files, assetId }) => {
    if (assetId !== null) inputs.add(role, assetId)
    else inputs.addFiles(role, files)
  })
  const trigger = (
    <button
      {...handlers}
      aria-label={`Add ${label.toLowerCase()}`}
      className={cx(
        'grid aspect-16/10 w-full place-items-center rounded-2 border border-dashed border-line-3 text-fg-2 hover:bg-hover data-popup-open:bg-press',
        over && 'border-solid border-accent-edge bg-accent-soft',
      )}
      onClick={roomy ? undefined : () => setOpen(true)}
      type="button"
    >
      <Icon of={Plus} />
    </button>
  )
  const picker = (
    <LazyView
      of={assetPicker}
      with={{
        kind,
        many: max > 1,
        onFiles: (files) => {
          inputs.addFiles(role, files)
          setOpen(false)
        },
        onPick: (asset) => {
          inputs.add(role, asset.id)
          setOpen(false)
        },
      }}
    />
  )
  return (
    <li className="min-w-0">
      {roomy ? (
        <Popover
          align="end"
          className="w-[360px] p-3"
          label={label}
          onOpenChange={setOpen}
          open={open}
          trigger={trigger}
        >
          {picker}
        </Popover>
      ) : (
        <>
          {trigger}
          <Sheet onOpenChange={setOpen} open={open} title={label}>
            {picker}
          </Sheet>
        </>
      )}
      <span className="block truncate pt-1 text-11 tracking-[-0.012em] text-fg-2">{label}</span>
    </li>
  )
}
