import { Star, TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CameraPreset } from '#camera/preset.ts'
import { useDraftPart } from '#web/features/studio/draft.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { MoveGlyph } from './move-glyph.tsx'
import { Preview } from './previews/preview.tsx'
import { moveWish } from './previews/preview-wishes.ts'
import { useOnScreen } from './previews/use-on-screen.ts'

interface MoveTileProps {
  preset: CameraPreset
  /** The shot's move: its preview follows the person's own settings. */
  chosen: boolean
  favorite: boolean
  /** False: the engine that is chosen would refuse it. */
  drawn: boolean
  tabStop: boolean
  onChoose(): void
  onFavorite(): void
  onFocus(): void
}

export function MoveTile({
  preset,
  chosen,
  favorite,
  drawn,
  tabStop,
  onChoose,
  onFavorite,
  onFocus,
}: MoveTileProps) {
  const tile = useRef<HTMLDivElement>(null)
  const onScreen = useOnScreen(tile)
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const camera = useDraftPart((draft) => (chosen ? draft.camera : undefined))
  const playing = onScreen && !calm && (pointed || focused)
  const still = onScreen ? moveWish(preset, calm ? 'stills' : 'poster', camera) : null
  return (
    <div
      ref={tile}
      className="group relative min-w-0"
      onPointerEnter={(event) => setPointed(event.pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
    >
      <button
        type="button"
        data-tile
        aria-pressed={chosen}
        aria-keyshortcuts="F"
        title={drawn ? preset.description : `${preset.description} This engine cannot draw it.`}
        tabIndex={tabStop ? 0 : -1}
        onClick={onChoose}
        onFocus={(event) => {
          setFocused(event.target.matches(':focus-visible'))
          onFocus()
        }}
        onBlur={() => setFocused(false)}
        className="block w-full text-left outline-none"
      >
        <span
          className={cx(
            'relative block aspect-video overflow-hidden rounded-2 bg-skel group-has-[[data-tile]:focus-visible]:outline-2 group-has-[[data-tile]:focus-visible]:outline-offset-4 group-has-[[data-tile]:focus-visible]:outline-accent-edge',
            chosen && 'shadow-[0_0_0_2px_var(--panel),0_0_0_3.5px_var(--fg)]',
          )}
        >
          <Preview still={still} loop={playing ? moveWish(preset, 'loop', camera) : null} />
          {/* A veil, not a filter: every filter is a layer of its own, and each is looked at again in every frame. */}
          {!chosen && !playing && <span className="absolute inset-0 bg-black/25 group-hover:hidden" />}
          <MoveGlyph presetId={preset.id} />
          {!drawn && (
            <span className="absolute bottom-1 left-1 grid size-[18px] place-items-center rounded-1 bg-media-chip text-warn">
              <Icon of={TriangleAlert} size={12} label="Not drawn by this engine:" />
            </span>
          )}
        </span>
        <span className={cx('block pt-[5px] text-12 font-medium', chosen ? 'text-fg' : 'text-fg-2')}>
          {preset.label}
        </span>
      </button>
      <button
        type="button"
        aria-pressed={favorite}
        aria-label={`Star ${preset.label}`}
        tabIndex={tabStop ? 0 : -1}
        onClick={onFavorite}
        className={cx(
          'absolute top-0 right-0 grid size-7 place-items-center rounded-1 pointer-coarse:size-11 pointer-coarse:opacity-100',
          !favorite && 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100',
        )}
      >
        <span className="grid size-[18px] place-items-center rounded-1 bg-media-chip text-on-media">
          <Icon of={Star} size={12} className={favorite ? 'fill-current' : undefined} />
        </span>
      </button>
    </div>
  )
}
