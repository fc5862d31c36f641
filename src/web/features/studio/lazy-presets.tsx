import { lazy, Suspense } from 'react'

const PresetsPanel = lazy(() =>
  import('#web/features/presets/presets-panel.tsx').then(({ PresetsPanel }) => ({ default: PresetsPanel })),
)

/** The presets, which come after the picture and the prompt. */
export function LazyPresets() {
  return (
    <Suspense fallback={<div className="h-full tablet:bg-panel" />}>
      <PresetsPanel />
    </Suspense>
  )
}
