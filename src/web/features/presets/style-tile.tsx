import { useRef, useState } from 'react'
import type { StylePreset } from '#catalog/presets/style.ts'
import { cx } from '#web/ui/cx.ts'
import { useMedia } from '#web/ui/use-media.ts'
import { Preview } from './previews/preview.tsx'
import { styleWish } from './previews/preview-wishes.ts'
import { useOnScreen } from './previews/use-on-screen.ts'

interface StyleTileProps {
  /** Null is the picture as the engine gives it. */
  style: StylePreset | null
  on: boolean
  tabStop: boolean
  onChoose(): void
  onFocus(): void
}

export function StyleTile({ style, on, tabStop, onChoose, onFocus }: StyleTileProps) {
  const tile = useRef<HTMLButtonElement>(null)
  const onScreen = useOnScreen(tile)
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const playing = onScreen && !calm && (pointed || focused)
  return (
    <button
      ref={tile}
      type="button"
      data-tile
      aria-pressed={on}
      title={style?.description}
      tabIndex={tabStop ? 0 : -1}
      onClick={onChoose}
      onFocus={(event) => {
        setFocused(event.target.matches(':focus-visible'))
        onFocus()
      }}
      onBlur={() => setFocused(false)}
      onPointerEnter={(event) => setPointed(event.pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
      className="group block w-full text-left outline-none"
    >
      <span
        className={cx(
          'relative block aspect-video overflow-hidden rounded-2 bg-skel group-focus-visible:outline-2 group-focus-visible:outline-offset-4 group-focus-visible:outline-accent-edge',
          on && 'shadow-[0_0_0_2px_var(--panel),0_0_0_3.5px_var(--fg)]',
        )}
      >
        <Preview
          still={onScreen ? styleWish(style?.id ?? null, 'poster') : null}
          loop={playing ? styleWish(style?.id ?? null, 'loop') : null}
        />
      </span>
      <span className={cx('block pt-[5px] text-12 font-medium', on ? 'text-fg' : 'text-fg-2')}>
        {style?.label ?? 'None'}
      </span>
    </button>
  )
}
