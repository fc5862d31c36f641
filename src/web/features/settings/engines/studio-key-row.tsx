import { Check, CircleHelp, Ellipsis, ExternalLink, Gauge, Replace, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { StudioKey } from '#contract/studio-key.ts'
import { Badge, type BadgeTone } from '#web/ui/badge.tsx'
import { AnchorButton, Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { ago } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { useRemoveStudioKey, useTestStudioKey } from './studio-key-actions.ts'

interface StudioKeyRowProps {
  studioKey: StudioKey
  /** The engines that it serves. */
  opens: string
  onEdit: () => void
  onLimit: () => void
}

/** One provider: where its key comes from, how it did when it was tested, and what it may do at once. */
export function StudioKeyRow({ studioKey, opens, onEdit, onLimit }: StudioKeyRowProps) {
  const { provider, label, keysUrl, key } = studioKey
  const test = useTestStudioKey(provider)
  const remove = useRemoveStudioKey(provider)
  const [removing, setRemoving] = useState(false)
  const ours = key?.from === 'settings'
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line px-3 py-2 first:border-t-0">
      <span
        aria-hidden="true"
        className="grid size-7 flex-none place-items-center rounded-[6px] bg-press text-13 font-semibold"
      >
        {label.charAt(0).toUpperCase()}
      </span>
      <div className="w-56 min-w-0 flex-none max-tablet:flex-1">
        <p className="truncate font-medium">{label}</p>
        <p className="truncate text-12 text-fg-3">{opens}</p>
      </div>
      <div
        role="status"
        className="flex min-w-0 flex-1 items-center gap-1.5 max-tablet:order-last max-tablet:basis-full"
      >
        {key === null ? (
          <span className="truncate text-12 text-fg-3">Its engines wait for a key</span>
        ) : (
          <Tested found={key} limits={limitWords(studioKey)} />
        )}
      </div>
      <div className="flex flex-none items-center gap-1">
        {key === null ? (
          <>
            <AnchorButton size="sm" kind="quiet" href={keysUrl} target="_blank" rel="noopener noreferrer">
              Get a key
            </AnchorButton>
            <Button size="sm" onClick={onEdit}>
              Add key
            </Button>
          </>
        ) : (
          <>
            <Button size="sm" busy={test.isPending} onClick={() => test.mutate()}>
              Test
            </Button>
            <Menu align="end" trigger={<IconButton size="sm" label={`More for ${label}`} icon={Ellipsis} />}>
              <MenuItem icon={Gauge} onSelect={onLimit}>
                Limits
              </MenuItem>
              {ours && (
                <MenuItem icon={Replace} onSelect={onEdit}>
                  Replace key
                </MenuItem>
              )}
              <MenuItem icon={ExternalLink} onSelect={() => window.open(keysUrl, '_blank', 'noopener')}>
                Your keys at {label}
              </MenuItem>
              {ours && (
                <MenuItem icon={Trash2} danger onSelect={() => setRemoving(true)}>
                  Remove key
                </MenuItem>
              )}
            </Menu>
          </>
        )}
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        question={`Remove the studio’s key for ${label}?`}
        body={`Its engines stop for everybody who has no key of his own. The key itself stays valid at ${label}.`}
        safeLabel="Keep it"
        dangerLabel="Remove key"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setRemoving(false) })}
      />
    </li>
  )
}

type Found = NonNullable<StudioKey['key']>

const looks: Record<Found['status'], { words: string; tone: BadgeTone; icon: typeof Check }> = {
  works: { words: 'Works', tone: 'ok', icon: Check },
  refused: { words: 'Refused', tone: 'bad', icon: X },
  unreadable: { words: 'Unreadable', tone: 'bad', icon: X },
  untested: { words: 'Not tested', tone: 'neutral', icon: CircleHelp },
}

function Tested({ found, limits }: { found: Found; limits: string }) {
  const { words, tone, icon } = looks[found.status]
  const source = found.from === 'environment' ? 'from the environment' : null
  const tested = found.testedAt === null ? null : `tested ${ago(found.testedAt).toLowerCase()}`
  const detail = found.status === 'refused' ? found.detail : tested
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {words}
      </Badge>
      <span className="flex-none font-mono text-12 text-fg-2">…{found.lastFour}</span>
      <span className="truncate text-12 text-fg-3">
        {[source, detail, limits].filter((word) => word !== null).join(' · ')}
      </span>
    </>
  )
}

/** "2 at once, 1 running". */
function limitWords({ limits, running }: StudioKey): string {
  const most = limits?.concurrency ?? null
  return [most === null ? 'queued by the provider' : `${most} at once`, `${running} running`].join(', ')
}
