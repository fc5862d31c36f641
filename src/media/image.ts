import sharp from 'sharp'
import { MediaErrors } from './errors.ts'

/** Refuses before it allocates: a small file can unpack to gigabytes. */
function open(path: string, pixels: number, animated = false) {
  return sharp(path, { limitInputPixels: pixels, failOn: 'error', animated, sequentialRead: true })
}

/** Size as shown, whether it has alpha, and timing when it is animated. Reads every pixel once, at a small size. */
export async function inspectImage(path: string, pixels: number) {
  try {
    const meta = await open(path, pixels).metadata()
    const turned = (meta.orientation ?? 1) >= 5
    const [width, height] = turned ? [meta.height, meta.width] : [meta.width, meta.height]
    if (width * height * (meta.pages ?? 1) > pixels * 10) throw new RangeError('exceeds pixel limit')
    await open(path, pixels).resize(64, 64, { fit: 'inside' }).raw().toBuffer()
    const delay = meta.delay ?? []
    const milliseconds = delay.reduce((sum, each) => sum + Math.max(10, each), 0)
    const animated = (meta.pages ?? 1) > 1 && milliseconds > 0
    return {
      width,
      height,
      hasAlpha: meta.hasAlpha,
      turned: (meta.orientation ?? 1) > 1,
      durationSeconds: animated ? milliseconds / 1000 : null,
      fps: animated ? Math.round((delay.length * 1_000_000) / milliseconds) / 1000 : null,
    }
  } catch (error) {
    throw imageError(error, pixels)
  }
}

/** A picture turned upright, fitted into a box, as WebP. For posters and thumbnails. */
export async function shrinkImage(path: string, out: string, box: number, pixels: number): Promise<void> {
  try {
    await open(path, pixels)
      .rotate()
      .resize(box, box, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toFile(out)
  } catch (error) {
    throw imageError(error, pixels)
  }
}

export function imageError(error: unknown, pixels: number) {
  const words = error instanceof Error ? error.message : ''
  if (/pixel limit/i.test(words)) {
    return MediaErrors.too_large({
      detail: `This picture unpacks to more than ${pixels / 1_000_000} million pixels.`,
      nextSteps: [{ action: 'shrink_picture', label: 'Make the picture smaller and upload it again' }],
      cause: error,
    })
  }
  if (/ENOSPC|No space left/i.test(words)) return MediaErrors.disk_full({ cause: error })
  return MediaErrors.corrupt_media({
    nextSteps: [{ action: 'upload_again', label: 'Save the picture again and upload the new one' }],
    cause: error,
  })
}
