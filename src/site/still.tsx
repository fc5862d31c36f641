import { mediaUrl } from './media.ts'

interface StillProps {
  name: string
  alt: string
  width: number
  height: number
  /** What the page opens with is fetched first; the rest when it comes near. */
  first?: boolean
  focus?: number
}

export function Still({ name, alt, width, height, first = false, focus }: StillProps) {
  return (
    <picture>
      <source type="image/avif" srcSet={mediaUrl(`${name}.avif`)} />
      <img
        src={mediaUrl(`${name}.webp`)}
        alt={alt}
        width={width}
        height={height}
        {...(first
          ? { fetchPriority: 'high' as const, decoding: 'sync' as const }
          : { loading: 'lazy' as const, decoding: 'async' as const })}
        {...(focus === undefined ? {} : { style: { objectPosition: `${focus}% 50%` } })}
      />
    </picture>
  )
}
