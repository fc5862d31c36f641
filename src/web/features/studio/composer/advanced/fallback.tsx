import { Switch } from '#web/ui/switch.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'

export function Fallback() {
  const { draft, resolved } = useComposer()
  const { change } = useDraftActions()
  // Only a hosted engine can be down.
  if (resolved.engine?.draft) return null
  return (
    <Switch
      checked={draft.allowFallback ?? false}
      description="If the engine fails, another one that can do the same makes the take, never above this price."
      end
      label="Allow another engine"
      onChange={(allowFallback) => change({ allowFallback }, 'Allow another engine')}
    />
  )
}
