const box = Buffer.from('colrprof')
const signature = 'acsp'
const mostProfileBytes = 65_000

/** The ICC profile of a HEIC file, as the bytes of its `colr` box; null when it names its colours in another way. */
export function iccOf(file: Buffer): Buffer | null {
  for (let at = file.indexOf(box); at >= 4; at = file.indexOf(box, at + 1)) {
    const profile = file.subarray(at + box.length, at - 4 + file.readUInt32BE(at - 4))
    if (profile.length > 128 && profile.toString('latin1', 36, 40) === signature) return profile
  }
  return null
}

const marker = 'ICC_PROFILE\0'

/** The same JPEG with a profile: the pixels stay, and readers know what they mean. */
export function withIcc(jpeg: Buffer, profile: Buffer | null): Buffer {
  if (profile === null || profile.length > mostProfileBytes) return jpeg
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xffe2, 0)
  head.writeUInt16BE(2 + marker.length + 2 + profile.length, 2)
  const segment = Buffer.concat([head, Buffer.from(marker, 'latin1'), Buffer.from([1, 1]), profile])
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}
