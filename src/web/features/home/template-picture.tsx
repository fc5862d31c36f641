import { CameraRequest } from '#contract/generation.ts'
import { useMedia } from '#web/ui/use-media.ts'
import { Preview } from '../presets/previews/preview.tsx'
import type { PreviewWish } from '../presets/previews/preview-protocol.ts'
import { PREVIEW_FPS } from '../presets/previews/preview-wishes.ts'
import type { Template, TemplateShot } from './templates.ts'

const seconds = 3
const instants = Array.from(
  { length: seconds * PREVIEW_FPS },
  (_, index) => index / (seconds * PREVIEW_FPS - 1),
)
/** Covers are taller than their place, so that a low subject can be lifted over the film strip. */
const sizes = { cover: { width: 400, height: 300 }, thumb: { width: 128, height: 72 } }

interface TemplatePictureProps {
  template: Template
  shot: TemplateShot
  size: keyof typeof sizes
  /** Under the pointer or the focus the camera moves. */
  playing?: boolean
  className?: string
}

/** A shot of a template as the draft engine will draw it, painted here by the same code. */
export function TemplatePicture({ template, shot, size, playing = false, className }: TemplatePictureProps) {
  const reduced = useMedia('(prefers-reduced-motion: reduce)')
  const moves = playing && !reduced
  const still: PreviewWish = {
    prompt: shot.prompt,
    negativePrompt: '',
    seed: template.seed,
    ...sizes[size],
    camera: CameraRequest.parse(shot.camera),
    styleId: template.styleId,
    durationSeconds: seconds,
    as: 'still',
    at: [0.3],
  }
  return (
    <Preview
      still={still}
      loop={moves ? { ...still, as: 'loop', at: instants } : null}
      waitingClassName="skeleton"
      {...(className !== undefined && { className })}
    />
  )
}
