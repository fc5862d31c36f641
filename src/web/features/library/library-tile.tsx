import { Link } from '@tanstack/react-router'
import { Heart, Music } from 'lucide-react'
import { type DragEvent, memo, type PointerEvent, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { Waveform } from '#web/features/player/waveform.tsx'
import { assetDragType } from '#web/features/uploads/asset-drag.ts'
import { cx } from '#web/ui/cx.ts'
import { clock } from '#web/ui/format.ts'
import { MediaButton, MediaChip } from '#web/ui/media-chip.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SpriteFrame } from '#web/ui/sprite.tsx'
import { gridRoles } from './grid-roles.ts'
import { TextTile } from './text-tile.tsx'

interface LibraryTileProps {
  asset: Asset
  index: number
  width: number
  height: number
  /** Reached by Tab; the others by arrows. */
  isTabStop: boolean
  /** Phones have no room for names and buttons. */
  bare: boolean
  onFavorite: (asset: Asset) => void
}

/** One picture, clip or sound of the library. */
export const LibraryTile = memo(function LibraryTile(props: LibraryTileProps) {
  const { asset, index, width, height, isTabStop, bare, onFavorite } = props
  // What shows under the pointer or the focus is made only then: a fast scroll makes hundreds of tiles a second.
  const [near, setNear] = useState(false)
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(assetDragType, asset.id)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices who is near; pressing is for what is inside.
    <div
      className="relative flex-none"
      {...gridRoles.cell}
      onBlur={() => setNear(false)}
      onFocus={() => setNear(true)}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      style={{ width, height }}
    >
      <Link
        aria-label={nameOf(asset)}
        className={cx(
          'block size-full overflow-hidden focus-visible:-outline-offset-2',
          !bare && 'rounded-[4px]',
        )}
        data-index={index}
        draggable
        onDragStart={drag}
        params={{ assetId: asset.id }}
        preload={false}
        tabIndex={isTabStop ? 0 : -1}
        to="/assets/$assetId"
      >
        {asset.kind === 'text' ? (
          <TextTile name={asset.name} />
        ) : asset.kind === 'audio' ? (
          <Sound asset={asset} />
        ) : (
          <Pictured asset={asset} named={near && !bare} />
        )}
      </Link>
      {!bare && (near || asset.favorite) && (
        <span className="absolute top-[5px] right-[5px] z-3">
          <MediaButton
            filled={asset.favorite}
            icon={Heart}
            label={
              asset.favorite ? `${asset.name} is no longer a favourite` : `Make ${asset.name} a favourite`
            }
            onClick={() => onFavorite(asset)}
            pressed={asset.favorite}
            tabIndex={-1}
          />
        </span>
      )}
      {bare && asset.favorite && (
        <MediaChip corner="top-left" icon={Heart} className="[&_svg]:fill-current" />
      )}
    </div>
  )
})

function Pictured({ asset, named }: { asset: Asset; named: boolean }) {
  const [part, setPart] = useState<number | null>(null)
  const { sprite, spriteUrl, durationSeconds } = asset
  const scrub = (event: PointerEvent) => {
    if (sprite === null || event.pointerType === 'touch') return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    setPart((event.clientX - left) / width)
  }
  return (
    <span className="block size-full" onPointerLeave={() => setPart(null)} onPointerMove={scrub}>
      <Picture
        alt=""
        aspect={null}
        className="size-full"
        src={asset.posterUrl === null ? null : inWorkspace(asset.posterUrl)}
      >
        {part !== null && sprite !== null && spriteUrl !== null && (
          <>
            <SpriteFrame part={part} sheet={{ url: inWorkspace(spriteUrl), cut: sprite }} />
            <span className="absolute inset-x-0 bottom-0 z-3 h-[3px] bg-[rgb(255_255_255/.3)]">
              <span className="block h-full bg-media-accent" style={{ width: `${part * 100}%` }} />
            </span>
          </>
        )}
        {named && (
          <span className="absolute inset-x-0 bottom-0 z-2 truncate bg-media-chip px-2 py-1 pr-14 text-12 font-medium text-on-media">
            {asset.name}
          </span>
        )}
        {durationSeconds !== null && (
          <MediaChip className="z-3" corner="bottom-right">
            {clock(durationSeconds)}
          </MediaChip>
        )}
      </Picture>
    </span>
  )
}

function Sound({ asset }: { asset: Asset }) {
  const isMusic = asset.tags.includes('music')
  return (
    <span
      className={cx(
        'relative grid size-full place-items-center',
        isMusic ? 'bg-(--clip-music)' : 'bg-(--clip-sfx)',
      )}
    >
      <span aria-hidden className="absolute inset-x-2 top-1.5 truncate text-12 font-medium text-fg">
        {asset.name}
      </span>{' '}
      {asset.peaksUrl !== null && (
        <Waveform decorative className="h-1/2 w-[calc(100%-20px)]" url={asset.peaksUrl} />
      )}
      <MediaChip corner="bottom-right" icon={Music}>
        {clock(asset.durationSeconds ?? 0)}
      </MediaChip>
    </span>
  )
}

const kinds: Partial<Record<Asset['kind'], string>> = { video: 'clip', image: 'picture', audio: 'sound' }

function nameOf({ name, kind, durationSeconds, favorite }: Asset): string {
  const words = [durationSeconds === null ? name : `${name} ${clock(durationSeconds)}`, kinds[kind] ?? kind]
  if (favorite) words.push('favourite')
  return words.join(', ')
}
