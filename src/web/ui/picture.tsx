import { type ReactNode, useState } from 'react'
import { cx } from './cx.ts'

interface PictureProps {
  /** null: nothing to show yet; the well stays. */
  src: string | null
  alt: string
  /** `cover` only where framing is not judged: rows of the library, cards. */
  fit?: 'contain' | 'cover' | undefined
  /** Width over height; 16:9 unless told. `null` fills its place. */
  aspect?: number | null | undefined
  blurred?: boolean | undefined
  dimmed?: boolean | undefined
  eager?: boolean | undefined
  className?: string | undefined
  /** Chips and buttons over the picture. */
  children?: ReactNode
}

/** What came sooner stands at once: a list that scrolls fast would draw hundreds of fades at a time. */
const lateMs = 300

/** Marks on the element, not React's state, so that no picture that comes draws its tile again. */
const wait = (image: HTMLImageElement) => {
  image.dataset.since ??= String(performance.now())
  if (image.complete && image.naturalWidth > 0) show(image)
}
const show = (image: HTMLImageElement) => {
  if (performance.now() - Number(image.dataset.since) > lateMs) image.dataset.late = ''
  image.dataset.shown = ''
}

/** A picture in its well; one that was waited for fades in. */
export function Picture(props: PictureProps) {
  const {
    src,
    alt,
    fit = 'cover',
    aspect = 16 / 9,
    blurred = false,
    dimmed = false,
    eager = false,
    className,
    children,
  } = props
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <span
      className={cx('relative isolate block overflow-hidden bg-well', className)}
      style={aspect === null ? undefined : { aspectRatio: aspect }}
    >
      {src !== null && broken !== src && (
        <img
          key={src}
          src={src}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          ref={(image) => {
            if (image !== null) wait(image)
          }}
          onLoad={({ currentTarget }) => show(currentTarget)}
          onError={() => setBroken(src)}
          className={cx(
            'absolute inset-0 size-full transition-[filter] duration-(--d-4) ease-out not-data-shown:opacity-0 data-late:transition-[opacity,filter]',
            fit === 'cover' ? 'object-cover' : 'object-contain',
            blurred && 'scale-120 blur-md brightness-60',
            dimmed && 'brightness-50',
          )}
        />
      )}
      {src !== null && broken === src && (
        <span className="absolute inset-0 grid place-items-center text-12 text-fg-2">
          {alt === '' ? 'No picture' : alt}
        </span>
      )}
      {children}
    </span>
  )
}
