/** Samples without a head: 16 bits, one channel, the rate in the type. */
const rawSamples = /^audio\/(l16|pcm)\b/i

/** A sound that every player opens: samples get the head of a WAV file, anything else stays as it is. */
export function playable(
  mimeType: string,
  content: Uint8Array,
): { contentType: string; content: Uint8Array } {
  if (!rawSamples.test(mimeType)) return { contentType: mimeType.split(';')[0] ?? mimeType, content }
  const rate = Number(/rate=(\d+)/i.exec(mimeType)?.[1] ?? 24_000)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + content.byteLength, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(content.byteLength, 40)
  return { contentType: 'audio/wav', content: Buffer.concat([head, content]) }
}
