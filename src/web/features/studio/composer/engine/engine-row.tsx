import { Check, Clock, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Engine } from '#catalog/engine.ts'
import type { EngineStatus } from '#contract/engine-status.ts'
import { Badge } from '#web/ui/badge.tsx'
import { cx } from '#web/ui/cx.ts'
import { clock, number } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { EngineTile } from './engine-tile.tsx'

interface EngineRowProps {
  id: string
  engine: Engine | 'auto'
  name: string
  /** Capabilities, or what stands in the way. */
  words: string
  /** How it does now. */
  live?: EngineStatus | undefined
  /** In seconds; null: not known. */
  seconds: number | null
  /** Null: not known. */
  credits: number | null
  atMost?: boolean
  current: boolean
  /** The keyboard is here. */
  active: boolean
  dim?: boolean
  off?: boolean
  onPress: () => void
  onHover: () => void
}

export function EngineRow(props: EngineRowProps) {
  const { id, engine, name, words, live, seconds, current, active, dim = false, off = false } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field keeps the focus and hears the keys for its list
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      aria-disabled={off || undefined}
      aria-selected={current}
      className={cx(
        'flex min-h-[46px] items-center gap-2.5 rounded-2 px-2.5 py-1.5 [contain-intrinsic-height:auto_46px] [content-visibility:auto] max-tablet:min-h-[60px] max-tablet:gap-3 max-tablet:px-2',
        current ? 'bg-press' : active && 'bg-hover',
        active && 'outline-2 -outline-offset-2 outline-accent-edge in-data-[keys=false]:outline-none',
      )}
      id={id}
      onClick={off ? undefined : props.onPress}
      onMouseMove={props.onHover}
      role="option"
    >
      <EngineTile dim={dim || off} engine={engine} size={30} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-center gap-1.5">
          <span className={cx('font-medium', (dim || off) && 'text-fg-3')}>{name}</span>
          <LiveBadge live={live} />
          {current && <Icon className="text-accent-fg" label="Current engine" of={Check} size={14} />}
        </span>
        <span className={cx('truncate text-11 font-medium', current ? 'text-fg-2' : 'text-fg-3')}>
          {words}
        </span>
      </span>
      {seconds !== null && (
        <span className="w-14 flex-none text-right text-12 text-fg-2">≈ {clock(seconds)}</span>
      )}
      <EnginePrice {...props} />
    </div>
  )
}

/** Only what one should know before taking it. */
function LiveBadge({ live }: Pick<EngineRowProps, 'live'>): ReactNode {
  if (live?.level === 'slow')
    return (
      <Badge icon={Clock} tone="warn">
        {live.words}
      </Badge>
    )
  if (live?.level === 'failing')
    return (
      <Badge icon={TriangleAlert} tone="bad">
        {live.words}
      </Badge>
    )
  return null
}

function EnginePrice({ credits, atMost = false }: Pick<EngineRowProps, 'credits' | 'atMost'>): ReactNode {
  if (credits === null) return <span className="w-16 flex-none" />
  return (
    <span className="w-16 flex-none text-right font-semibold whitespace-nowrap">
      {credits === 0 ? (
        'Free'
      ) : (
        <>
          {atMost && '≤ '}
          {number(credits)}
          <span className="font-normal text-fg-3"> cr</span>
        </>
      )}
    </span>
  )
}
