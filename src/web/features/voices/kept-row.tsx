import { Ellipsis, FileCheck, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { KeptVoice, Voice } from '#contract/voice.ts'
import { Badge } from '#web/ui/badge.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#web/ui/menu.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import { ConsentDialog } from './clone/consent-dialog.tsx'
import { KeepDialog } from './keep-dialog.tsx'
import { PreviewButton } from './preview-button.tsx'
import { useRemoveVoice } from './voice-actions.ts'

interface KeptRowProps {
  kept: KeptVoice
  /** The voice itself, where it is still there. */
  voice: Voice | undefined
  /** May see who allowed a clone. */
  isAdmin: boolean
}

/** Who speaks with which voice; a clone says how it stands. */
export function KeptRow({ kept, voice, isAdmin }: KeptRowProps) {
  const [dialog, setDialog] = useState<'edit' | 'consent' | 'remove' | null>(null)
  const remove = useRemoveVoice(kept)
  const close = () => setDialog(null)
  const isClone = kept.kind === 'clone'
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      {kept.status === 'making' ? (
        <span className="grid size-9 place-items-center">
          <Spinner />
        </span>
      ) : (
        <PreviewButton name={kept.name} url={kept.previewUrl} />
      )}
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{kept.name}</span>
          {isClone && <Badge>Clone</Badge>}
        </p>
        <p className={`truncate text-12 ${kept.status === 'failed' ? 'text-bad' : 'text-fg-3'}`}>
          {wordsOf(kept, voice)}
        </p>
      </div>
      <Menu align="end" trigger={<IconButton icon={Ellipsis} label={`More about ${kept.name}`} size="lg" />}>
        {kept.status === 'ready' && (
          <MenuItem icon={Pencil} onSelect={() => setDialog('edit')}>
            Name, speed and tone
          </MenuItem>
        )}
        {isClone && isAdmin && (
          <MenuItem icon={FileCheck} onSelect={() => setDialog('consent')}>
            Consent
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          danger
          disabledReason={kept.status === 'making' ? 'Being made' : undefined}
          icon={Trash2}
          onSelect={() => setDialog('remove')}
        >
          {isClone ? 'Delete the clone' : 'Forget'}
        </MenuItem>
      </Menu>
      {dialog === 'edit' && kept.voiceId !== null && (
        <KeepDialog
          kept={kept}
          onClose={close}
          voice={
            voice ?? {
              id: kept.voiceId,
              label: kept.name,
              provider: kept.provider,
              engineIds: [kept.engineId],
              previewUrl: kept.previewUrl,
            }
          }
        />
      )}
      {dialog === 'consent' && <ConsentDialog kept={kept} onClose={close} />}
      <ConfirmDialog
        body={
          isClone
            ? 'It is deleted at its provider too, and takes can no longer speak with it. What it has spoken stays, and so does the record of the consent.'
            : 'The voice itself stays; only what you set for this character goes.'
        }
        busy={remove.isPending}
        dangerLabel={isClone ? 'Delete clone' : 'Forget'}
        onConfirm={() => remove.mutate(undefined, { onSettled: close })}
        onOpenChange={(open) => !open && close()}
        open={dialog === 'remove'}
        question={isClone ? `Delete the clone ${kept.name}?` : `Forget the voice of ${kept.name}?`}
        safeLabel="Keep it"
      />
    </li>
  )
}

function wordsOf(kept: KeptVoice, voice: Voice | undefined): string {
  if (kept.status === 'making') return 'Being made'
  if (kept.status === 'failed') return kept.detail ?? 'It could not be made.'
  const of = voice ? `${voice.label}, ${voice.providerLabel}` : 'Its provider cannot be reached'
  return kept.speed === 1 ? of : `${of} · ${kept.speed}×`
}
