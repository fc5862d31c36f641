import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { h264, sameBytes } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { programPath } from '#media/tools.ts'
import { type Cost, costOf } from './cost-of.ts'

/** One encode of a film's raw frames with our settings: what the pictures of a film cost at least. Leaves nothing in `folder`. */
export async function bareEncode(path: string, folder: string): Promise<{ bare: Cost; frames: number }> {
  const { width, height, fps, durationSeconds } = await probeFile(path, AbortSignal.timeout(30_000))
  const rate = fps ?? 24
  const [raw, out] = [join(folder, 'frames.yuv'), join(folder, 'bare.mp4')]
  const ffmpeg = (...args: string[]) => costOf(programPath('ffmpeg'), ['-v', 'error', '-y', ...args])
  const pixels = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p']
  await ffmpeg('-i', path, '-map', '0:v:0', ...pixels, raw)
  const input = [...pixels, '-s', `${width}x${height}`, '-r', String(rate), '-i', raw]
  const bare = await ffmpeg(...input, ...h264(rate), ...sameBytes, out)
  await rm(raw)
  await rm(out)
  return { bare, frames: Math.round((durationSeconds ?? 0) * rate) }
}
