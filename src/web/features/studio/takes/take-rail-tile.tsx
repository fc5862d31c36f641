import { Check, Columns2 } from 'lucide-react'
import { type DragEvent, memo } from 'react'
import { inWorkspace } from '#web/api/client-context.ts'
import { assetDragType } from '#web/features/uploads/asset-drag.ts'
import { inLine, timeLeft } from '#web/ui/format.ts'
import { MediaButton } from '#web/ui/media-chip.tsx'
import { TakeTile, type TakeState as TileState } from '#web/ui/take-tile.tsx'
import { creditsBackText, type Take } from './take.ts'
import { takeAlt } from './take-words.ts'

interface TakeRailTileProps {
  take: Take
  engineName: string
  viewing: boolean
  chosen: boolean
  retrying: boolean
  onView: (take: Take) => void
  onChoose: (take: Take) => void
  onCompare: (take: Take) => void
  onRetry: (take: Take) => void
}

/** One take of the strip. Rests while neither its job nor its role changes. */
export const TakeRailTile = memo(function TakeRailTile(props: TakeRailTileProps) {
  const { take, engineName, viewing, chosen, retrying, onView, onChoose, onCompare, onRetry } = props
  const { number, output, variation } = take
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
          <>
            <MediaButton
              icon={Check}
              label={chosen ? `Take ${number} is no longer chosen` : `Choose take ${number}`}
              onClick={() => onChoose(take)}
              pressed={chosen}
            />
            <MediaButton icon={Columns2} label={`Compare take ${number}`} onClick={() => onCompare(take)} />
          </>
        }
        alt={takeAlt(take)}
        chosen={chosen}
        durationSeconds={output?.durationSeconds}
        name={`Take ${number}`}
        note={variation === null ? engineName : `${engineName}, ${variation.index} of ${variation.of}`}
        onOpen={() => onView(take)}
        posterUrl={posterOf(take)}
        state={tileState(take, () => onRetry(take), retrying)}
        viewing={viewing}
      />
    </div>
  )
})

function posterOf({ output }: Take): string | null {
  if (output === null) return null
  return output.posterUrl === null ? null : inWorkspace(output.posterUrl)
}

function tileState({ state, job }: Take, onRetry: () => void, retryBusy: boolean): TileState {
  switch (state.phase) {
    case 'ready':
      return { kind: 'ready' }
    case 'queued':
      return { kind: 'queued', words: inLine(state.place) }
    case 'paused':
      return { kind: 'queued', words: 'Paused' }
    case 'running':
      return {
        kind: 'running',
        progress: job.progress,
        words: job.cancelRequested ? 'Stopping' : timeLeft(job.etaSeconds, job.progress),
      }
    case 'failed':
    case 'canceled':
      return { kind: 'failed', words: creditsBackText(state.creditsBack), onRetry, retryBusy }
  }
}
