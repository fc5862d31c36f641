import type { Engine } from '#catalog/engine.ts'
import type { Preferences } from '#web/api/preferences.ts'

export interface DefaultChoices {
  durations: number[]
  resolutions: string[]
  aspectRatios: string[]
}

/** What Auto can be asked for: some engine can do each. */
const common: DefaultChoices = {
  durations: [4, 5, 6, 8, 10],
  resolutions: ['480p', '720p', '1080p'],
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
}

type ModeCards = Pick<Engine, 'modes'>

/** The lengths and shapes that an engine makes from words, what is set now among them. */
export function defaultChoices(engine: ModeCards | undefined, now: Preferences['defaults']): DefaultChoices {
  const card = engine?.modes.t2v ?? engine?.modes.i2v
  const durations = card === undefined ? common.durations : lengthsOf(card.durations)
  return {
    durations: distinct([...durations, now.durationSeconds]).toSorted((a, b) => a - b),
    resolutions: distinct([...orCommon(card?.resolutions, common.resolutions), now.resolution]),
    aspectRatios: distinct([...orCommon(card?.aspectRatios, common.aspectRatios), now.aspectRatio]),
  }
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

const orCommon = (own: readonly string[] | undefined, otherwise: readonly string[]) =>
  own === undefined || own.length === 0 ? otherwise : own

/** A range in whole seconds, at most a handful of them. */
function lengthsOf(durations: NonNullable<Engine['modes']['t2v']>['durations'] | null): readonly number[] {
  if (durations == null) return common.durations
  if ('values' in durations) return durations.values
  const { min, max } = durations
  return [...common.durations, 15, 20, 30].filter((seconds) => seconds >= min && seconds <= max)
}
