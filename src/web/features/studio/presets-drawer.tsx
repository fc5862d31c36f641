import { Drawer } from '#web/ui/drawer.tsx'
import { LazyPresets } from './lazy-presets.tsx'
import { useStudioLayout } from './studio-layout.ts'

/** The presets where there is no room for them beside the picture: from the left on tablets, from below on phones. */
export function PresetsDrawer() {
  const { presetsOpen, showPresets } = useStudioLayout()
  return (
    <Drawer
      flush
      onOpenChange={showPresets}
      open={presetsOpen}
      side="left"
      title="Motion and style"
      width={300}
    >
      <LazyPresets />
    </Drawer>
  )
}
