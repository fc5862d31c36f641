import { ArrowLeftRight, Check } from 'lucide-react'
import { mediaOfAsset, ratioOf } from '#web/features/player/media.ts'
import { MediaView } from '#web/features/player/media-view.tsx'
import { PictureStage } from '#web/features/player/picture-stage.tsx'
import type { Playback } from '#web/features/player/playback.ts'
import { usePlaybackState } from '#web/features/player/use-playback.ts'
import type { Take } from '#web/features/studio/takes/take.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { cx } from '#web/ui/cx.ts'
import { creditsShort } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { canCompare, letters } from './compare-set.ts'
import { Letter } from './letter.tsx'
import { type Compared, madeIn } from './setting-rows.ts'

export interface FramesProps {
  compared: readonly Compared[]
  playback: Playback
  chosenId: string | null
  /** Names and prices are hidden, so that the eye alone decides. */
  blind: boolean
}

interface CompareFramesProps extends FramesProps {
  takes: readonly Take[]
  onPlace: (at: number, id: string) => void
}

const columns: Record<number, string> = {
  2: 'grid-cols-2 max-tablet:grid-cols-1',
  3: 'grid-cols-3 max-laptop:grid-cols-2 max-tablet:grid-cols-1',
  4: 'grid-cols-2 max-tablet:grid-cols-1',
}

/** The takes beside each other, uncropped, as large as the place allows. */
export function CompareFrames({ compared, ...rest }: CompareFramesProps) {
  return (
    <div
      className={cx(
        'grid flex-none gap-0.5 bg-well laptop:max-h-[62dvh] laptop:[grid-auto-rows:minmax(200px,1fr)]',
        columns[compared.length],
      )}
    >
      {compared.map((one, index) => (
        <Frame key={one.take.id} {...rest} compared={compared} index={index} one={one} />
      ))}
    </div>
  )
}

function Frame(props: CompareFramesProps & { one: Compared; index: number }) {
  const { one, index, playback, chosenId, blind, takes, onPlace } = props
  const { take, asset } = one
  const heard = usePlaybackState(playback, ({ soundFrom }) => soundFrom === index)
  const engineName = useEngineName()
  const letter = letters[index] ?? ''
  const media = mediaOfAsset(asset)
  const chosen = take.id === chosenId && !blind
  return (
    <article aria-label={blind ? letter : `${letter}, take ${take.number}`} className="flex min-h-0 flex-col">
      <header className="flex h-10 flex-none items-center gap-2 bg-panel pr-2 pl-3">
        <Letter letter={letter} on={heard} />
        {blind ? (
          <span className="flex-1 text-fg-3">Hidden until you choose</span>
        ) : (
          <>
            <span className="flex-none font-medium">Take {take.number}</span>
            <span className="min-w-0 truncate text-fg-2">{engineName(take.job.engineId)}</span>
            <span className="min-w-0 flex-1 truncate text-fg-3">
              {creditsShort(take.job.price.charged)}, {madeIn(take)}
            </span>
          </>
        )}
        {!blind && (
          <Menu
            align="end"
            trigger={<IconButton icon={ArrowLeftRight} label={`Another take as ${letter}`} size="sm" />}
          >
            {takes
              .filter((other) => canCompare(other) && other.id !== take.id)
              .map((other) => (
                <MenuItem
                  key={other.id}
                  note={engineName(other.job.engineId)}
                  onSelect={() => onPlace(index, other.id)}
                >
                  Take {other.number}
                </MenuItem>
              ))}
          </Menu>
        )}
      </header>
      <div className="relative flex min-h-0 flex-1 flex-col">
        {media !== null && (
          <PictureStage
            className="min-h-0 flex-1"
            onTap={() => playback.press('toggle')}
            ownShape
            ratio={ratioOf(media)}
            width={media.width}
          >
            <MediaView
              label={blind ? letter : `${letter}: take ${take.number}`}
              media={media}
              playback={playback}
            />
          </PictureStage>
        )}
        <MediaChip className="px-1.5! font-semibold!" corner="bottom-left">
          {letter}
        </MediaChip>
        {chosen && (
          <MediaChip corner="top-left" icon={Check} tone="ok">
            Chosen
          </MediaChip>
        )}
      </div>
    </article>
  )
}
