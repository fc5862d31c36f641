import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { letters } from '../src/site/letters.ts'

/** Inter with what the start page writes and in the weights that it has: less than half of the file. `node tools/site-font.ts` */
const whole = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2',
)
const font = await subsetFont(await readFile(whole), letters, {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 600 } },
})
await writeFile(fileURLToPath(new URL('../src/site/media/inter.woff2', import.meta.url)), font)
console.log(`${font.length} bytes`)
