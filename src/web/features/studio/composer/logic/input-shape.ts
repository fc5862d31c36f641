import type { Engine } from '#catalog/engine.ts'
import { nearestRatio } from '#catalog/frame-size.ts'
import type { ShotRequest } from '#contract/project.ts'
import { modeOf } from './resolve.ts'

/** Upscaling and extending keep the shape of what is put in, as near as the engine can, unless another one is asked for. */
export function withInputShape(
  draft: ShotRequest,
  input: { width: number | null; height: number | null } | undefined,
  engines: readonly Engine[],
): ShotRequest {
  const mode = modeOf(draft)
  if ((mode !== 'upscale' && mode !== 'extend') || draft.aspectRatio !== undefined) return draft
  if (!input?.width || !input.height) return draft
  const named = engines.filter(({ id }) => id === draft.engineId)
  const able = named.length > 0 ? named : engines
  const shapes = able.flatMap(({ modes }) => modes[mode]?.aspectRatios ?? [])
  const aspectRatio = nearestRatio(shapes, input.width / input.height)
  return aspectRatio === undefined ? draft : { ...draft, aspectRatio }
}
