import type { InputCard } from '#catalog/engine.ts'
import { roleIn } from '#catalog/references.ts'
import type { InputRole } from '#contract/generation.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { ReferenceSet } from '#contract/reference.ts'
import { modeForInputs } from './modes.ts'
import { modeOf } from './resolve.ts'

type Inputs = NonNullable<ShotRequest['inputs']>

/** Adds an input, in place of the one that was there where the role has room for one; the mode follows. */
export function withInput(
  draft: ShotRequest,
  role: InputRole,
  assetId: string,
  slots: readonly InputCard[],
): Partial<ShotRequest> {
  const { inputs = [] } = draft
  const most = slots.find((slot) => slot.role === role)?.max ?? 1
  const there = inputs.filter((input) => input.role === role)
  const pushedOut = there.length >= most ? there.at(-1) : undefined
  const kept = inputs.filter((input) => input !== pushedOut)
  return withInputs(draft, [...kept, { role, assetId }], role === 'firstFrame' ? { image: undefined } : {})
}

export function withoutInput(draft: ShotRequest, index: number): Partial<ShotRequest> {
  return withInputs(
    draft,
    (draft.inputs ?? []).filter((_, at) => at !== index),
  )
}

export function withInputs(
  draft: ShotRequest,
  inputs: Inputs,
  more: Partial<ShotRequest> = {},
): Partial<ShotRequest> {
  const image = 'image' in more ? more.image : draft.image
  return { ...more, inputs, mode: modeForInputs(modeOf(draft), { inputs, image }) }
}

/** The pictures of a saved set that are not there yet, as far as there is room for them. */
export function withSet(
  draft: ShotRequest,
  { kind, images }: Pick<ReferenceSet, 'kind' | 'images'>,
  slots: readonly InputCard[],
): { change: Partial<ShotRequest>; taken: number } {
  const { inputs = [] } = draft
  const role = roleIn({ inputs: slots }, kind)
  const most = slots.find((slot) => slot.role === role)?.max ?? 0
  const room = Math.max(0, most - inputs.filter((input) => input.role === role).length)
  const missing = images.filter(({ id }) => !inputs.some(({ assetId }) => assetId === id))
  const added = missing.slice(0, room).map(({ id }) => ({ role, assetId: id }))
  const change = added.length === 0 ? {} : withInputs(draft, [...inputs, ...added])
  return { change, taken: images.length - missing.length + added.length }
}

const usualRoles: ReadonlySet<InputRole> = new Set(['firstFrame', 'lastFrame', 'reference', 'video', 'audio'])

/** Where something that was dropped or pasted belongs: the first empty place for its kind, else one with room, else the last. */
export function roleFor(kind: string, draft: ShotRequest, slots: readonly InputCard[]): InputRole | null {
  const taken = slots.filter((slot) => slot.kind === kind)
  // What has a special use (a mask, a background, a character, a style) is put in its place by hand.
  const usual = taken.filter(({ role }) => usualRoles.has(role))
  const fitting = usual.length > 0 ? usual : taken
  const count = (role: InputRole) => (draft.inputs ?? []).filter((input) => input.role === role).length
  const free =
    fitting.find(({ role }) => count(role) === 0) ?? fitting.find(({ role, max }) => count(role) < max)
  return (free ?? fitting.at(-1))?.role ?? null
}
