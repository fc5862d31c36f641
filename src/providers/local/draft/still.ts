import sharp, { type Sharp } from 'sharp'
import { DailiesError } from '#kernel/errors.ts'
import { MediaErrors } from '#media/errors.ts'
import { defaultProbeLimits, probeFile } from '#media/probe.ts'

export interface Still {
  /** RGBA, opaque, cut to the frame around its middle. */
  pixels: Uint8Array
  /** Something of it was cut away to fill the frame. */
  cropped: boolean
}

interface Frame {
  width: number
  height: number
}

/**
 * Any picture as the frame shows it: upright, its first frame where it moves, in sRGB with eight bits. Throws the errors
 * of `probeFile` for what is no picture, is broken or would unpack to too much.
 */
export async function readStill(path: string, frame: Frame, signal: AbortSignal): Promise<Still> {
  const probe = await probeFile(path, signal)
  const picture = inFrame(path, frame).flatten({ background: 'black' }).toColourspace('srgb').ensureAlpha()
  return { pixels: await bytesOf(picture, frame, 4), cropped: shapeDiffers(probe, frame) }
}

/** A mask in the same place as the still, one byte a pixel: white is the subject, or what is opaque of a cut-out. */
export async function readMask(path: string, frame: Frame, signal: AbortSignal): Promise<Uint8Array> {
  await probeFile(path, signal)
  const channel = async (picture: Sharp) => bytesOf(picture.toColourspace('b-w'), frame, 1)
  const opaque = await channel(inFrame(path, frame).ensureAlpha().extractChannel(3))
  if (opaque.some((share) => share < 250)) return opaque
  return channel(inFrame(path, frame).removeAlpha().greyscale())
}

const inFrame = (path: string, { width, height }: Frame) =>
  sharp(path, { limitInputPixels: defaultProbeLimits.pixels, failOn: 'error' })
    .rotate()
    .resize(width, height, { fit: 'cover', kernel: 'lanczos3' })

async function bytesOf(picture: Sharp, { width, height }: Frame, channels: number): Promise<Uint8Array> {
  try {
    const bytes = await picture.raw({ depth: 'uchar' }).toBuffer()
    if (bytes.length === width * height * channels) return bytes
  } catch (error) {
    if (error instanceof DailiesError) throw error
    throw MediaErrors.corrupt_media({ cause: error })
  }
  throw MediaErrors.corrupt_media({ detail: 'This picture has pixels of a kind that cannot be read.' })
}

function shapeDiffers({ width, height }: { width: number | null; height: number | null }, frame: Frame) {
  if (!width || !height) return false
  return Math.abs(width / height / (frame.width / frame.height) - 1) > 0.02
}
