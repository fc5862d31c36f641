import { Ellipsis, Film, Image as ImageIcon, type LucideIcon, Music } from 'lucide-react'
import { useState } from 'react'
import type { InputCard } from '#catalog/engine.ts'
import type { AssetKind } from '#contract/asset.ts'
import type { InputRole } from '#contract/generation.ts'
import { roleLabels } from '#web/features/studio/composer/logic/roles.ts'
import { assetDragType } from '#web/features/uploads/asset-drag.ts'
import { seconds } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { Menu, MenuGroup, MenuItem } from '#web/ui/menu.tsx'

/** What of a take, an upload or an input is shown here. */
export interface Reference {
  assetId: string
  kind: AssetKind
  name: string
  posterUrl: string | null
  durationSeconds: number | null
  /** What it is used for already. */
  role?: InputRole | undefined
}

interface ReferenceTileProps {
  reference: Reference
  slots: readonly InputCard[]
  tabStop: boolean
  onFocus(): void
  onUse(role: InputRole): void
  onRemove?: (() => void) | undefined
}

const icons: Partial<Record<AssetKind, LucideIcon>> = { video: Film, audio: Music }
const kindWords: Partial<Record<AssetKind, string>> = { image: 'picture', video: 'video', audio: 'sound' }

/** A picture, video or sound that is dragged to a slot, or put there from its menu. */
export function ReferenceTile({ reference, slots, tabStop, onFocus, onUse, onRemove }: ReferenceTileProps) {
  const { assetId, kind, name, posterUrl, durationSeconds, role } = reference
  const fitting = slots.filter((slot) => slot.kind === kind && slot.role !== role)
  const [open, setOpen] = useState(false)
  // The menu hangs on a button of its own: opening as soon as it is pressed, it would take the drag away.
  const tile = (
    <button
      type="button"
      data-tile
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={() => setOpen(true)}
      draggable
      title={name}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onDragStart={(event) => {
        event.dataTransfer.setData(assetDragType, assetId)
        event.dataTransfer.effectAllowed = 'copy'
      }}
      className="block w-full cursor-grab text-left active:cursor-grabbing"
    >
      <span className="relative block aspect-video overflow-hidden rounded-2 bg-well group-hover:inset-ring-2 group-hover:inset-ring-line-3">
        {posterUrl === null ? (
          <span className="grid size-full place-items-center text-fg-2">
            <Icon of={icons[kind] ?? ImageIcon} />
          </span>
        ) : (
          <img
            src={posterUrl}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            className="size-full object-cover"
          />
        )}
        {durationSeconds !== null && <MediaChip corner="bottom-right">{seconds(durationSeconds)}</MediaChip>}
      </span>
      <span className="block truncate pt-[5px] text-12 font-medium text-fg-2">
        {role === undefined ? name : roleLabels[role]}
      </span>
    </button>
  )
  const more = (
    <button
      type="button"
      aria-label={`Use ${name}`}
      tabIndex={-1}
      className="absolute! top-[5px] right-[5px] hit grid size-[18px] place-items-center rounded-1 bg-media-chip text-on-media opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
    >
      <Icon of={Ellipsis} size={12} />
    </button>
  )
  return (
    <div className="group relative min-w-0">
      {tile}
      <Menu trigger={more} align="end" open={open} onOpenChange={setOpen}>
        <MenuGroup label={fitting.length > 0 ? 'Use as' : noPlaceFor(reference)}>
          {fitting.map((slot) => (
            <MenuItem key={slot.role} onSelect={() => onUse(slot.role)}>
              {roleLabels[slot.role]}
            </MenuItem>
          ))}
        </MenuGroup>
        {onRemove !== undefined && <MenuItem onSelect={onRemove}>Take out of this shot</MenuItem>}
      </Menu>
    </div>
  )
}

function noPlaceFor({ kind, role }: Reference): string {
  return role === undefined
    ? `This mode and engine take no ${kindWords[kind] ?? kind}.`
    : `Used as ${roleLabels[role].toLowerCase()}`
}
