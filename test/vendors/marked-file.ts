import { crc32 } from 'node:zlib'

/** The same picture, film or sound with a mark where its kind has a place for one that nobody shows. */
export function markedFile(content: Uint8Array, contentType: string, mark: string): Uint8Array {
  const words = Buffer.from(mark, 'latin1')
  switch (contentType) {
    case 'video/mp4':
      return Buffer.concat([content, uint32(8 + words.length), Buffer.from('free'), words])
    case 'image/png': {
      const at = content.byteLength - pngEndBytes
      const text = Buffer.concat([Buffer.from('tEXtComment\0'), words])
      const chunk = [uint32(text.length - 4), text, uint32(crc32(text))]
      return Buffer.concat([content.subarray(0, at), ...chunk, content.subarray(at)])
    }
    case 'image/jpeg': {
      const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2 + words.length]), words])
      return Buffer.concat([content.subarray(0, 2), comment, content.subarray(2)])
    }
    case 'audio/mpeg':
      return Buffer.concat([content, Buffer.concat([Buffer.from('TAG'), words, Buffer.alloc(125)], 128)])
    default:
      return Buffer.concat([content, words])
  }
}

/** The last chunk: no content, its name and its sum. */
const pngEndBytes = 12

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
