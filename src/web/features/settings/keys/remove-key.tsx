import type { ProviderKey } from '#contract/provider-key.ts'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { plural } from '#web/ui/format.ts'
import { useRemoveKey } from './key-actions.ts'

interface RemoveKeyProps {
  providerKey: ProviderKey
  /** Takes that the vendor works on under this key. */
  running: number
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function RemoveKey({ providerKey, running, open, onOpenChange }: RemoveKeyProps) {
  const { provider, label, studio } = providerKey
  const remove = useRemoveKey(provider)
  const after = studio
    ? `Takes on engines of ${label} cost credits again.`
    : `Engines of ${label} stop until there is a key.`
  const lost = running > 0 ? ` ${plural(running, 'take')} that run on it cannot be fetched without it.` : ''
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      question={`Remove your key for ${label}?`}
      body={`${after}${lost} The key itself stays valid at ${label}.`}
      safeLabel="Keep it"
      dangerLabel="Remove key"
      busy={remove.isPending}
      onConfirm={() => remove.mutate(undefined, { onSettled: () => onOpenChange(false) })}
    />
  )
}
