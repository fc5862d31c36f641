import type { GenerationRequest, InputRole } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'
import type { Engine, ModeCard } from './engine.ts'

/** What an input is for, as people say it. */
const words: Record<InputRole, string> = {
  firstFrame: 'first frame',
  lastFrame: 'last frame',
  reference: 'reference',
  character: 'character',
  style: 'style picture',
  video: 'video',
  audio: 'sound',
  mask: 'mask',
  background: 'background',
}
const kindWords = { image: 'picture', video: 'video', audio: 'sound' } as const

/** Roles and counts of the inputs against the card. Whether the asset is of the right kind is known only where assets are. */
export function inputErrors(
  engine: Engine,
  card: ModeCard,
  inputs: GenerationRequest['inputs'],
): FieldError[] {
  const errors: FieldError[] = []
  const counts = new Map<string, number>()
  inputs.forEach(({ role }, index) => {
    const allowed = card.inputs.find((input) => input.role === role)
    const count = (counts.get(role) ?? 0) + 1
    counts.set(role, count)
    const path = `inputs.${index}.role`
    if (!allowed) {
      errors.push(unsupported(path, `${engine.label} takes no ${words[role]} here.`))
    } else if (count > allowed.max) {
      errors.push(
        unsupported(
          path,
          `${engine.label} takes at most ${allowed.max} ${words[role]}${allowed.max === 1 ? '' : 's'}.`,
        ),
      )
    }
  })
  for (const { role, kind, min } of card.inputs) {
    if ((counts.get(role) ?? 0) >= min) continue
    const message = `${engine.label} needs ${min === 1 ? 'a' : min} ${kindWords[kind]}${min === 1 ? '' : 's'} as ${words[role]}${min === 1 ? '' : 's'}.`
    errors.push({ path: 'inputs', code: 'validation_failed', message })
  }
  const { inputTotal } = card
  const total = countToTotal(inputs)
  if (inputTotal && (total < inputTotal.min || total > inputTotal.max)) {
    const { min, max } = inputTotal
    const needs = min === max ? `${min}` : `${min} to ${max}`
    const message = `${engine.label} needs ${needs} input${max === 1 ? '' : 's'}.`
    errors.push({ path: 'inputs', code: 'validation_failed', message })
  }
  return errors
}

/** What goes behind a picture is no picture that is worked on. */
export const countToTotal = (inputs: readonly { role: InputRole }[]): number =>
  inputs.filter(({ role }) => role !== 'background').length

const unsupported = (path: string, message: string): FieldError => ({
  path,
  code: 'unsupported_by_engine',
  message,
})
