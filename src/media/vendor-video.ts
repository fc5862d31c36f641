import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { source } from './command.ts'
import { h264, sameBytes } from './encode.ts'
import { MediaErrors } from './errors.ts'
import { runMedia } from './run.ts'

export interface VendorVideo {
  size: { width: number; height: number }
  /** Null keeps the frame rate. */
  fps: number | null
  maxBytes: number
  durationSeconds: number | null
}

interface Work {
  signal: AbortSignal
  onProgress?: (fraction: number) => void
}

/** An encoder keeps to a rate only on the average, so a file that came out too large is made again with less. */
const shares = [0.9, 0.7, 0.5]
const usualFps = 24
const soundBits = (all: number) => (all > 2_000_000 ? 192_000 : 96_000)

/** H.264 in MP4, upright, with the sound that it has, no larger than it may be. Throws `too_large` when nothing helps. */
export async function writeVendorVideo(
  path: string,
  out: string,
  wanted: VendorVideo,
  work: Work,
): Promise<void> {
  for (const share of shares) {
    await runMedia(
      { program: 'ffmpeg', args: argumentsFor(path, out, wanted, share), ...lengthOf(wanted) },
      { cwd: dirname(out), ...work },
    )
    if ((await stat(out)).size <= wanted.maxBytes) return
  }
  throw MediaErrors.too_large({ detail: `This video cannot be made smaller than ${wanted.maxBytes} bytes.` })
}

const lengthOf = ({ durationSeconds }: VendorVideo) => (durationSeconds === null ? {} : { durationSeconds })

function argumentsFor(
  path: string,
  out: string,
  { size, fps, maxBytes, durationSeconds }: VendorVideo,
  share: number,
) {
  const all = durationSeconds === null ? Number.POSITIVE_INFINITY : (8 * maxBytes * share) / durationSeconds
  const sound = soundBits(all)
  const picture = Number.isFinite(all) ? String(Math.round(Math.max(all - sound, all / 2))) : null
  const scale = `scale=${size.width}:${size.height}:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd`
  return [
    ...source(path),
    ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', ...sameBytes],
    ...['-vf', [...(fps === null ? [] : [`fps=${fps}`]), scale, 'setsar=1', 'format=yuv420p'].join(',')],
    ...h264(fps ?? usualFps),
    ...(picture === null ? [] : ['-maxrate', picture, '-bufsize', picture]),
    ...['-c:a', 'aac', '-b:a', String(sound), '-ac', '2', '-flags:a', '+bitexact', { output: out }],
  ]
}
