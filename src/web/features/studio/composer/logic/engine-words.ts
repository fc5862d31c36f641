import type { Engine, ModeCard } from '#catalog/engine.ts'
import { linesOf } from '#catalog/frame-size.ts'
import type { Mode } from '#contract/generation.ts'
import { isNatural, modesLike } from './modes.ts'

/** What an engine can do in this mode, in a few words: "1080p", "4–8 s", "Sound", "Start + end frame". */
export function capabilitiesOf(engine: Engine, mode: Mode): string[] {
  const cards = modesLike(mode).flatMap((like) => engine.modes[like] ?? [])
  const card = engine.modes[mode] ?? cards[0]
  if (!card) return []
  return [
    topResolution(card),
    lengthWords(card.durations),
    card.output === 'video' && card.durations ? soundWords[card.audio] : null,
    isNatural(mode) ? inputWords(cards) : null,
    engine.draft ? 'Draft on this machine' : null,
  ].filter((word) => word !== null)
}

const soundWords = { none: 'Silent', optional: 'Sound', always: 'Sound' } as const

function topResolution({ resolutions = [] }: ModeCard): string | null {
  const sorted = [...resolutions].sort((a, b) => (linesOf(b) ?? 0) - (linesOf(a) ?? 0))
  return sorted[0]?.replace('k', 'K') ?? null
}

/** "4–8 s". */
function lengthWords(durations: ModeCard['durations']): string | null {
  if (!durations) return null
  const [least, most] =
    'values' in durations
      ? [Math.min(...durations.values), Math.max(...durations.values)]
      : [durations.min, durations.max]
  return least === most ? `${least} s` : `${least}–${most} s`
}

function inputWords(cards: readonly ModeCard[]): string | null {
  const roles = new Set(cards.flatMap(({ inputs }) => inputs.map(({ role }) => role)))
  const words = [
    roles.has('lastFrame') ? 'Start + end frame' : roles.has('firstFrame') ? 'Start frame' : null,
    roles.has('reference') ? 'References' : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? null : words.join(' · ')
}

/** The settings that decide what fits, in one line: "8 s, 1080p, 16:9". */
export function settingWords(settings: {
  durationSeconds?: number | null | undefined
  resolution?: string | null | undefined
  aspectRatio?: string | null | undefined
}): string {
  const { durationSeconds, resolution, aspectRatio } = settings
  return [durationSeconds == null ? null : `${durationSeconds} s`, resolution, aspectRatio]
    .filter((word) => word != null)
    .join(', ')
}
