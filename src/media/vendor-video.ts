import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { source } from './command.ts'
import { h264, sameBytes, toBt709 } from './encode.ts'
import { MediaErrors } from './errors.ts'
import { runMedia } from './run.ts'
import { type Hdr, toSdr } from './tone-map.ts'

export interface VendorVideo {
  size: { width: number; height: number }
  /** Null keeps the frame rate. */
  fps: number | null
  hdr: Hdr | null
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

/** H.264 in MP4, upright and in SDR, with the sound that it has, no larger than it may be. Throws `too_large` when nothing helps. */
export async function writeVendorVideo(
  path: string,
  out: string,
  wanted: VendorVideo,
  work: Work,
): Promise<void> {
  const picture = await pictureFilters(wanted)
  for (const share of shares) {
    await runMedia(
      { program: 'ffmpeg', args: argumentsFor(path, out, wanted, picture, share), ...lengthOf(wanted) },
      { cwd: dirname(out), ...work },
    )
    if ((await stat(out)).size <= wanted.maxBytes) return
  }
  throw MediaErrors.too_large({ detail: `This video cannot be made smaller than ${wanted.maxBytes} bytes.` })
}

const lengthOf = ({ durationSeconds }: VendorVideo) => (durationSeconds === null ? {} : { durationSeconds })

async function pictureFilters({ size, fps, hdr }: VendorVideo): Promise<string> {
  const sized = `scale=${size.width}:${size.height}:flags=bicubic+accurate_rnd`
  const rate = fps === null ? [] : [`fps=${fps}`]
  return [...rate, sized, ...(await toSdr({ hdr })), 'setsar=1', toBt709].join(',')
}

function argumentsFor(
  path: string,
  out: string,
  { fps, maxBytes, durationSeconds }: VendorVideo,
  filters: string,
  share: number,
) {
  const all = durationSeconds === null ? Number.POSITIVE_INFINITY : (8 * maxBytes * share) / durationSeconds
  const sound = soundBits(all)
  const picture = Number.isFinite(all) ? String(Math.round(Math.max(all - sound, all / 2))) : null
  return [
    ...source(path),
    ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', ...sameBytes],
    ...['-vf', filters, ...h264(fps ?? usualFps)],
    ...(picture === null ? [] : ['-maxrate', picture, '-bufsize', picture]),
    ...['-c:a', 'aac', '-b:a', String(sound), '-ac', '2', '-flags:a', '+bitexact', { output: out }],
  ]
}
