import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import type { Engine } from '#catalog/engine.ts'
import type { KnownFacts } from '#catalog/fit-input.ts'
import { GenerationRequest } from '#contract/generation.ts'
import type { Project, Shot, ShotRequest } from '#contract/project.ts'
import type { FieldError } from '#kernel/errors.ts'
import { ApiError } from '#web/api/client.ts'
import { useDraft } from '../draft.ts'
import type { Blocked } from './logic/blocked.ts'
import type { StudioFacts } from './logic/facts.ts'
import { inForce } from './logic/in-force.ts'
import { withInputShape } from './logic/input-shape.ts'
import { modeOf, type Resolved, resolveDraft } from './logic/resolve.ts'
import { type ComposerInputs, type ShownInput, useInputs } from './references/use-inputs.ts'
import { useBlocked } from './use-blocked.ts'
import { type QuoteView, useQuote } from './use-quote.ts'
import { useStudioFacts } from './use-studio-facts.ts'

/** What the whole composer works with: the draft against the catalog, its inputs, and its price. */
export interface ComposerState {
  shot: Shot
  draft: ShotRequest
  facts: StudioFacts | null
  resolved: Resolved
  blocked: Blocked | null
  inputs: ComposerInputs
  quoting: QuoteView
  /** The request as it would be sent; null while something stands in the way. */
  request: GenerationRequest | null
  /** What stands in the way, by field; the catalog's word first, then the studio's. */
  errors: readonly FieldError[]
}

const Context = createContext<ComposerState | null>(null)

export function useComposer(): ComposerState {
  const state = use(Context)
  if (!state) throw new Error('A part of the composer is used outside of it')
  return state
}

const none: readonly Engine[] = []
const nothing: Resolved = { engine: null, request: null, errors: [] }

export function ComposerProvider({
  shot,
  project,
  children,
}: {
  shot: Shot
  project: Project
  children: ReactNode
}) {
  const { draft: written, change } = useDraft()
  const { facts: studio } = useStudioFacts()
  useSuccessor(written, studio, change)
  const inputs = useInputs(shot, written, studio?.engines ?? none)
  const mediaSeconds = mediaSecondsOf(inputs.inputs)
  const files = useFiles(inputs.inputs)
  const facts = useMemo(() => studio && { ...studio, mediaSeconds, files }, [studio, mediaSeconds, files])
  const shape = inputs.inputs[0]?.asset
  const draft = useMemo(
    () => (facts ? withInputShape(inForce(written, facts), shape, facts.engines) : written),
    [written, shape, facts],
  )
  const resolved = useMemo(() => (facts ? resolveDraft(draft, facts) : nothing), [draft, facts])
  const blocked = useBlocked(draft)

  const fits =
    facts !== null && resolved.errors.length === 0 && blocked === null && inputs.waiting.length === 0
  const request = useMemo(() => {
    if (!fits) return null
    const place = { shotId: shot.id, projectId: project.id }
    return GenerationRequest.safeParse({ ...draft, mode: modeOf(draft), ...place }).data ?? null
  }, [fits, draft, shot.id, project.id])
  const quoting = useQuote(request)
  const refused = quoting.error instanceof ApiError ? (quoting.error.problem.errors ?? []) : []

  const state: ComposerState = {
    shot,
    draft,
    facts,
    resolved,
    blocked,
    inputs,
    quoting,
    request,
    errors: [...(blocked ? [blocked.error] : []), ...resolved.errors, ...refused],
  }
  return <Context value={state}>{children}</Context>
}

/** A draft for an engine that has retired is written anew for its successor, so that what is set from now on is its own. */
function useSuccessor(
  draft: ShotRequest,
  facts: StudioFacts | null,
  change: (patch: Partial<ShotRequest>, label: string) => void,
) {
  useEffect(() => {
    if (facts === null) return
    const { engineId, options } = inForce(draft, facts)
    if (engineId !== draft.engineId) change({ engineId, options }, 'Engine replaced')
  }, [draft, facts, change])
}

/** The same map while the same files are put in, so that nothing is worked out anew. */
function useFiles(inputs: readonly ShownInput[]): ReadonlyMap<string, KnownFacts> {
  const known = inputs.flatMap(({ asset }) => (asset?.status === 'ready' ? [asset] : []))
  const key = known.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an id stands for never changes
  return useMemo(() => new Map(known.map((asset) => [asset.id, asset])), [key])
}

function mediaSecondsOf(inputs: readonly ShownInput[]): number | null {
  const lengthOf = (kind: string) => inputs.find(({ asset }) => asset?.kind === kind)?.asset?.durationSeconds
  return lengthOf('video') ?? lengthOf('audio') ?? null
}

/** What is wrong with a field, or the first of several, in words. */
export const useFieldError = (...paths: string[]): string | undefined => useFieldProblem(...paths)?.message

/** What is wrong with a field, or the first of several; an empty prompt is no mistake yet. */
export function useFieldProblem(...paths: string[]): FieldError | undefined {
  const { errors, draft } = useComposer()
  const found = paths.flatMap((path) =>
    errors.filter((error) => error.path === path || error.path.startsWith(`${path}.`)),
  )
  return found.find(({ path }) => path !== 'prompt' || draft.prompt)
}
