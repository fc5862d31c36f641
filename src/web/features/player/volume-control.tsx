import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { Switch } from '#web/ui/switch.tsx'
import type { Playback } from './playback.ts'
import { usePlaybackState } from './use-playback.ts'

export function VolumeControl({ playback }: { playback: Playback }) {
  const volume = usePlaybackState(playback, (state) => state.volume)
  const muted = usePlaybackState(playback, (state) => state.muted)
  const percent = Math.round(volume * 100)
  return (
    <Popover
      align="end"
      className="grid w-52 gap-2 p-3"
      label="Volume"
      side="top"
      trigger={
        <IconButton
          icon={muted ? VolumeX : volume < 0.5 ? Volume1 : Volume2}
          label={muted ? 'Volume, muted' : `Volume, ${percent}%`}
        />
      }
    >
      <Slider
        format={(value) => `${value}%`}
        label="Volume"
        max={100}
        min={0}
        onChange={(value) => playback.setVolume(value / 100)}
        value={muted ? 0 : percent}
      />
      <Switch checked={muted} label="Mute" onChange={(on) => playback.setMuted(on)} />
    </Popover>
  )
}
