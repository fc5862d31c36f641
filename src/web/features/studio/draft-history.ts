import { ShotRequest } from '#contract/project.ts'
import { canonicalJson } from '#kernel/json.ts'

/** One named change, with the request on its other side. */
interface Step {
  label: string
  request: ShotRequest
}

export interface DraftHistory {
  past: readonly Step[]
  present: ShotRequest
  future: readonly Step[]
  /** The latest change, while another of its kind may still become part of it. */
  open: { label: string; keys: string; at: number } | null
}

const defaults = ShotRequest.parse({})
const mostSteps = 200
/** Typing and dragging are one change for as long as they go on; a pause of this length ends it. */
const pauseMs = 1_000

export const startHistory = (present: ShotRequest): DraftHistory => ({
  past: [],
  present: completed(present),
  future: [],
  open: null,
})

/** A field set to `undefined` is taken out. */
export function changeDraft(
  history: DraftHistory,
  patch: Partial<ShotRequest>,
  label: string,
  now: number,
): DraftHistory {
  const present = completed({ ...history.present, ...patch })
  if (sameRequest(present, history.present)) return history
  const open = { label, keys: Object.keys(patch).sort().join(), at: now }
  const { open: last } = history
  const goesOn = last?.label === label && last.keys === open.keys && now - last.at < pauseMs
  const past = goesOn
    ? history.past
    : [...history.past, { label, request: history.present }].slice(-mostSteps)
  return { past, present, future: [], open }
}

export function undoDraft(history: DraftHistory): DraftHistory {
  const step = history.past.at(-1)
  if (!step) return history
  return {
    past: history.past.slice(0, -1),
    present: step.request,
    future: [{ label: step.label, request: history.present }, ...history.future],
    open: null,
  }
}

export function redoDraft(history: DraftHistory): DraftHistory {
  const [step, ...future] = history.future
  if (!step) return history
  return {
    past: [...history.past, { label: step.label, request: history.present }],
    present: step.request,
    future,
    open: null,
  }
}

export const sameRequest = (a: ShotRequest, b: ShotRequest): boolean => canonicalJson(a) === canonicalJson(b)

/** A field that is absent has its default, so that two requests that mean the same are the same. */
function completed(request: ShotRequest): ShotRequest {
  const given = Object.entries(request).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}
