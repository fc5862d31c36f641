/** Samples from −1 to 1 as a WAV file of 16 bits, one channel. */
export function encodeWav(samples: Float32Array, sampleRate: number): ArrayBuffer {
  const header = 44
  const buffer = new ArrayBuffer(header + samples.length * 2)
  const view = new DataView(buffer)
  const word = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
  }
  word(0, 'RIFF')
  view.setUint32(4, buffer.byteLength - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [index, sample] of samples.entries()) {
    view.setInt16(header + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true)
  }
  return buffer
}
