import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { source } from './command.ts'
import { imageError } from './image.ts'
import { runMedia } from './run.ts'
import { absentToneMap, type Hdr, toneMap } from './tone-map.ts'

const headBytes = 64 * 1024
/** By number in H.273, as PNG and AVIF write it. */
const transfers: Record<number, Hdr> = { 16: 'pq', 18: 'hlg' }
/** What comes before the transfer's number: the type of the chunk or box, and the primaries. */
const places = [
  { mark: Buffer.from('cICP'), transferAt: 5 },
  { mark: Buffer.from('colrnclx'), transferAt: 11 },
]

/** How a PNG or an AVIF picture codes more light than a usual screen shows; null: it does not, or says nothing. */
export async function hdrOfPicture(path: string): Promise<Hdr | null> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
  const head = buffer.subarray(0, bytesRead)
  const [place] = places.filter(({ mark }) => head.includes(mark))
  return place === undefined
    ? null
    : (transfers[head[head.indexOf(place.mark) + place.transferAt] ?? 0] ?? null)
}

/** The work is done in floating point: twelve bytes a pixel, several times over. */
const mostPixels = 40_000_000

/**
 * An HDR picture as any screen shows it, upright, into `out`: JPEG, or PNG where it is transparent. False, and nothing is
 * written, where this ffmpeg cannot. Throws `too_large`, `corrupt_media`, or the signal's reason.
 */
export async function writeSdrPicture(
  path: string,
  out: string,
  hdr: Hdr,
  signal: AbortSignal,
): Promise<boolean> {
  if (await absentToneMap()) return false
  const deep = join(dirname(out), 'deep.png')
  const { hasAlpha } = await writeDeep(path, deep)
  const codec = hasAlpha ? ['-c:v', 'png'] : ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj444p']
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(deep), '-map', '0:v:0', '-vf', toneMap(hdr, hasAlpha).join(',')],
        ...[...codec, '-frames:v', '1', '-f', 'image2', '-update', '1', { output: out }],
      ],
    },
    { cwd: dirname(out), signal, limits: { seconds: 120 } },
  )
  return true
}

/** Upright, with sixteen bits, in a form that ffmpeg reads. */
async function writeDeep(path: string, deep: string): Promise<{ hasAlpha: boolean }> {
  try {
    const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
    const { hasAlpha } = await picture.metadata()
    await picture.rotate().toColourspace('rgb16').png({ compressionLevel: 1 }).toFile(deep)
    return { hasAlpha }
  } catch (error) {
    throw imageError(error, mostPixels)
  }
}
