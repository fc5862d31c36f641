import { Check, Columns2 } from 'lucide-react'
import { type DragEvent, memo } from 'react'
import { inWorkspace } from '#web/api/client-context.ts'
import { assetDragType } from '#web/features/uploads/asset-drag.ts'
import { MediaButton } from '#web/ui/media-chip.tsx'
import { TakeTile, type TakeState as TileState } from '#web/ui/take-tile.tsx'
import { creditsBackText, endTitle, type Take } from './take.ts'
import { queueWords, takeAlt } from './take-words.ts'
import { useTimeLeft } from './use-time-left.ts'

interface TakeRailTileProps {
  take: Take
  engineName: string
  viewing: boolean
  chosen: boolean
  retrying: boolean
  /** Too small for the engine's name and buttons. */
  small: boolean
  onView: (take: Take) => void
  onChoose: (take: Take) => void
  onCompare: (take: Take) => void
  onRetry: (take: Take) => void
}

/** One take of the strip. Rests while neither its job nor its role changes. */
export const TakeRailTile = memo(function TakeRailTile(props: TakeRailTileProps) {
  const { take, engineName, viewing, chosen, retrying, small, onView, onChoose, onCompare, onRetry } = props
  const { number, output, variation } = take
  const { job } = take
  const left = useTimeLeft(take.state.phase === 'running' ? job.etaSeconds : null, job.progress)
  const drag = (event: DragEvent) => {
    if (output === null) return
    event.dataTransfer.setData(assetDragType, output.assetId)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the mouse's way; the composer's slots have a picker.
    <div data-take={take.id} draggable={output !== null} onDragStart={drag}>
      <TakeTile
        actions={
          small ? undefined : (
            <>
              <MediaButton
                icon={Check}
                label={chosen ? `Take ${number} is no longer chosen` : `Choose take ${number}`}
                onClick={() => onChoose(take)}
                pressed={chosen}
              />
              <MediaButton icon={Columns2} label={`Compare take ${number}`} onClick={() => onCompare(take)} />
            </>
          )
        }
        alt={takeAlt(take)}
        chosen={chosen}
        durationSeconds={output?.durationSeconds}
        name={`Take ${number}`}
        note={small ? undefined : noteOf(engineName, variation)}
        onOpen={() => onView(take)}
        posterUrl={posterOf(take)}
        state={tileState(take, { left, small, retrying, onRetry: () => onRetry(take) })}
        viewing={viewing}
      />
    </div>
  )
})

function posterOf({ output }: Take): string | null {
  if (output === null) return null
  return output.posterUrl === null ? null : inWorkspace(output.posterUrl)
}

const noteOf = (engineName: string, variation: Take['variation']): string =>
  variation === null ? engineName : `${engineName}, ${variation.index} of ${variation.of}`

interface TileFacts {
  left: string
  small: boolean
  retrying: boolean
  onRetry: () => void
}

function tileState(take: Take, { left, small, retrying, onRetry }: TileFacts): TileState {
  const { state, job } = take
  switch (state.phase) {
    case 'ready':
      return { kind: 'ready' }
    case 'queued':
      return { kind: 'queued', words: queueWords(state) }
    case 'paused':
      return { kind: 'queued', words: 'Paused' }
    case 'running':
      return {
        kind: 'running',
        progress: job.progress,
        words: job.cancelRequested ? 'Stopping' : left,
      }
    case 'failed':
    case 'canceled':
      return {
        kind: 'failed',
        title: small ? undefined : endTitle(take),
        words: creditsBackText(state.creditsBack),
        // What was canceled runs again as a new take, from its own page.
        onRetry: small || state.phase === 'canceled' ? undefined : onRetry,
        retryBusy: retrying,
      }
  }
}
