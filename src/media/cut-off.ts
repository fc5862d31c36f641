import { open } from 'node:fs/promises'

const longSize = 1
const toTheEnd = 0

/**
 * Whether an MP4 or MOV ends before its pictures do, as one does whose copy was broken off: its box of media says that it
 * goes on beyond the end of the file. The index may stand before it, so such a file opens like a whole one.
 */
export async function isCutOff(path: string): Promise<boolean> {
  await using file = await open(path)
  const { size: fileBytes } = await file.stat()
  const head = Buffer.alloc(16)
  for (let at = 0; at < fileBytes; ) {
    const { bytesRead } = await file.read(head, 0, head.length, at)
    if (bytesRead < 8) return false
    const type = head.toString('latin1', 4, 8)
    const short = head.readUInt32BE(0)
    if (short === toTheEnd || (short === longSize && bytesRead < 16)) return false
    const boxBytes = short === longSize ? Number(head.readBigUInt64BE(8)) : short
    if (type === 'mdat' && at + boxBytes > fileBytes) return true
    if (boxBytes < 8) return false
    at += boxBytes
  }
  return false
}
