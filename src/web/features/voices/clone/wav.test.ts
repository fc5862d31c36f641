import { fileTypeFromBuffer } from 'file-type'
import { expect, test } from 'vitest'
import { encodeWav } from './wav.ts'

test('a recording is a WAV file with its samples, clipped at the ends of the scale', async () => {
  const file = encodeWav(new Float32Array([0, 0.5, -0.5, 2, -2]), 24_000)
  expect(await fileTypeFromBuffer(file)).toMatchObject({ ext: 'wav' })
  const view = new DataView(file)
  expect([view.getUint32(24, true), view.getUint32(40, true), file.byteLength]).toEqual([24_000, 10, 54])
  const samples = [0, 1, 2, 3, 4].map((index) => view.getInt16(44 + index * 2, true))
  expect(samples).toEqual([0, 16_384, -16_383, 32_767, -32_767])
})
