import type { Engine, ModeCard, RouteRequest } from '#catalog/engine.ts'
import { linesOf } from '#catalog/frame-size.ts'
import { normalizeRequest } from '#catalog/validate.ts'
import type { InputRole, Mode } from '#contract/generation.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { FieldError } from '#kernel/errors.ts'
import { modesLike } from './modes.ts'
import { patchAt } from './patch-at.ts'
import { type Given, modeOf, stageRequestOf } from './resolve.ts'
import { roleLabels } from './roles.ts'

export interface OneChange {
  /** What is wrong and what helps: "Stops at 720p. Switch to 720p". */
  words: string
  patch: Partial<ShotRequest>
  /** What the engine is asked for then. */
  request: RouteRequest
}

type Remedy = Pick<OneChange, 'words' | 'patch'>

/** The one setting that has to change for the engine to fit; null when it takes more, or something only a person can give. */
export function oneChange(
  engine: Engine,
  draft: ShotRequest,
  errors: readonly FieldError[],
  given: Given,
): OneChange | null {
  const card = engine.modes[modeOf(draft)]
  const fields = new Set(errors.map(({ path }) => path.split('.')[0] ?? ''))
  const [field, ...others] = fields
  if (field === undefined || others.length > 0) return null
  const remedy = insteadOf(errors, draft) ?? (card ? remedyFor(field, card, draft) : otherMode(engine, draft))
  if (!remedy) return null
  const changed = { ...draft, ...remedy.patch }
  const result = normalizeRequest(engine, modeOf(changed), stageRequestOf(changed, given))
  return result.ok ? { ...remedy, request: result.request } : null
}

/** What the refusal itself offers. */
function insteadOf([error, ...others]: readonly FieldError[], draft: ShotRequest): Remedy | null {
  if (!error?.instead || others.length > 0) return null
  const { path, instead } = error
  return { words: `Not this move. Switch to ${instead.label}`, patch: patchAt(draft, path, instead.value) }
}

function remedyFor(field: string, card: ModeCard, draft: ShotRequest): Remedy | null {
  switch (field) {
    case 'durationSeconds':
      return switchLength(card, draft.durationSeconds ?? 0)
    case 'resolution':
      return switchResolution(card, draft.resolution ?? '')
    case 'aspectRatio': {
      const [first] = card.aspectRatios ?? []
      return first === undefined
        ? { words: 'Takes the shape of its input. Leave the shape to it', patch: { aspectRatio: undefined } }
        : { words: `No ${draft.aspectRatio}. Switch to ${first}`, patch: { aspectRatio: first } }
    }
    case 'fps':
      return { words: 'Chooses its own frame rate. Leave it to the engine', patch: { fps: undefined } }
    case 'audio':
      return card.audio === 'none'
        ? { words: 'Silent. Turn sound off', patch: { audio: undefined } }
        : { words: 'Always with sound. Turn sound on', patch: { audio: true } }
    case 'negativePrompt':
      return { words: 'No negative prompt. Leave it out', patch: { negativePrompt: '' } }
    case 'camera':
      return card.camera === 'none'
        ? { words: 'No camera. Leave the move out', patch: { camera: undefined } }
        : null
    case 'styleId':
      return { words: 'No styles. Leave the style out', patch: { styleId: null } }
    case 'inputs':
      return fewerInputs(card, draft)
    default:
      return null
  }
}

function switchLength({ durations }: ModeCard, wish: number): Remedy | null {
  if (!durations)
    return { words: 'Takes the length of its input. Leave it to it', patch: { durationSeconds: undefined } }
  const all = 'values' in durations ? durations.values : stepsOf(durations)
  const nearest = [...all].sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish))[0]
  if (nearest === undefined) return null
  const why =
    wish > Math.max(...all)
      ? `Stops at ${Math.max(...all)} s`
      : wish < Math.min(...all)
        ? `Starts at ${Math.min(...all)} s`
        : `No ${wish} s`
  return { words: `${why}. Switch to ${nearest} s`, patch: { durationSeconds: nearest } }
}

export const stepsOf = ({ min, max, step }: { min: number; max: number; step: number }): number[] =>
  Array.from({ length: Math.floor((max - min) / step + 1e-6) + 1 }, (_, index) => round(min + index * step))

/** 0.1 steps without the tail that binary fractions have. */
const round = (value: number) => Math.round(value * 1000) / 1000

function switchResolution({ resolutions = [] }: ModeCard, wish: string): Remedy | null {
  const lines = (name: string) => linesOf(name) ?? 0
  const wanted = lines(wish)
  const nearest = [...resolutions].sort(
    (a, b) => Math.abs(lines(a) - wanted) - Math.abs(lines(b) - wanted),
  )[0]
  if (nearest === undefined)
    return { words: 'Chooses its own size. Leave it to the engine', patch: { resolution: undefined } }
  const top = Math.max(...resolutions.map(lines))
  const why = wanted > top ? `Stops at ${nearest}` : `No ${wish}`
  return { words: `${why}. Switch to ${nearest}`, patch: { resolution: nearest } }
}

function fewerInputs(card: ModeCard, { inputs = [] }: ShotRequest): Remedy | null {
  const counts = new Map<InputRole, number>()
  const kept = inputs.filter(({ role }) => {
    const count = (counts.get(role) ?? 0) + 1
    counts.set(role, count)
    return count <= (card.inputs.find((input) => input.role === role)?.max ?? 0)
  })
  const dropped = inputs.filter((input) => !kept.includes(input))
  const [first] = dropped
  if (!first) return null
  const names = [...new Set(dropped.map(({ role }) => roleLabels[role].toLowerCase()))].join(' or ')
  const most = card.inputs.find(({ role }) => role === first.role)?.max
  const words =
    most === undefined
      ? `Takes no ${names}. Leave ${dropped.length === 1 ? 'it' : 'them'} out`
      : `Takes ${most} of ${names}. Leave ${dropped.length} out`
  return { words, patch: { inputs: kept } }
}

/** The engine makes the same kind of thing from fewer inputs. */
function otherMode(engine: Engine, draft: ShotRequest): Remedy | null {
  for (const mode of modesLike(modeOf(draft))) {
    const card = engine.modes[mode]
    const fewer = card && withoutForeign(mode, card, draft)
    if (fewer && normalizeRequest(engine, mode, stageRequestOf({ ...draft, ...fewer.patch })).ok) return fewer
  }
  return null
}

function withoutForeign(mode: Mode, card: ModeCard, { inputs = [], image }: ShotRequest): Remedy {
  const takes = (role: InputRole) => card.inputs.some((input) => input.role === role)
  const kept = inputs.filter(({ role }) => takes(role))
  const gone = inputs.filter(({ role }) => !takes(role)).map(({ role }) => roleLabels[role].toLowerCase())
  if (image && !takes('firstFrame')) gone.push('first frame')
  const names = [...new Set(gone)].join(' and ')
  return {
    words: `Takes no ${names}. Leave ${gone.length === 1 ? 'it' : 'them'} out`,
    patch: { mode, inputs: kept, ...(image && !takes('firstFrame') ? { image: undefined } : {}) },
  }
}
