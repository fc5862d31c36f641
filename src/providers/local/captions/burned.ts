import { join } from 'node:path'
import type { SpokenWord } from '#contract/asset.ts'
import { cuesOf } from '#media/captions/cues.ts'
import { type Argument, source } from '#media/command.ts'
import { inWorker } from '../in-worker.ts'
import { DrawnCaptions } from './bodies.ts'
import { captionPlace } from './place.ts'

/** A picture of words and where it is seen: at these pixels, in these frames of the film. */
export interface BurnedCaption {
  path: string
  x: number
  y: number
  fromFrame: number
  toFrame: number
}

interface Frames {
  width: number
  height: number
  fps: number
}

/** Read at a glance, between two looks at the picture. */
const cueSeconds = 4

/** Draws what is said in a film as pictures in `scratch`. Letters that the font lacks are named, and nothing is drawn. */
export async function drawBurned(
  words: readonly SpokenWord[],
  { width, height, fps }: Frames,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<{ captions: BurnedCaption[]; missing: string | null }> {
  const { lineLetters } = captionPlace({ width, height })
  const cues = cuesOf(words, { lineLetters, seconds: cueSeconds })
  const request = { width, height, captions: cues.map(({ lines }) => ({ lines })) }
  const told = await inWorker({ kind: 'captions', scratch, request }, { signal, onProgress: () => {} })
  const drawn = DrawnCaptions.parse(told)
  if ('missing' in drawn) return { captions: [], missing: drawn.missing }
  const captions = drawn.pictures.flatMap(({ name, x, y }, index) => {
    const { startSeconds = 0, endSeconds = 0 } = cues[index] ?? {}
    const [fromFrame, toFrame] = [startSeconds, endSeconds].map((seconds) => Math.round(seconds * fps))
    return fromFrame !== undefined && toFrame !== undefined && fromFrame < toFrame
      ? [{ path: join(scratch, name), x, y, fromFrame, toFrame }]
      : []
  })
  return { captions, missing: null }
}

/**
 * Lays captions over `[bare]`, which holds these frames of the film, and makes `[out]` of it; their pictures are the inputs
 * from `firstInput` on.
 */
export function burnInto(
  captions: readonly BurnedCaption[],
  { fromFrame, toFrame }: { fromFrame: number; toFrame: number },
  firstInput: number,
): { inputs: Argument[]; graph: string[] } {
  const seen = captions.filter((caption) => caption.fromFrame < toFrame && caption.toFrame > fromFrame)
  const graph = seen.flatMap((caption, index) => {
    const under = index === 0 ? 'bare' : `with${index - 1}`
    const first = Math.max(0, caption.fromFrame - fromFrame)
    const last = caption.toFrame - fromFrame - 1
    return [
      `[${firstInput + index}:v:0]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[words${index}]`,
      `[${under}][words${index}]overlay=x=${caption.x}:y=${caption.y}:enable='between(n,${first},${last})'[with${index}]`,
    ]
  })
  const top = seen.length === 0 ? 'bare' : `with${seen.length - 1}`
  return {
    inputs: seen.flatMap(({ path }) => source(path)),
    graph: [...graph, `[${top}]format=yuv420p[out]`],
  }
}
