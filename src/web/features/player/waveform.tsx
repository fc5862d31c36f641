import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { cx } from '#web/ui/cx.ts'
import { wavePath, waveSummary } from './peaks.ts'
import { peaksQuery } from './peaks-query.ts'

interface WaveformProps {
  url: string
  /** What is beside it says enough. */
  decorative?: boolean
  className?: string
}

/** The sound as a filled line, from the stored peaks; stretches to its place. */
export function Waveform({ url, decorative = false, className }: WaveformProps) {
  const { data } = useQuery(peaksQuery(url))
  const columns = data === undefined ? 0 : Math.min(800, Math.floor(data.peaks.length / 2))
  const path = useMemo(() => (data === undefined ? '' : wavePath(data.peaks, columns)), [data, columns])
  if (data === undefined) return <div className={cx('skeleton', className)} />
  return (
    <>
      {!decorative && <span className="sr-only">{waveSummary(data)}</span>}
      <svg
        aria-hidden
        className={cx('fill-(--wave)', className)}
        viewBox={`0 -1 ${Math.max(1, columns - 1)} 2`}
        preserveAspectRatio="none"
      >
        <path d={path} />
      </svg>
    </>
  )
}
