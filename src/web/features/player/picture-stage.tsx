import type { ReactNode, Ref } from 'react'
import { cx } from '#web/ui/cx.ts'
import { SafeAreas } from './safe-areas.tsx'
import { useSwipe } from './swipe.ts'

export type Zoom = 'fit' | 'full-size'

interface PictureStageProps {
  /** Width over height. */
  ratio: number
  /** The picture's own width, for full size. */
  width: number | null
  zoom?: Zoom | undefined
  safeAreas?: boolean | undefined
  onTap?: (() => void) | undefined
  onSwipe?: ((direction: 'left' | 'right') => void) | undefined
  /** Where the stage does not fill its place: its own shape, never taller than a square. */
  ownShape?: boolean | undefined
  className?: string | undefined
  ref?: Ref<HTMLDivElement> | undefined
  children: ReactNode
}

/** The picture on the well: never cropped, as large as fits, or at its own size. */
export function PictureStage(props: PictureStageProps) {
  const {
    ratio,
    width,
    zoom = 'fit',
    safeAreas = false,
    onTap,
    onSwipe,
    ownShape = false,
    className,
    ref,
    children,
  } = props
  const swipe = useSwipe({ onTap, onSwipe })
  const size =
    zoom === 'full-size' && width !== null
      ? { width: width / window.devicePixelRatio }
      : { width: `min(100cqw, ${ratio * 100}cqh)` }
  return (
    <div
      ref={ref}
      {...swipe}
      style={ownShape ? { aspectRatio: Math.max(1, ratio) } : undefined}
      className={cx(
        'grid min-h-0 [place-items:safe_center] bg-well [container-type:size]',
        zoom === 'full-size' ? 'scroll-thin overflow-auto' : 'touch-pan-y overflow-hidden',
        className,
      )}
    >
      <div className="relative overflow-hidden rounded-[2px]" style={{ ...size, aspectRatio: ratio }}>
        {children}
        {safeAreas && <SafeAreas />}
      </div>
    </div>
  )
}
