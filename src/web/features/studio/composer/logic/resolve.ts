import { chooseEngine } from '#catalog/choose.ts'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { normalizeRequest, type StageRequest } from '#catalog/validate.ts'
import type { Mode } from '#contract/generation.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { FieldError } from '#kernel/errors.ts'
import { healthOf, type StudioFacts } from './facts.ts'

/** A draft against the catalog: which engine it is for, what it asks of it, and what stands in the way. */
export interface Resolved {
  /** Null when "auto" finds none. */
  engine: Engine | null
  request: RouteRequest | null
  errors: readonly FieldError[]
}

export const modeOf = (draft: ShotRequest): Mode => draft.mode ?? 't2v'

/** Stands for the picture that an earlier stage of the same take makes. */
const madeBefore = { role: 'firstFrame', assetId: 'made-in-this-take' } as const

export type Given = Pick<StudioFacts, 'mediaSeconds' | 'files'>

export function stageRequestOf(draft: ShotRequest, given?: Given): StageRequest {
  const { prompt = '', negativePrompt = '', inputs = [], options = {}, image } = draft
  return {
    ...draft,
    ...(given && { mediaSeconds: given.mediaSeconds, files: given.files }),
    prompt,
    negativePrompt,
    options,
    inputs: image === undefined ? inputs : [...inputs, madeBefore],
  }
}

export function resolveDraft(draft: ShotRequest, facts: StudioFacts): Resolved {
  return resolve(modeOf(draft), draft.engineId ?? 'auto', stageRequestOf(draft, facts), facts)
}

/** The engine that was named, or the one that "auto" would pick, with every default filled in. */
export function resolve(mode: Mode, engineId: string, wish: StageRequest, facts: StudioFacts): Resolved {
  const engine = engineId === 'auto' ? null : facts.engines.find(({ id }) => id === engineId)
  if (engine) return normalizedBy(engine, mode, wish)
  if (engine === undefined) return { engine: null, request: null, errors: [unknownEngine(engineId)] }
  const choice = chooseEngine(mode, wish, healthOf(facts), facts.engines)
  return 'errors' in choice
    ? { engine: null, request: null, errors: choice.errors }
    : normalizedBy(choice.engine, mode, wish)
}

function normalizedBy(engine: Engine, mode: Mode, wish: StageRequest): Resolved {
  const result = normalizeRequest(engine, mode, wish)
  return result.ok
    ? { engine, request: result.request, errors: [] }
    : { engine, request: null, errors: result.errors }
}

const unknownEngine = (id: string): FieldError => ({
  path: 'engineId',
  code: 'engine_unknown',
  message: `There is no engine ${id} any more. Choose another.`,
})
