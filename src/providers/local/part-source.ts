import { type Argument, source } from '#media/command.ts'
import type { Probe } from '#media/probe.ts'
import type { FrameRange } from './parts.ts'

/** Their index tells where key frames lie, so that a search lands before what is sought. */
const indexed = new Set(['video/mp4', 'video/quicktime', 'video/webm', 'video/x-matroska'])

/** So much earlier than the first frame that is wanted: it may be shown from before its own time. */
const marginSeconds = 1

/**
 * Exactly these frames of a video at an even rate, wherever its own frames lie: arguments that open it near them, and the
 * beginning of its filter chain. The same frames as by a run through all of it. A video that ends early holds its last frame.
 */
export function rangeOf(
  path: string,
  { contentType }: Pick<Probe, 'contentType'>,
  fps: number,
  { from, to }: FrameRange,
): { input: Argument[]; filters: string } {
  const startSeconds = from / fps
  const seekSeconds = indexed.has(contentType) ? Math.max(0, startSeconds - marginSeconds) : 0
  return {
    // Times stay those of the file: the rate's grid is the same for every range.
    input:
      seekSeconds === 0
        ? source(path)
        : source(path, '-copyts', '-start_at_zero', '-noaccurate_seek', '-ss', seekSeconds.toFixed(6)),
    filters: [
      // Also the frame of a clip that is shorter than one at this rate.
      `fps=${fps}:eof_action=pass`,
      'tpad=stop=-1:stop_mode=clone',
      `fps=${fps}:start_time=${startSeconds.toFixed(6)}`,
      `trim=end_frame=${to - from}`,
      'setpts=PTS-STARTPTS',
    ].join(','),
  }
}

/** Of a video at this rate; its sound may go on for longer. */
export const framesIn = ({ pictureSeconds }: Pick<Probe, 'pictureSeconds'>, fps: number): number =>
  Math.max(1, Math.round((pictureSeconds ?? 0) * fps))
