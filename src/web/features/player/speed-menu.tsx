import { Button } from '#web/ui/button.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'
import type { Playback } from './playback.ts'
import { speeds } from './shuttle.ts'
import { usePlaybackState } from './use-playback.ts'

export function SpeedMenu({ playback }: { playback: Playback }) {
  const speed = usePlaybackState(playback, (state) => state.speed)
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button aria-label={`Speed, ${speed}×`} className="min-w-11 px-1!" kind="quiet">
          {speed}×
        </Button>
      }
    >
      <MenuChoice
        label="Speed"
        onChange={(value) => {
          const chosen = speeds.find((one) => String(one) === value)
          if (chosen !== undefined) playback.setSpeed(chosen)
        }}
        options={speeds.map((one) => ({ value: String(one), label: `${one}×` }))}
        value={String(speed)}
      />
    </Menu>
  )
}
