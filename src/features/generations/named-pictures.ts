import type { Engine } from '#catalog/engine.ts'
import { mentionsIn, modeWithReferences, type NamedPictures, withReferences } from '#catalog/references.ts'
import { engineInForce } from '#catalog/retirement.ts'
import type { GenerationRequest } from '#contract/generation.ts'
import type { PlanFacts } from './facts.ts'

export interface Named {
  /** As it is kept: in the person's words, with the sets that they name. */
  written: GenerationRequest
  /** As the engine reads it. */
  request: GenerationRequest
  /** Why "auto" chose the engine; null when it did not have to. */
  reason: string | null
  notes: string[]
}

/** `choose`: which engine "auto" takes for a request that has one picture of each set. */
export function namePictures(
  written: GenerationRequest,
  facts: PlanFacts,
  choose: (request: GenerationRequest) => { engine: Engine; reason: string | null },
): Named {
  const sets = setsOf(written, facts)
  if (sets.length === 0) return { written, request: written, reason: null, notes: [] }
  const { engine, reason } =
    written.engineId === 'auto'
      ? choose(withFirstPictures(written, sets))
      : { engine: engineInForce(written.engineId, facts.today, facts.engines), reason: null }
  // An engine that nobody knows is refused where engines are chosen.
  if (engine === undefined) return { written, request: written, reason: null, notes: [] }
  const { notes, ...read } = withReferences(written, sets, engine)
  const added = read.inputs.slice(written.inputs.length)
  const references = sets.map(({ id, images }) => ({
    set: id,
    inputs: added.filter(({ assetId }) => images.includes(assetId)),
  }))
  return {
    written: { ...written, references },
    request: { ...written, ...read, engineId: engine.id },
    reason,
    notes,
  }
}

function setsOf({ prompt, references = [] }: GenerationRequest, facts: PlanFacts): NamedPictures[] {
  const handles = mentionsIn(prompt)
  return facts.references.flatMap((set) => {
    const listed = references.find((one) => one.set === set.id)
    if (listed === undefined && !handles.includes(set.handle)) return []
    const chosen = (listed?.inputs ?? [])
      .map(({ assetId }) => assetId)
      .filter((id) => set.images.includes(id))
    return [chosen.length > 0 ? { ...set, images: chosen } : set]
  })
}

function withFirstPictures(wish: GenerationRequest, sets: readonly NamedPictures[]): GenerationRequest {
  const first = sets.flatMap(({ images }) =>
    wish.inputs.some(({ assetId }) => images.includes(assetId)) ? [] : images.slice(0, 1),
  )
  const inputs = [...wish.inputs, ...first.map((assetId) => ({ role: 'reference' as const, assetId }))]
  return { ...wish, mode: modeWithReferences(wish.mode), inputs }
}
