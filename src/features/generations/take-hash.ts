import { createHash } from 'node:crypto'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import type { GenerationRequest } from '#contract/generation.ts'
import { canonicalJson } from '#kernel/json.ts'

/**
 * The same for two requests that ask one engine for the same take: every default is filled in, and where the take will
 * lie does not count.
 */
export function takeHashOf(
  request: GenerationRequest,
  { id: engineId, revision }: Pick<Engine, 'id' | 'revision'>,
  main: RouteRequest,
): string {
  const { image, motion, post, voice, ambience } = request
  const what = { engineId, revision, ...main, stages: { image, motion, post, voice, ambience } }
  return createHash('sha256').update(canonicalJson(what)).digest('hex')
}
