import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { generatedDocs } from './generated-docs.ts'

for (const [path, text] of generatedDocs()) {
  const file = new URL(`../${path}`, import.meta.url)
  await mkdir(dirname(file.pathname), { recursive: true })
  await writeFile(file, text)
}
