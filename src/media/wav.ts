import { type FileHandle, open } from 'node:fs/promises'

export interface StereoSound {
  sampleRate: number
  left: Float32Array
  right: Float32Array
}

const headerBytes = 44
const pieceSamples = 65_536

/** Writes 16-bit stereo. Samples beyond ±1 are held there. */
export async function writeWav(path: string, { sampleRate, left, right }: StereoSound): Promise<void> {
  await using file = await open(path, 'wx')
  const dataBytes = left.length * 4
  await file.write(header(sampleRate, dataBytes))
  for (let from = 0; from < left.length; from += pieceSamples) {
    await writePiece(
      file,
      left.subarray(from, from + pieceSamples),
      right.subarray(from, from + pieceSamples),
    )
  }
}

async function writePiece(file: FileHandle, left: Float32Array, right: Float32Array): Promise<void> {
  const piece = Buffer.alloc(left.length * 4)
  for (let i = 0; i < left.length; i++) {
    piece.writeInt16LE(toInt16(left[i] ?? 0), i * 4)
    piece.writeInt16LE(toInt16(right[i] ?? 0), i * 4 + 2)
  }
  await file.write(piece)
}

const toInt16 = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767)

function header(sampleRate: number, dataBytes: number): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(2, 22)
  bytes.writeUInt32LE(sampleRate, 24)
  bytes.writeUInt32LE(sampleRate * 4, 28)
  bytes.writeUInt16LE(4, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(dataBytes, 40)
  return bytes
}
