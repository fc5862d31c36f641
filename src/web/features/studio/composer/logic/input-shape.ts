import { enginesFor } from '#catalog/engines.ts'
import { ratioOf } from '#catalog/frame-size.ts'
import type { ShotRequest } from '#contract/project.ts'
import { modeOf } from './resolve.ts'

/** Upscaling keeps the shape of what is put in, as near as the engine can, unless another one is asked for. */
export function withInputShape(
  draft: ShotRequest,
  input: { width: number | null; height: number | null } | undefined,
): ShotRequest {
  if (modeOf(draft) !== 'upscale' || draft.aspectRatio !== undefined) return draft
  if (!input?.width || !input.height) return draft
  const ratio = input.width / input.height
  const shapes = enginesFor('upscale').flatMap(({ modes }) => modes.upscale?.aspectRatios ?? [])
  const far = (shape: string) => Math.abs(Math.log((ratioOf(shape) ?? 1) / ratio))
  const [nearest] = [...shapes].sort((a, b) => far(a) - far(b))
  return nearest === undefined ? draft : { ...draft, aspectRatio: nearest }
}
