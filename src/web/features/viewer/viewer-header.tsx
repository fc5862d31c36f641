import {
  Captions,
  ChevronsRight,
  Clapperboard,
  Download,
  Ellipsis,
  Film,
  Heart,
  Link as LinkIcon,
  Repeat2,
  Trash2,
  X,
} from 'lucide-react'
import type { Asset } from '#contract/asset.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { WorkItems } from '#web/features/studio/takes/work-items.tsx'
import { AnchorButton, Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { EditableName } from '#web/ui/editable-name.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuHref, MenuItem, MenuLink, MenuSeparator } from '#web/ui/menu.tsx'
import { canRemix } from './can-remix.ts'
import type { ViewerActions } from './use-viewer-actions.tsx'

interface ViewerHeaderProps {
  asset: Asset
  actions: ViewerActions
  /** "3 of 57". */
  place: string
  phone: boolean
  onClose: () => void
}

export function ViewerHeader({ asset, actions, place, phone, onClose }: ViewerHeaderProps) {
  const favourite = (
    <IconButton
      icon={Heart}
      iconClassName={cx(asset.favorite && 'fill-accent-edge text-accent-edge')}
      label={asset.favorite ? 'Favourite no more' : 'Favourite'}
      onClick={actions.toggleFavorite}
      pressed={asset.favorite}
      shortcut="f"
      size={phone ? 'touch' : 'md'}
      className={asset.favorite ? 'bg-transparent!' : ''}
    />
  )
  if (phone) {
    return (
      <header className="flex h-[52px] flex-none items-center gap-1 pr-1">
        <IconButton icon={X} label="Close" onClick={onClose} size="touch" />
        <div className="min-w-0 flex-1">
          <EditableName className="text-[15px]" label="Name" name={asset.name} onRename={actions.rename} />
          {place !== '' && <p className="px-1 text-12 leading-[17px] text-fg-3">{place}</p>}
        </div>
        {favourite}
        <MoreMenu actions={actions} asset={asset} size="touch" />
      </header>
    )
  }
  return (
    <header className="col-span-2 flex items-center gap-2 border-b border-line bg-panel px-3">
      <IconButton icon={X} label="Close" onClick={onClose} shortcut="esc" />
      <EditableName label="Name" name={asset.name} onRename={actions.rename} />
      <span className="flex-1" />
      {place !== '' && <span className="flex-none text-fg-3 max-laptop:hidden">{place}</span>}
      <span aria-hidden className="h-4 w-px flex-none bg-line-2" />
      {favourite}
      {canRemix(asset) && (
        <Button busy={actions.opening} icon={Repeat2} kind="quiet" onClick={actions.remix}>
          Remix
        </Button>
      )}
      {asset.kind === 'video' && (
        <Button className="max-laptop:hidden" icon={ChevronsRight} kind="quiet" onClick={actions.extend}>
          Extend
        </Button>
      )}
      {asset.kind === 'image' && (
        <Button icon={Film} kind="quiet" onClick={actions.animate}>
          Animate
        </Button>
      )}
      <AnchorButton download={asset.name} href={inWorkspace(asset.url)} icon={Download} kind="quiet">
        Download
      </AnchorButton>
      <Button className="max-laptop:hidden" icon={LinkIcon} onClick={actions.copyLink}>
        Copy link
      </Button>
      <MoreMenu actions={actions} asset={asset} size="md" />
    </header>
  )
}

function MoreMenu({ asset, actions, size }: { asset: Asset; actions: ViewerActions; size: 'md' | 'touch' }) {
  const { shot, takeId } = actions
  return (
    <Menu align="end" trigger={<IconButton icon={Ellipsis} label="More" size={size} />}>
      {shot !== null && (
        <MenuLink
          icon={Clapperboard}
          params={shot}
          search={{ take: takeId }}
          to="/projects/$projectId/shots/$shotId"
        >
          Open its shot
        </MenuLink>
      )}
      {asset.kind === 'video' && (
        <MenuItem icon={ChevronsRight} onSelect={actions.extend}>
          Extend from its last frame
        </MenuItem>
      )}
      {asset.kind === 'image' && (
        <MenuItem icon={Film} onSelect={actions.animate}>
          Use as first frame
        </MenuItem>
      )}
      {(asset.kind === 'image' || asset.kind === 'video') && (
        <WorkItems kind={asset.kind} onWork={actions.work} />
      )}
      {asset.captionsUrl !== null && (
        <MenuHref download href={inWorkspace(`${asset.captionsUrl}?download=1`)} icon={Captions}>
          Download captions
        </MenuHref>
      )}
      <MenuItem icon={LinkIcon} onSelect={actions.copyLink}>
        Copy link
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={Trash2} onSelect={actions.askDelete}>
        Delete
      </MenuItem>
    </Menu>
  )
}
