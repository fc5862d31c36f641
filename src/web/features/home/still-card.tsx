import { ImagePlay } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { TemplatePicture } from './template-picture.tsx'
import type { Template } from './templates.ts'
import { useAnimateStill } from './use-animate-still.ts'

const example: Template = {
  id: 'photo-to-motion',
  name: 'Photo to motion',
  summary: 'Your still, real parallax, any camera move',
  aspectRatio: '16:9',
  secondsPerShot: 4,
  styleId: 'modern-cinematic',
  seed: 3,
  shots: [
    {
      name: 'Parallax',
      prompt: 'A person in a red jacket in the mountains by day',
      camera: { presetId: 'truck-left', strength: 0.6 },
    },
  ],
}

/** Not a template: it begins with a picture of one's own. */
export function StillCard() {
  const [isPlaying, setPlaying] = useState(false)
  const { isBusy, words, choose } = useAnimateStill()
  const [shot] = example.shots
  return (
    <button
      type="button"
      aria-busy={isBusy || undefined}
      onClick={() => !isBusy && void choose()}
      onPointerEnter={() => setPlaying(true)}
      onPointerLeave={() => setPlaying(false)}
      onFocus={() => setPlaying(true)}
      onBlur={() => setPlaying(false)}
      className="flex min-w-0 flex-col rounded-3 bg-panel text-left ring-1 ring-line transition-shadow duration-(--d-1) hover:ring-line-2"
    >
      <span className="relative block aspect-video w-full overflow-hidden rounded-t-3 bg-well">
        {shot !== undefined && (
          <TemplatePicture template={example} shot={shot} size="cover" playing={isPlaying} />
        )}
        <span className="absolute bottom-2 left-2 grid size-9 place-items-center rounded-2 bg-media-chip text-on-media">
          <Icon of={ImagePlay} size={20} />
        </span>
      </span>
      <span className="flex flex-col gap-px px-2.5 pt-2 pb-2.5">
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <b className="font-medium">{example.name}</b>
          <span className="flex-1" />
          <span className="truncate text-12 text-fg-3">1 still, 4 s</span>
        </span>
        <span className="text-12 text-fg-2" role={isBusy ? 'status' : undefined}>
          {words ?? example.summary}
        </span>
      </span>
    </button>
  )
}
