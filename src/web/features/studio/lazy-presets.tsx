import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'

const presetsPanel = lazyPart(() =>
  import('#web/features/presets/presets-panel.tsx').then(({ PresetsPanel }) => PresetsPanel),
)

/** The presets, which come after the picture and the prompt. */
export function LazyPresets() {
  return <LazyView of={presetsPanel} with={{}} fallback={<div className="h-full tablet:bg-panel" />} />
}
