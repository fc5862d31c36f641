import type { SpokenWord } from '#contract/asset.ts'
import type { JsonObject } from '#kernel/json.ts'
import { probeFile } from '#media/probe.ts'
import type { InputFile } from '#providers/spec/provider.ts'
import { placeVoices } from './place-voices.ts'

/** A voice of a film, at its place. */
export interface SpokenPart {
  path: string
  atSeconds: number
  lengthSeconds: number
  /** At the film's times; none where nobody knows when they are said. */
  words: SpokenWord[]
  timing: 'exact' | 'estimated'
}

/** Voices at their places in a film of so many seconds, and how long its last picture is held for them. */
export async function placedVoices(
  inputs: readonly InputFile[],
  earliest: readonly number[],
  filmSeconds: number,
  signal: AbortSignal,
): Promise<{ voices: SpokenPart[]; heldSeconds: number }> {
  const lengths: number[] = []
  for (const { path } of inputs) lengths.push((await probeFile(path, signal)).durationSeconds ?? 0)
  const { starts, heldSeconds } = placeVoices(
    lengths.map((lengthSeconds, index) => ({ earliestSeconds: earliest[index] ?? 0, lengthSeconds })),
    filmSeconds,
  )
  const voices = inputs.map(({ path, words }, index): SpokenPart => {
    const atSeconds = starts[index] ?? 0
    return {
      ...{ path, atSeconds, lengthSeconds: lengths[index] ?? 0, timing: words?.timing ?? 'estimated' },
      words: (words?.items ?? []).map(({ word, startSeconds, endSeconds }) => ({
        word,
        startSeconds: milliseconds(atSeconds + startSeconds),
        endSeconds: milliseconds(atSeconds + endSeconds),
      })),
    }
  })
  return { voices, heldSeconds }
}

const milliseconds = (seconds: number) => Math.round(seconds * 1_000) / 1_000

/** What is said in a film, and when, as a voice tells it of itself. */
export function wordFacts(voices: readonly SpokenPart[]): JsonObject {
  const spoken = voices.filter(({ words }) => words.length > 0)
  if (spoken.length === 0) return {}
  const exact = spoken.every(({ timing }) => timing === 'exact')
  return {
    wordTiming: exact ? 'exact' : 'estimated',
    words: spoken.flatMap(({ words }) => words.map((word) => ({ ...word }))),
  }
}
