import type { Engine, InputCard } from '#catalog/engine.ts'
import type { InputRole, Mode } from '#contract/generation.ts'
import type { ShotRequest } from '#contract/project.ts'
import { modesLike } from './modes.ts'
import { modeOf } from './resolve.ts'

export const roleLabels: Record<InputRole, string> = {
  firstFrame: 'First frame',
  lastFrame: 'Last frame',
  reference: 'Reference',
  character: 'Character',
  style: 'Style picture',
  video: 'Video',
  audio: 'Sound',
  mask: 'Mask',
  background: 'Background',
}

/** Work on a picture takes it as a reference. */
const worksOnPicture: ReadonlySet<Mode> = new Set(['upscale', 'color-enhance', 'remove-bg'])

export const roleLabel = (role: InputRole, mode: Mode): string =>
  role === 'reference' && worksOnPicture.has(mode) ? 'Picture' : roleLabels[role]

/**
 * What may be put in: for a named engine its own inputs, for "auto" those of any engine. Modes that follow from the inputs
 * offer theirs together, so that adding a first frame is what turns words into a picture that moves.
 */
export function slotsFor(draft: ShotRequest, among: readonly Engine[]): InputCard[] {
  const named = among.filter(({ id }) => id === draft.engineId)
  const asked = named.length > 0 ? named : among
  const cards = new Map<InputRole, InputCard>()
  for (const engine of asked) {
    for (const mode of modesLike(modeOf(draft))) {
      for (const input of engine.modes[mode]?.inputs ?? []) {
        const known = cards.get(input.role)
        if (!known || known.max < input.max) cards.set(input.role, input)
      }
    }
  }
  return [...cards.values()].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

const order: InputRole[] = [
  'firstFrame',
  'lastFrame',
  'video',
  'audio',
  'character',
  'style',
  'reference',
  'mask',
  'background',
]
