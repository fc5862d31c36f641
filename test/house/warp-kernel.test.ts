import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { kernelModule } from '../../tools/warp-kernel.ts'

test('the warp’s kernel is what its text says: else run `node tools/warp-kernel.ts`', async () => {
  const written = await readFile(new URL('../../src/painter/photo/kernel-bytes.ts', import.meta.url), 'utf8')
  expect(written).toBe(await kernelModule())
})
