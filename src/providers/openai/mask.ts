import sharp from 'sharp'
import { type Prepared, type PreparedFile, ProviderError } from '../spec/provider.ts'

/** OpenAI paints anew where a mask of the picture's own size is transparent; ours is white there, and of any size. */
export async function withTransparentMask(prepared: Prepared): Promise<Prepared> {
  const files = prepared.files ?? []
  const mask = files.find(({ role }) => role === 'mask')
  const picture = files.find(({ at }) => at[0] === 'image')
  if (!mask || !picture) return prepared
  try {
    const converted = await transparentMask(mask, picture)
    return { ...prepared, files: files.map((file) => (file === mask ? converted : file)) }
  } catch (cause) {
    const detail = 'The mask, or the picture under it, could not be read.'
    throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no', { cause })
  }
}

async function transparentMask(mask: PreparedFile, picture: PreparedFile): Promise<PreparedFile> {
  const { width, height } = (await sharp(picture.content).metadata()).autoOrient
  const opaque = await sharp(mask.content)
    .autoOrient()
    .flatten({ background: 'white' })
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .threshold(128)
    .negate()
    .raw()
    .toBuffer()
  const png = await sharp({ create: { width, height, channels: 3, background: 'black' } })
    .joinChannel(opaque, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
  return { ...mask, contentType: 'image/png', content: new Uint8Array(png) }
}
