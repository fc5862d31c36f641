import { FileVideoCamera, Gauge, type LucideIcon, Scaling, Spline, VibrateOff } from 'lucide-react'
import type { Mode } from '#contract/generation.ts'
import { MenuItem } from '#web/ui/menu.tsx'
import { modeWords } from '../composer/logic/modes.ts'

const works: readonly { mode: Mode; icon: LucideIcon; onlyVideo?: true }[] = [
  { mode: 'upscale', icon: Scaling },
  { mode: 'interpolate', icon: Spline, onlyVideo: true },
  { mode: 'speed', icon: Gauge, onlyVideo: true },
  { mode: 'stabilize', icon: VibrateOff, onlyVideo: true },
  { mode: 'convert', icon: FileVideoCamera, onlyVideo: true },
]

interface WorkItemsProps {
  kind: string
  onWork: (mode: Mode) => void
}

/** What can be done to a picture or a video that is there, as rows of a menu. */
export function WorkItems({ kind, onWork }: WorkItemsProps) {
  return works
    .filter(({ onlyVideo }) => kind === 'video' || !onlyVideo)
    .map(({ mode, icon }) => (
      <MenuItem key={mode} icon={icon} onSelect={() => onWork(mode)}>
        {modeWords[mode].label}
      </MenuItem>
    ))
}
