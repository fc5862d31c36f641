import { Film, ImageIcon, RotateCcw, X } from 'lucide-react'
import { percent } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Ring } from '#web/ui/ring.tsx'
import type { Source } from './use-source.ts'

/** The still or clip in the composer: its picture, its name, how far it is. */
export function SourceChip({ source, onRemove }: { source: Source; onRemove: () => void }) {
  const { kind, name, pictureUrl, state } = source
  return (
    <span className="flex h-9 min-w-0 flex-none items-center gap-2 rounded-2 bg-panel pr-1 pl-1 inset-ring inset-ring-line-2">
      <span className="grid h-7 w-12 flex-none place-items-center overflow-hidden rounded-1 bg-well">
        {pictureUrl === null ? (
          <Icon of={kind === 'video' ? Film : ImageIcon} className="text-fg-3" />
        ) : (
          <img src={pictureUrl} alt="" className="size-full object-cover" />
        )}
      </span>
      <span className="max-w-32 min-w-0 text-12">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-fg-3" role="status">
          {words(state)}
        </span>
      </span>
      {state.phase === 'coming' && <Ring value={state.share} size={16} label="Uploading" />}
      {state.phase === 'failed' && state.retry !== null && (
        <IconButton label="Upload again" icon={RotateCcw} size="sm" onClick={state.retry} />
      )}
      <IconButton label={`Remove ${name}`} icon={X} size="sm" onClick={onRemove} />
    </span>
  )
}

function words(state: Source['state']): string {
  if (state.phase === 'ready') return 'Ready'
  if (state.phase === 'failed') return 'Failed'
  return state.share === null ? 'Checking' : `Uploading ${percent(state.share)}`
}
