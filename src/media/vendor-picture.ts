import { stat } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { MediaErrors } from './errors.ts'

export interface VendorPicture {
  format: 'jpeg' | 'png' | 'webp'
  /** As it is to stand, upright. */
  size: { width: number; height: number }
  maxBytes: number
}

/** Quality goes before size: a mask must lie on its picture to the pixel. */
const qualities = [95, 88, 80, 70] as const
const shrink = 0.8
const leastSide = 64

/** Upright, of one frame, in sRGB, and no larger than it may be. Throws `corrupt_media`, or `too_large` when nothing helps. */
export async function writeVendorPicture(path: string, out: string, wanted: VendorPicture): Promise<void> {
  const { format, maxBytes } = wanted
  let { width, height } = wanted.size
  for (; Math.min(width, height) >= Math.min(leastSide, wanted.size.width, wanted.size.height); ) {
    for (const quality of format === 'png' ? [100] : qualities) {
      await write(path, out, { format, size: { width, height } }, quality)
      if ((await stat(out)).size <= maxBytes) return
    }
    width = Math.round(width * shrink)
    height = Math.round(height * shrink)
  }
  throw MediaErrors.too_large({ detail: `This picture cannot be made smaller than ${maxBytes} bytes.` })
}

async function write(
  path: string,
  out: string,
  { format, size }: Pick<VendorPicture, 'format' | 'size'>,
  quality: number,
): Promise<void> {
  const upright = sharp(path, { failOn: 'error' })
    .rotate()
    .resize(size.width, size.height, { fit: 'fill', withoutEnlargement: true })
  try {
    await encoded(upright, format, quality).toFile(out)
  } catch (error) {
    throw MediaErrors.corrupt_media({ cause: error })
  }
}

function encoded(picture: Sharp, format: VendorPicture['format'], quality: number): Sharp {
  if (format === 'png') return picture.png({ compressionLevel: 9 })
  if (format === 'webp') return picture.webp({ quality })
  // Where it is transparent stands white, as on paper.
  return picture
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, chromaSubsampling: quality > 80 ? '4:4:4' : '4:2:0' })
}
