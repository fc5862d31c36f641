import { join } from 'node:path'
import { source } from '#media/command.ts'
import { aac, sameBytes } from '#media/encode.ts'
import { absentParts } from '#media/inspect.ts'
import { runMedia } from '#media/run.ts'
import type { InlineContext } from '#providers/spec/provider.ts'

type Run = Pick<InlineContext, 'scratch' | 'signal'>

/**
 * The sound of a video, slower or faster at its own pitch, and exactly so long: rubberband, which keeps chords clean, or else
 * ffmpeg's own.
 */
export async function writeAtTempo(
  video: string,
  { speed, seconds }: { speed: number; seconds: number },
  { scratch, signal }: Run,
): Promise<string> {
  const out = join(scratch, 'at-tempo.m4a')
  const hasRubberband = (await absentParts(['rubberband'])).length === 0
  const filters = [
    // A sound that begins later than its picture has silence before it.
    'aresample=48000:async=1:first_pts=0',
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    ...(hasRubberband ? [`rubberband=tempo=${speed}:transients=smooth`] : atempo(speed)),
    `apad=whole_dur=${seconds.toFixed(6)}`,
    `atrim=end=${seconds.toFixed(6)}`,
  ]
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(video), '-map', '0:a:0', '-af', filters.join(',')],
        ...[...aac, '-f', 'mp4', ...sameBytes, { output: out }],
      ],
      durationSeconds: seconds,
    },
    { cwd: scratch, signal },
  )
  return out
}

/** One `atempo` halves or doubles; farther it would leave samples out. */
export function atempo(speed: number): string[] {
  if (speed < 0.5) return ['atempo=0.5', ...atempo(speed / 0.5)]
  if (speed > 2) return ['atempo=2', ...atempo(speed / 2)]
  return [`atempo=${speed}`]
}
