import { useMedia } from '#web/ui/use-media.ts'
import { Preview } from '../presets/previews/preview.tsx'
import type { PreviewWish } from '../presets/previews/preview-protocol.ts'

export interface PaintedScene {
  name: string
  prompt: string
  seed: number
}

export const scenes = {
  signIn: { name: 'Lighthouse, dusk', prompt: 'A lighthouse and two sailboats on the sea at dusk', seed: 3 },
  owner: { name: 'Cabin, first night', prompt: 'A cabin in the mountains at night, snow', seed: 3 },
  reset: { name: 'Desert, sunset', prompt: 'Three cacti in the desert at sunset', seed: 3 },
} satisfies Record<string, PaintedScene>

const size = 1000

/** A frame that the draft engine's own painter draws here, in this browser, when the form is there. */
export function PaintedAside({ scene }: { scene: PaintedScene }) {
  const hasRoom = useMedia('(min-width: 901px)')
  if (!hasRoom) return null
  const still: PreviewWish = {
    prompt: scene.prompt,
    negativePrompt: '',
    seed: scene.seed,
    width: size,
    height: size,
    camera: null,
    styleId: null,
    durationSeconds: 4,
    as: 'still',
    at: [0.3],
  }
  return (
    <aside
      data-theme="dark"
      aria-label="A frame by the draft engine"
      className="relative bg-well text-on-media"
    >
      <div className="sticky top-0 h-dvh overflow-hidden">
        <Preview still={still} loop={null} />
        <p className="absolute bottom-6 left-7 rounded-2 bg-media-chip px-2.5 py-1.5 text-14 font-medium">
          {scene.name}
          <span className="block text-12 font-normal">Drawn by the draft engine in this browser, free</span>
        </p>
      </div>
    </aside>
  )
}
