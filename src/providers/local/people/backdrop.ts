import sharp from 'sharp'
import { defaultProbeLimits } from '#media/probe.ts'
import type { RemoveBackgroundBody } from './bodies.ts'
import type { Picture } from './mask.ts'

/** What stands behind the people of a frame, as RGBA of the frame's size; null leaves it transparent. */
export type Backdrop = (frame: Picture) => Promise<Uint8Array> | null

export async function backdropOf(
  { background, colour }: RemoveBackgroundBody,
  picture: string | undefined,
  { width, height }: { width: number; height: number },
): Promise<Backdrop> {
  if (picture !== undefined) {
    const pixels = await sharp(picture, { limitInputPixels: defaultProbeLimits.pixels })
      .rotate()
      .flatten({ background: 'black' })
      .resize(width, height, { fit: 'cover', kernel: 'lanczos3' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer()
    return async () => pixels
  }
  switch (background) {
    case 'transparent':
      return () => null
    case 'colour': {
      const pixels = await sharp({ create: { width, height, channels: 4, background: colour } })
        .raw()
        .toBuffer()
      return async () => pixels
    }
    case 'blur':
      return blurred
  }
}

/** Blurred at an eighth of the size: nobody sees the difference in a blur. */
async function blurred({ rgba, width, height }: Picture): Promise<Uint8Array> {
  const [w, h] = [Math.max(8, Math.round(width / 8)), Math.max(8, Math.round(height / 8))]
  const small = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize(w, h, { fit: 'fill' })
    .blur(Math.max(1, w / 60))
    .raw()
    .toBuffer()
  return sharp(small, { raw: { width: w, height: h, channels: 4 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
}

/** Puts the people over the backdrop, or makes what is not them transparent; the frame's own bytes are changed. */
export function compose(rgba: Uint8Array, alpha: Uint8Array, backdrop: Uint8Array | null): void {
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const at = pixel * 4
    const share = alpha[pixel] ?? 0
    if (!backdrop) {
      rgba[at + 3] = Math.round(((rgba[at + 3] ?? 255) * share) / 255)
      continue
    }
    for (let channel = 0; channel < 3; channel++) {
      const behind = backdrop[at + channel] ?? 0
      rgba[at + channel] = behind + Math.round((((rgba[at + channel] ?? 0) - behind) * share) / 255)
    }
    rgba[at + 3] = 255
  }
}
