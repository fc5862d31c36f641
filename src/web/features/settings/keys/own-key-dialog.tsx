import type { ProviderKey } from '#contract/provider-key.ts'
import { useSaveKey } from './key-actions.ts'
import { KeyDialog } from './key-dialog.tsx'

/** Takes in a key of the workspace. */
export function OwnKeyDialog({ providerKey, onClose }: { providerKey: ProviderKey; onClose: () => void }) {
  const { provider, label, keysUrl, own } = providerKey
  return (
    <KeyDialog
      label={label}
      keysUrl={keysUrl}
      description={`Takes on engines of ${label} then cost no credits here; ${label} bills you.`}
      replaces={own !== null}
      save={useSaveKey(provider)}
      onClose={onClose}
    />
  )
}
