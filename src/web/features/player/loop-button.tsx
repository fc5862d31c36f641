import { Repeat } from 'lucide-react'
import { IconButton } from '#web/ui/icon-button.tsx'
import type { Playback } from './playback.ts'
import { usePlaybackState } from './use-playback.ts'

export function LoopButton({ playback, touch = false }: { playback: Playback; touch?: boolean }) {
  const loop = usePlaybackState(playback, (state) => state.loop)
  return (
    <IconButton
      icon={Repeat}
      label="Loop"
      onClick={() => playback.setLoop(!loop)}
      pressed={loop}
      size={touch ? 'touch' : 'md'}
    />
  )
}
