import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SpokenWord } from '#contract/asset.ts'
import { captionsOf } from '#media/captions/vtt.ts'
import { source } from '#media/command.ts'
import { sameBytes } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'

/** An MP4 with what is said in it as a track that players can show → `out`; `path` is gone. */
export async function addTextTrack(
  path: string,
  words: readonly SpokenWord[],
  out: string,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<void> {
  const text = join(scratch, 'captions.vtt')
  await writeFile(text, captionsOf(words))
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        // Our own text.
        ...[...source(path), '-f', 'webvtt', '-i', { input: text }],
        ...['-map', '0:v:0', '-map', '0:a:0?', '-map', '1:s:0', '-c', 'copy', '-c:s', 'mov_text'],
        ...['-video_track_timescale', '90000', '-movflags', '+faststart', '-f', 'mp4'],
        ...[...sameBytes, { output: out }],
      ],
    },
    { cwd: scratch, signal },
  )
  await rm(path)
}
