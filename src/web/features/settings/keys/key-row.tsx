import { Check, Ellipsis, ExternalLink, Replace, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { ProviderKey } from '#contract/provider-key.ts'
import { Badge } from '#web/ui/badge.tsx'
import { AnchorButton, Button } from '#web/ui/button.tsx'
import { ago, usd } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import { useTestKey } from './key-actions.ts'
import { RemoveKey } from './remove-key.tsx'

interface KeyRowProps {
  providerKey: ProviderKey
  /** The engines that it serves. */
  opens: string
  /** Opens the dialog that takes a key in. */
  onEdit: () => void
}

/** One provider: its key, how it did when it was tested, what it has cost this month. */
export function KeyRow({ providerKey, opens, onEdit }: KeyRowProps) {
  const { provider, label, keysUrl, studio, own } = providerKey
  const test = useTestKey(provider)
  const [removing, setRemoving] = useState(false)
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line px-3 py-2 first:border-t-0">
      <span
        aria-hidden="true"
        className="grid size-7 flex-none place-items-center rounded-[6px] bg-press text-13 font-semibold"
      >
        {label.charAt(0).toUpperCase()}
      </span>
      <div className="w-44 min-w-0 flex-none max-tablet:flex-1">
        <p className="truncate font-medium">{label}</p>
        <p className="truncate text-12 text-fg-3">{priceWords(studio, own !== null)}</p>
      </div>
      {own !== null && <span className="w-18 flex-none font-mono text-12 text-fg-2">…{own.lastFour}</span>}
      <div
        role="status"
        className="flex min-w-0 flex-1 items-center gap-1.5 max-tablet:order-last max-tablet:basis-full"
      >
        {test.isPending ? (
          <>
            <Badge lead={<Spinner size={12} />}>Testing</Badge>
            <span className="truncate text-12 text-fg-3">Asking {label} whether it takes the key</span>
          </>
        ) : own === null ? (
          <span className="truncate text-12 text-fg-3">{opens}</span>
        ) : (
          <Tested own={own} />
        )}
      </div>
      {own !== null && (
        <span className="flex-none text-right text-12 text-fg-2 max-tablet:order-last">
          {usd(own.monthUsd)} this month
        </span>
      )}
      <div className="flex flex-none items-center gap-1">
        {own === null ? (
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
            {own.status === 'works' ? (
              <Button size="sm" busy={test.isPending} onClick={() => test.mutate()}>
                Test
              </Button>
            ) : (
              <Button size="sm" onClick={onEdit}>
                Replace key
              </Button>
            )}
            <Menu align="end" trigger={<IconButton size="sm" label={`More for ${label}`} icon={Ellipsis} />}>
              <MenuItem icon={Replace} onSelect={onEdit}>
                Replace key
              </MenuItem>
              <MenuItem icon={ExternalLink} onSelect={() => window.open(keysUrl, '_blank', 'noopener')}>
                Your keys at {label}
              </MenuItem>
              <MenuItem icon={Trash2} danger onSelect={() => setRemoving(true)}>
                Remove key
              </MenuItem>
            </Menu>
          </>
        )}
      </div>
      {own !== null && (
        <RemoveKey
          providerKey={providerKey}
          running={own.running}
          open={removing}
          onOpenChange={setRemoving}
        />
      )}
    </li>
  )
}

function Tested({ own }: { own: NonNullable<ProviderKey['own']> }) {
  const words = { works: 'Works', refused: 'Refused', unreadable: 'Unreadable' }[own.status]
  const works = own.status === 'works'
  return (
    <>
      <Badge tone={works ? 'ok' : 'bad'} icon={works ? Check : X}>
        {words}
      </Badge>
      <span className="truncate text-12 text-fg-3">
        {works ? `tested ${ago(own.testedAt).toLowerCase()}` : own.detail}
      </span>
    </>
  )
}

/** What its engines cost here. */
function priceWords(studio: boolean, own: boolean): string {
  if (own) return 'No credits, billed to you'
  return studio ? 'For credits, on the studio’s key' : 'Its engines wait for a key'
}
