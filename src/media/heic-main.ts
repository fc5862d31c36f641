import { readFile, writeFile } from 'node:fs/promises'
import libheif from 'libheif-js/wasm-bundle.js'
import sharp from 'sharp'
import { iccOf, withIcc } from './heic-colour.ts'
import { Unpack, type Unpacked } from './heic-protocol.ts'

// A process of its own for one picture: its pixels take hundreds of megabytes, and the file may be made to break a decoder.

const quality = 92

type HeifImage = ReturnType<InstanceType<typeof libheif.HeifDecoder>['decode']>[number]

async function unpack({ path, out, pixels }: Unpack): Promise<Unpacked> {
  const file = await readFile(path)
  const images = new libheif.HeifDecoder().decode(file)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (image === undefined) return { state: 'unreadable' }
  // Size and pixels are as shown: the decoder turns and crops as the file's own boxes say, which go before its EXIF.
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > pixels) return { state: 'too-large', width, height }
  const rgba = await pixelsOf(image, width, height)
  if (rgba === null) return { state: 'unreadable' }
  const picture = sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: pixels })
  if (image.has_alpha_channel()) {
    await picture.png().toFile(out)
    return { state: 'done', format: 'png' }
  }
  await writeFile(out, withIcc(await picture.removeAlpha().jpeg({ quality }).toBuffer(), iccOf(file)))
  return { state: 'done', format: 'jpeg' }
}

function pixelsOf(image: HeifImage, width: number, height: number): Promise<Uint8ClampedArray | null> {
  const data = new Uint8ClampedArray(width * height * 4)
  return new Promise((resolve) => {
    image.display({ data, width, height }, (frame) => resolve(frame === null ? null : data))
  })
}

process.once('message', async (message) => {
  const answer = await unpack(Unpack.parse(message)).catch((): Unpacked => ({ state: 'unreadable' }))
  process.send?.(answer, () => process.exit(0))
})
process.once('disconnect', () => process.exit(0))
