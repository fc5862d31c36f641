import { AudioLines, Check, RotateCcw, TriangleAlert } from 'lucide-react'
import { type PointerEvent, type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { seconds } from './format.ts'
import { Icon } from './icon.tsx'
import { MediaChip } from './media-chip.tsx'
import { Picture } from './picture.tsx'
import { Ring } from './ring.tsx'
import { Skeleton } from './skeleton.tsx'
import { SpriteFrame, type SpriteSheet } from './sprite.tsx'

export type TakeState =
  | { kind: 'ready' }
  /** `words`: the time left. */
  | { kind: 'running'; progress: number | null; words: string }
  /** `words`: "3rd in line". */
  | { kind: 'queued'; words: string }
  /** `title`: what went wrong; `words`: what came back, "108 credits back". */
  | {
      kind: 'failed'
      title?: string | undefined
      words: string
      onRetry?: (() => void) | undefined
      retryBusy?: boolean | undefined
    }
  /** `words`: "Expires 19 Nov". */
  | { kind: 'expired'; words: string }

export interface TakeTileProps {
  /** "Take 4". */
  name: string
  /** Beside the name: the engine. */
  note?: ReactNode
  /** What the picture shows. */
  alt: string
  state: TakeState
  posterUrl: string | null
  sprite?: SpriteSheet | null | undefined
  durationSeconds?: number | null | undefined
  aspect?: number | undefined
  viewing?: boolean | undefined
  chosen?: boolean | undefined
  onOpen: () => void
  /** Quick actions at the top right while hovered or focused: MediaButtons. */
  actions?: ReactNode
  tabIndex?: number | undefined
  className?: string | undefined
}

export function TakeTile(props: TakeTileProps) {
  const { name, note, state, viewing = false, onOpen, actions, tabIndex, className } = props
  return (
    <article aria-label={label(props)} className={cx('group/tile relative min-w-0', className)}>
      <div className="relative">
        <button
          type="button"
          aria-label={label(props)}
          aria-current={viewing || undefined}
          tabIndex={tabIndex}
          onClick={onOpen}
          className={cx(
            'relative block w-full overflow-hidden rounded-2',
            viewing &&
              'ring-2 ring-accent-edge ring-offset-2 ring-offset-panel focus-visible:outline-offset-4',
          )}
        >
          <Frame {...props} />
        </button>
        <Chips {...props} />
        {actions !== undefined && state.kind === 'ready' && (
          <span className="absolute top-[5px] right-[5px] z-3 flex gap-1 opacity-0 transition-opacity duration-(--d-1) group-hover/tile:opacity-100 group-focus-within/tile:opacity-100 pointer-coarse:opacity-100">
            {actions}
          </span>
        )}
      </div>
      <div className="flex h-6 items-center gap-1.5 pt-1 text-12">
        <span className={cx('font-medium', note === undefined ? 'min-w-0 truncate' : 'flex-none')}>
          {name}
        </span>
        {note !== undefined && <span className="min-w-0 flex-1 truncate text-fg-3">{note}</span>}
        {state.kind === 'running' && (
          <span className="ml-auto min-w-0 truncate font-medium">{state.words}</span>
        )}
        {state.kind === 'failed' && state.onRetry && (
          <Button
            kind="quiet"
            size="sm"
            icon={RotateCcw}
            busy={state.retryBusy}
            onClick={state.onRetry}
            className="ml-auto h-5! px-[5px]! text-fg"
          >
            Retry
          </Button>
        )}
      </div>
    </article>
  )
}

/** The button's name says the same. */
function Chips({ state, chosen = false, durationSeconds }: TakeTileProps) {
  const length = state.kind === 'ready' || state.kind === 'expired' ? durationSeconds : null
  return (
    <span aria-hidden="true">
      {chosen && (
        <MediaChip corner="top-left" tone="ok" icon={Check}>
          Chosen
        </MediaChip>
      )}
      {state.kind === 'expired' && <MediaChip corner="bottom-left">{state.words}</MediaChip>}
      {length != null && <MediaChip corner="bottom-right">{seconds(length)}</MediaChip>}
    </span>
  )
}

function Frame({ state, posterUrl, alt, sprite, aspect = 16 / 9 }: TakeTileProps) {
  const [part, setPart] = useState<number | null>(null)
  if (state.kind === 'failed')
    return (
      <Blank aspect={aspect} className="bg-bad-soft px-1 text-center text-bad inset-ring inset-ring-bad/30">
        <Icon of={TriangleAlert} />
        {state.title !== undefined && (
          <span className="line-clamp-2 text-12 leading-[15px] font-medium text-fg">{state.title}</span>
        )}{' '}
        <small className="text-11 text-fg-2">{state.words}</small>
      </Blank>
    )
  if (state.kind === 'queued')
    return (
      <Blank aspect={aspect} className="bg-skel text-12 text-fg-2">
        {state.words}
      </Blank>
    )

  // A sound has nothing to look at.
  if (state.kind === 'ready' && posterUrl === null)
    return (
      <Blank aspect={aspect} className="bg-skel text-fg-3">
        <Icon of={AudioLines} size={20} />
      </Blank>
    )

  const scrub = (event: PointerEvent<HTMLElement>) => {
    if (!sprite || event.pointerType === 'touch') return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    setPart((event.clientX - left) / width)
  }
  const running = state.kind === 'running'
  return (
    <span className="block" onPointerMove={scrub} onPointerLeave={() => setPart(null)}>
      <Picture
        src={posterUrl}
        alt={alt}
        fit="contain"
        aspect={aspect}
        blurred={running}
        dimmed={state.kind === 'expired'}
      >
        {running && posterUrl === null && <span className="absolute inset-0 bg-skel" />}
        {running && (
          <span className="absolute inset-0 z-2 grid place-items-center">
            <Ring value={state.progress} size={22} onMedia={posterUrl !== null} />
          </span>
        )}
        {!running && sprite && part !== null && (
          <>
            <SpriteFrame sheet={sprite} part={part} />
            <span className="absolute inset-x-0 bottom-0 z-3 h-[3px] bg-[rgb(255_255_255/.3)]">
              <span className="block h-full bg-media-accent" style={{ width: `${part * 100}%` }} />
            </span>
          </>
        )}
      </Picture>
    </span>
  )
}

function Blank({ aspect, className, children }: { aspect: number; className: string; children: ReactNode }) {
  return (
    <span
      style={{ aspectRatio: aspect }}
      className={cx('flex flex-col items-center justify-center gap-[3px] overflow-hidden', className)}
    >
      {children}
    </span>
  )
}

function label({ name, state, durationSeconds, chosen, viewing }: TakeTileProps): string {
  const words = [name]
  if (state.kind === 'failed') words.push(state.title ?? 'failed')
  if (state.kind !== 'ready') words.push(state.words)
  if (durationSeconds != null) words.push(seconds(durationSeconds))
  if (chosen) words.push('chosen')
  if (viewing) words.push('shown now')
  return words.join(', ')
}

/** A take that is still being fetched. */
export function TakeTileLoading({ aspect = 16 / 9 }: { aspect?: number }) {
  return (
    <span className="block" aria-hidden="true">
      <span className="skeleton block rounded-2" style={{ aspectRatio: aspect }} />
      <span className="flex h-6 items-center pt-1">
        <Skeleton className="h-2.5 w-3/5" />
      </span>
    </span>
  )
}
