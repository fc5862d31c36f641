import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import wabt from 'wabt'

/** Builds the warp's kernel: `node tools/warp-kernel.ts` reads warp.wat and writes kernel-bytes.ts beside it. */
const at = (name: string) => fileURLToPath(new URL(`../src/painter/photo/${name}`, import.meta.url))

export async function kernelModule(): Promise<string> {
  const text = await readFile(at('warp.wat'), 'utf8')
  const { parseWat } = await wabt()
  const parsed = parseWat('warp.wat', text, { simd: true, sat_float_to_int: true })
  const { buffer } = parsed.toBinary({})
  parsed.destroy()
  const lines =
    Buffer.from(buffer)
      .toString('base64')
      .match(/.{1,90}/g) ?? []
  return [
    '// Written by `node tools/warp-kernel.ts` from warp.wat.',
    'export const kernelBytes = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('')",
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(at('kernel-bytes.ts'), await kernelModule())
