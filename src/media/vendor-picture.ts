import sharp from 'sharp'
import { MediaErrors } from './errors.ts'

export interface PictureFacts {
  contentType: string
  width: number
  height: number
  bytes: number
  /** It lies on its side, and only its EXIF says so. */
  turned: boolean
  hasAlpha: boolean
}

export interface VendorPicture {
  format: 'jpeg' | 'png'
  /** The longest side; null keeps the size. */
  side: number | null
}

const readByAll: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])
const mostBytes = 20 * 1024 * 1024
const mostSide = 8_192
const smallerSide = 4_096

/** What a picture must become so that any vendor reads it as people see it; null: it may go as it is. */
export function vendorPictureOf(facts: PictureFacts): VendorPicture | null {
  const tooLarge = facts.bytes > mostBytes || Math.max(facts.width, facts.height) > mostSide
  if (readByAll.has(facts.contentType) && !facts.turned && !tooLarge) return null
  return { format: facts.hasAlpha ? 'png' : 'jpeg', side: tooLarge ? smallerSide : null }
}

export async function readPictureFacts(
  path: string,
  given: Pick<PictureFacts, 'contentType' | 'bytes'>,
): Promise<PictureFacts> {
  try {
    const { width, height, orientation = 1, hasAlpha } = await sharp(path, { failOn: 'error' }).metadata()
    return { ...given, width, height, turned: orientation > 1, hasAlpha }
  } catch (error) {
    throw MediaErrors.corrupt_media({ cause: error })
  }
}

/** Upright, of one frame, in a format that every vendor reads. */
export async function writeVendorPicture(
  path: string,
  out: string,
  { format, side }: VendorPicture,
): Promise<void> {
  const upright = sharp(path, { failOn: 'error' }).rotate()
  const fitted =
    side === null ? upright : upright.resize(side, side, { fit: 'inside', withoutEnlargement: true })
  try {
    await (format === 'png' ? fitted.png() : fitted.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })).toFile(
      out,
    )
  } catch (error) {
    throw MediaErrors.corrupt_media({ cause: error })
  }
}
