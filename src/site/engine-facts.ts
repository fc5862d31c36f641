import type { Engine, ModeCard } from '#catalog/engine.ts'
import type { Mode } from '#contract/generation.ts'

const modeWords: Partial<Record<Mode, string>> = {
  t2i: 'pictures from words',
  i2i: 'pictures from pictures',
  t2v: 'video from words',
  i2v: 'from a start frame',
  r2v: 'from references',
  tts: 'voices',
  ambience: 'ambience',
  upscale: 'upscaling',
  interpolate: 'smooth motion',
  speed: 'slow and fast motion',
  stabilize: 'steady picture',
  convert: 'other formats',
}

const cards = (engine: Engine): ModeCard[] => Object.values(engine.modes)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "Video from words, from a start frame, with sound". */
export function does(engine: Engine): string {
  const words = Object.keys(engine.modes).flatMap((mode) => modeWords[mode as Mode] ?? [])
  const sound = cards(engine).some(
    ({ output, audio, keepsInput }) => output === 'video' && audio !== 'none' && !keepsInput,
  )
  return capital([...words, ...(sound ? ['with sound'] : [])].join(', '))
}

/** "4 to 8 s"; nothing for what has no length of its own. */
export function lengthOf(engine: Engine): string {
  const lengths = cards(engine).flatMap(({ durations }) =>
    !durations ? [] : 'values' in durations ? [...durations.values] : [durations.min, durations.max],
  )
  return lengths.length === 0 ? '' : `${Math.min(...lengths)} to ${Math.max(...lengths)} s`
}

const lines = (resolution: string) => (resolution === '4k' ? 2160 : Number.parseInt(resolution, 10))

export function resolutionOf(engine: Engine): string {
  const all = cards(engine).flatMap(({ resolutions }) => [...(resolutions ?? [])])
  const most = Math.max(0, ...all.map(lines))
  return most === 0 ? '' : most === 2160 ? '4K' : `${most}p`
}

const units = {
  free: 'Free',
  default: 'By the second',
  second: 'By the second',
  image: 'By the picture',
  frame: 'By the frame',
  character: 'By the character',
  fixed: 'By the take',
  token: 'By the word',
  unknown: 'Not known yet',
} as const satisfies Record<Engine['price']['credits']['per'], string>

/** What a credit buys. How many it takes is on the button, because a studio sets its own prices. */
export const priceUnit = (engine: Engine): string => units[engine.price.credits.per]
