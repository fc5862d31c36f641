import type { GenerationRequest, InputRole } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'
import type { Engine, InputCard, ModeCard } from './engine.ts'
import { impossible, type KnownFacts } from './fit-input.ts'
import { limitsOf } from './input-limits.ts'

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

/** Roles, counts and files of the inputs against the card, as far as the files are known. */
export function inputErrors(
  engine: Engine,
  card: ModeCard,
  inputs: GenerationRequest['inputs'],
  files?: ReadonlyMap<string, KnownFacts>,
): FieldError[] {
  const errors: FieldError[] = []
  const counts = new Map<string, number>()
  inputs.forEach(({ role, assetId }, index) => {
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
    } else {
      errors.push(...fileErrors(engine, card, allowed, files?.get(assetId), index))
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

/** A file that nothing of ours can make fit, said before anything is spent. */
function fileErrors(
  engine: Engine,
  { via }: ModeCard,
  input: InputCard,
  file: KnownFacts | undefined,
  index: number,
): FieldError[] {
  if (file === undefined || file.kind !== input.kind) return []
  // What goes to the vendor is a picture of the video, as large as the video.
  const sent = via === undefined ? input : { ...input, kind: 'image' as const }
  const refusal = impossible(file, limitsOf(engine, sent) ?? input)
  if (refusal === null) return []
  return [unsupported(`inputs.${index}.assetId`, `${engine.label} ${refusal.why} ${refusal.next}`)]
}

/** What goes behind a picture is no picture that is worked on. */
export const countToTotal = (inputs: readonly { role: InputRole }[]): number =>
  inputs.filter(({ role }) => role !== 'background').length

const unsupported = (path: string, message: string): FieldError => ({
  path,
  code: 'unsupported_by_engine',
  message,
})
