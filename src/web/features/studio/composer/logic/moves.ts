import type { CameraPreset } from '#camera/preset.ts'
import type { ShotRequest } from '#contract/project.ts'
import { cardsFor } from './choices.ts'
import type { StudioFacts } from './facts.ts'

/** Whether the take can have a move: engines that draw flat layers cannot show every one, and here no other may get it. */
export function canDraw({ drawable }: CameraPreset, draft: ShotRequest, facts: StudioFacts): boolean {
  if (drawable.kind === 'exact') return true
  const moved = cardsFor(draft, facts).filter(({ card }) => card.camera !== 'none')
  return moved.length === 0 || moved.some(({ card }) => card.camera !== 'exact')
}
