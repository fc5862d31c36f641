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

/** A picture in its well; fades in when it has come. A blur would be drawn anew for each frame of a scrolled list. */
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
  const [shown, setShown] = useState<string | null>(null)
  const [broken, setBroken] = useState<string | null>(null)
  const here = src !== null && shown === src
  return (
    <span
      className={cx('relative isolate block overflow-hidden bg-well', className)}
      style={aspect === null ? undefined : { aspectRatio: aspect }}
    >
      {src !== null && broken !== src && (
        <img
          src={src}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          ref={(image) => {
            if (image?.complete && image.naturalWidth > 0) setShown(src)
          }}
          onLoad={() => setShown(src)}
          onError={() => setBroken(src)}
          className={cx(
            'absolute inset-0 size-full transition-[opacity,filter] duration-(--d-4) ease-out',
            fit === 'cover' ? 'object-cover' : 'object-contain',
            !here && 'opacity-0',
            here && blurred && 'scale-120 blur-md brightness-60',
            here && dimmed && 'brightness-50',
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
