import { ChevronsRight, Download, Film, Link as LinkIcon, type LucideIcon, Repeat2 } from 'lucide-react'
import type { Asset } from '#contract/asset.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import type { PlayerMedia } from '#web/features/player/media.ts'
import { Icon } from '#web/ui/icon.tsx'
import { canRemix } from './can-remix.ts'
import type { ViewerActions } from './use-viewer-actions.tsx'

interface ViewerPhoneActionsProps {
  asset: Asset
  media: PlayerMedia | null
  actions: ViewerActions
}

const boxClass =
  'flex h-13 min-w-16 flex-1 flex-col items-center justify-center gap-[3px] rounded-3 text-11 font-medium active:bg-press'

/** What a thumb reaches under the picture. */
export function ViewerPhoneActions({ asset, media, actions }: ViewerPhoneActionsProps) {
  return (
    <div className="flex flex-none px-2 pb-2.5">
      {canRemix(asset) && <Action icon={Repeat2} label="Remix" onPress={actions.remix} />}
      {media?.kind === 'video' && <Action icon={ChevronsRight} label="Extend" onPress={actions.extend} />}
      {media?.kind === 'image' && <Action icon={Film} label="Animate" onPress={actions.animate} />}
      <Action icon={LinkIcon} label="Copy link" onPress={actions.copyLink} />
      <a className={boxClass} download={asset.name} href={inWorkspace(asset.url)}>
        <Icon of={Download} size={20} />
        Save
      </a>
    </div>
  )
}

function Action({ icon, label, onPress }: { icon: LucideIcon; label: string; onPress: () => void }) {
  return (
    <button className={boxClass} onClick={onPress} type="button">
      <Icon of={icon} size={20} />
      {label}
    </button>
  )
}
