import type { RouteRequest } from '#catalog/engine.ts'
import { tokensOf } from '#catalog/text/tokens.ts'
import type { Mode } from '#contract/generation.ts'

const pictureModes: ReadonlySet<Mode> = new Set(['t2i', 'i2i', 'remove-bg', 'color-enhance'])

/** What a line is for, in the reader's words: "4 s at 720p with sound", "One picture at 1080p", "120 characters". */
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
  const sound = request.audio ? ' with sound' : ''
  return `${Math.round(seconds * 10) / 10} s${at}${sound}`
}

export function referenceLabel(count: number): string {
  return plural(count, 'reference picture')
}

export const mediaLabel = (seconds: number): string => `${seconds} s of the given file`

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
