import {
  Check,
  ChevronsRight,
  Columns2,
  Download,
  Ellipsis,
  Film,
  ImagePlus,
  Info,
  type LucideIcon,
  Repeat2,
} from 'lucide-react'
import { inWorkspace } from '#web/api/client-context.ts'
import type { PlayerMedia } from '#web/features/player/media.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { plural } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuHref, MenuItem, MenuLink, MenuSeparator } from '#web/ui/menu.tsx'
import type { Take } from '../takes/take.ts'
import type { TakeActions } from '../takes/use-take-actions.ts'
import { WorkItems } from '../takes/work-items.tsx'

export interface TakeToolsProps {
  take: Take
  /** The take's picture or sound; null while there is none. */
  media: PlayerMedia | null
  actions: TakeActions
  isChosen: boolean
  onChoose: (take: Take) => void
  onKeep: (take: Take) => void
  onCompare: (take: Take) => void
  /** The frame that is on screen. */
  shownFrame: () => number
}

/** What can be made of the take that is shown. */
export function TakeTools(props: TakeToolsProps) {
  const { take, media, actions, isChosen, onChoose, onKeep } = props
  return (
    <span className="flex flex-none items-center gap-1">
      {take.waiting > 0 && (
        <Button icon={Check} onClick={() => onKeep(take)} size="sm" title={keepWords(take.waiting)}>
          Keep
        </Button>
      )}
      {take.state.phase === 'ready' && take.waiting === 0 && !isChosen && (
        <Button
          className="@max-[760px]:hidden"
          icon={Check}
          kind="quiet"
          onClick={() => onChoose(take)}
          size="sm"
        >
          Choose
        </Button>
      )}
      <Tool icon={Repeat2} label="Remix" onPress={() => actions.remix(take)} />
      {media?.kind === 'video' && (
        <Tool
          busy={actions.grabbing}
          icon={ChevronsRight}
          label="Extend"
          onPress={() => actions.extend(take, media)}
        />
      )}
      {media?.kind === 'image' && (
        <Tool icon={Film} label="Animate" onPress={() => actions.animate(take, media)} />
      )}
      <TakeMenu {...props} size="sm" />
    </span>
  )
}

const keepWords = (waiting: number): string => `Keep it, and cancel ${plural(waiting, 'take')}`

interface ToolProps {
  icon: LucideIcon
  label: string
  busy?: boolean
  onPress: () => void
}

/** Where the header is narrow, only its icon. */
function Tool({ icon, label, busy, onPress }: ToolProps) {
  return (
    <Button
      busy={busy}
      className="@max-[640px]:w-6 @max-[640px]:px-0!"
      icon={icon}
      kind="quiet"
      onClick={onPress}
      size="sm"
      title={label}
    >
      <span className="@max-[640px]:sr-only">{label}</span>
    </Button>
  )
}

interface TakeMenuProps extends TakeToolsProps {
  size: 'sm' | 'touch'
  /** On a picture, where the header's buttons are not there. */
  whole?: boolean
  className?: string
}

/** The same and the rest, as a menu. */
export function TakeMenu(props: TakeMenuProps) {
  const {
    take,
    media,
    actions,
    isChosen,
    onChoose,
    onKeep,
    onCompare,
    shownFrame,
    size,
    whole = false,
    className,
  } = props
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          className={cx(className)}
          icon={Ellipsis}
          label={`More for take ${take.number}`}
          size={size}
        />
      }
    >
      {take.waiting > 0 && (
        <MenuItem icon={Check} onSelect={() => onKeep(take)}>
          {keepWords(take.waiting)}
        </MenuItem>
      )}
      {take.state.phase === 'ready' && (
        <MenuItem icon={Check} onSelect={() => onChoose(take)} shortcut="enter">
          {isChosen ? 'Choose no more' : 'Choose for the cut'}
        </MenuItem>
      )}
      <MenuItem icon={Columns2} onSelect={() => onCompare(take)} shortcut="c">
        Compare
      </MenuItem>
      {whole && (
        <MenuItem icon={Repeat2} onSelect={() => actions.remix(take)}>
          Remix
        </MenuItem>
      )}
      {whole && media?.kind === 'video' && (
        <MenuItem icon={ChevronsRight} onSelect={() => actions.extend(take, media)}>
          Extend
        </MenuItem>
      )}
      {media?.kind === 'image' && (
        <MenuItem icon={Film} onSelect={() => actions.animate(take, media)}>
          {whole ? 'Animate' : 'Use as first frame'}
        </MenuItem>
      )}
      {media?.kind === 'video' && (
        <MenuItem icon={ImagePlus} onSelect={() => actions.startWithFrame(take, media, shownFrame())}>
          Start a take from this frame
        </MenuItem>
      )}
      {media !== null && media.kind !== 'audio' && (
        <WorkItems kind={media.kind} onWork={(mode) => actions.work(mode, take, media)} />
      )}
      {media !== null && (
        <>
          <MenuSeparator />
          <MenuHref download href={inWorkspace(media.url)} icon={Download}>
            Download
          </MenuHref>
          <MenuLink icon={Info} params={{ assetId: media.id }} to="/assets/$assetId">
            Open with all details
          </MenuLink>
        </>
      )}
    </Menu>
  )
}
