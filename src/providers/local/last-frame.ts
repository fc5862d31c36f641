import { join } from 'node:path'
import { z } from 'zod'
import { source } from '#media/command.ts'
import { sameBytes } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { endpoint, inputOf } from './endpoint.ts'

/** The last picture of a video, for an engine that goes on from it. */
export const lastFrame = endpoint(z.strictObject({}), async (_, context) => {
  const { scratch, signal, onProgress } = context
  const { path: video } = inputOf(context, 'video')
  const { durationSeconds } = await probeFile(video, signal)
  const path = join(scratch, 'last-frame.png')
  // Seeking lands on the key frame before; every frame from there overwrites the one before it.
  const from = Math.max(0, (durationSeconds ?? 0) - 2)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(video, '-ss', from.toFixed(3)), '-map', '0:v:0'],
        ...['-vf', 'scale=flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24'],
        ...[
          '-fps_mode',
          'passthrough',
          '-c:v',
          'png',
          '-f',
          'image2',
          '-update',
          '1',
          ...sameBytes,
          { output: path },
        ],
      ],
    },
    { cwd: scratch, signal },
  )
  onProgress(1)
  return [{ kind: 'image', path, contentType: 'image/png' }]
})
