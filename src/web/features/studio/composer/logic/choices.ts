import type { Engine, ModeCard } from '#catalog/engine.ts'
import { linesOf, ratioOf } from '#catalog/frame-size.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { StudioFacts } from './facts.ts'
import { modesLike } from './modes.ts'
import { stepsOf } from './one-change.ts'
import { modeOf } from './resolve.ts'

export interface Choice<Value> {
  value: Value
  /** Not with this engine, and why. */
  disabledReason?: string
}

export type LengthChoices =
  | { kind: 'none' }
  | { kind: 'list'; choices: Choice<number>[] }
  | { kind: 'range'; min: number; max: number; step: number }

/** A list that is longer than this is a field to type in. */
const longestList = 30

/** The cards that the settings must fit: the named engine's, or those of every engine that "auto" may take. */
export function cardsFor(draft: ShotRequest, facts: StudioFacts): { engine: Engine; card: ModeCard }[] {
  const named = facts.engines.find(({ id }) => id === draft.engineId)
  const among = named ? [named] : facts.engines.filter(({ id }) => facts.available.has(id))
  const mode = modeOf(draft)
  const exact = among.flatMap((engine) => engine.modes[mode] ?? []).length > 0
  const modes = exact ? [mode] : modesLike(mode)
  return among.flatMap((engine) =>
    modes.flatMap((one) => {
      const card = engine.modes[one]
      return card ? [{ engine, card }] : []
    }),
  )
}

/** Whether what is not chosen stays as the input has it. */
export function keepsInput(draft: ShotRequest, facts: StudioFacts | null): boolean {
  const cards = facts ? cardsFor(draft, facts) : []
  return cards.length > 0 && cards.every(({ card }) => card.keepsInput)
}

export function lengthChoices(draft: ShotRequest, facts: StudioFacts): LengthChoices {
  const all = cardsFor(draft, facts).flatMap(({ card }) => card.durations ?? [])
  const [first] = all
  if (!first) return { kind: 'none' }
  const values = all.flatMap((durations) => ('values' in durations ? durations.values : stepsOf(durations)))
  const choices = [...new Set(values)].sort((a, b) => a - b)
  if (choices.length > longestList) {
    const step = Math.min(...all.map((durations) => ('step' in durations ? durations.step : 1)))
    return { kind: 'range', min: choices[0] ?? 0, max: choices.at(-1) ?? 0, step }
  }
  return {
    kind: 'list',
    choices: withWish(choices, draft.durationSeconds).map((value) => choice(value, choices)),
  }
}

/** What people ask for by name; the sizes between them are shown where the engine has them. */
const usualResolutions = ['480p', '720p', '1080p', '4k']

export function resolutionChoices(draft: ShotRequest, facts: StudioFacts): Choice<string>[] {
  const own = uniqueOf(draft, facts, ({ resolutions }) => resolutions)
  if (own.length === 0) return []
  const label = engineWord(draft, facts)
  const byLines = (a: string, b: string) => (linesOf(a) ?? 0) - (linesOf(b) ?? 0)
  const top = Math.max(...own.map((value) => linesOf(value) ?? 0))
  const others = offered(draft, facts, ({ resolutions }) => resolutions).filter((value) =>
    usualResolutions.includes(value),
  )
  const all = withWish([...own, ...others], draft.resolution).sort(byLines)
  const shown = all.length <= 5 ? all : withWish(own, draft.resolution).sort(byLines)
  return shown.map((value) =>
    choice(
      value,
      own,
      (linesOf(value) ?? 0) > top
        ? `${label} stops at ${own.sort(byLines).at(-1)}`
        : `${label} has no ${value}`,
    ),
  )
}

const usualShapes = ['16:9', '9:16', '1:1']

export function shapeChoices(draft: ShotRequest, facts: StudioFacts): Choice<string>[] {
  const own = uniqueOf(draft, facts, ({ aspectRatios }) => aspectRatios)
  if (own.length === 0) return []
  const label = engineWord(draft, facts)
  const rank = (value: string) => {
    const usual = usualShapes.indexOf(value)
    return usual >= 0 ? usual : 10 - (ratioOf(value) ?? 0)
  }
  const all = withWish([...own, ...usualShapes], draft.aspectRatio).sort((a, b) => rank(a) - rank(b))
  return all.map((value) => choice(value, own, `${label} has no ${value}`))
}

export function frameRateChoices(draft: ShotRequest, facts: StudioFacts): Choice<number>[] {
  const own = uniqueOf(draft, facts, ({ fps }) => fps)
  if (own.length === 0 && draft.fps === undefined) return []
  return withWish(own, draft.fps)
    .sort((a, b) => a - b)
    .map((value) => choice(value, own, `The engine does not make ${value} fps`))
}

function uniqueOf<Value>(
  draft: ShotRequest,
  facts: StudioFacts,
  pick: (card: ModeCard) => readonly Value[] | undefined,
): Value[] {
  return [...new Set(cardsFor(draft, facts).flatMap(({ card }) => pick(card) ?? []))]
}

const engineWord = ({ engineId }: ShotRequest, { engines }: StudioFacts): string =>
  engines.find(({ id }) => id === engineId)?.label ?? 'No engine here'

/** What any engine of the catalog offers in this mode. */
function offered<Value>(
  draft: ShotRequest,
  facts: StudioFacts,
  pick: (card: ModeCard) => readonly Value[] | undefined,
): Value[] {
  return facts.engines.flatMap(({ modes }) => {
    const card = modes[modeOf(draft)]
    return card ? [...(pick(card) ?? [])] : []
  })
}

/** What is set stays in sight, also when the engine has no such choice. */
const withWish = <Value>(values: readonly Value[], wish: Value | undefined): Value[] => [
  ...new Set(wish === undefined ? values : [...values, wish]),
]

function choice<Value>(value: Value, own: readonly Value[], reason = `Not with this engine`): Choice<Value> {
  return own.includes(value) ? { value } : { value, disabledReason: reason }
}
