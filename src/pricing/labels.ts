import type { RouteRequest } from '#catalog/engine.ts'
import { tokensOf } from '#catalog/text/tokens.ts'
import type { Mode } from '#contract/generation.ts'

const pictureModes: ReadonlySet<Mode> = new Set(['t2i', 'i2i', 'remove-bg', 'color-enhance'])
const sounds: Partial<Record<Mode, string>> = { music: 'music', ambience: 'ambience', sfx: 'sound effects' }
/** They keep the sound that a video has, if it has one, and make none. */
const soundKeepers: ReadonlySet<Mode> = new Set(['convert', 'speed'])

/** What a line is for, in the reader's words: "4 s at 720p with sound", "8 s of music", "One picture at 1080p". */
export function baseLabel(mode: Mode, request: RouteRequest): string {
  if (mode === 'text') {
    const { input, output } = tokensOf(request)
    return `About ${input} tokens in, at most ${output} out`
  }
  if (mode === 'tts') return plural([...request.prompt].length, 'character')
  const at = request.resolution === null ? '' : ` at ${request.resolution}`
  if (pictureModes.has(mode)) return `One picture${at}`
  const seconds = request.durationSeconds ?? request.mediaSeconds
  if (seconds === null) return `One ${mode} run${at}`
  const length = `${Math.round(seconds * 10) / 10} s`
  if (sounds[mode] !== undefined) return `${length} of ${sounds[mode]}`
  const sound = request.audio && !soundKeepers.has(mode) ? ' with sound' : ''
  return `${length}${at}${sound}`
}

export function referenceLabel(count: number): string {
  return plural(count, 'reference picture')
}

export const mediaLabel = (seconds: number): string => `${seconds} s of the given file`

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
