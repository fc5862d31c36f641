import type { ProviderKey } from '#contract/provider-key.ts'
import { AnchorButton, Button } from '#web/ui/button.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { plural } from '#web/ui/format.ts'

/** A key that does no more: what the vendor said, what waits, and what to do. */
export function BrokenKey({
  providerKey: { label, keysUrl, own },
  onReplace,
}: {
  providerKey: ProviderKey
  onReplace: () => void
}) {
  if (own === null) return null
  const unreadable = own.status === 'unreadable'
  const waits = own.running > 0 ? ` ${plural(own.running, 'take')} of this key cannot be looked at.` : ''
  return (
    <ErrorCard
      title={unreadable ? `The key for ${label} cannot be read` : `${label} refuses this key`}
      body={
        unreadable
          ? 'It was sealed under a secret that this studio no longer has. Paste it once more.'
          : `${own.detail}${waits} Nothing is charged for what fails by it.`
      }
      actions={
        <>
          <Button size="sm" onClick={onReplace}>
            Replace key
          </Button>
          <AnchorButton size="sm" kind="quiet" href={keysUrl} target="_blank" rel="noopener noreferrer">
            See your keys at {label}
          </AnchorButton>
        </>
      }
    />
  )
}
