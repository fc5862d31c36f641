import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { z } from 'zod'
import { buildApp } from '../src/entry/build-app.ts'

/** How many bytes of script the first visit of a page fetches, gzipped: `node bench/first-load.ts`. */
const bound = 200_000
const pages = {
  '/signin': 'features/people/sign-in-page.tsx',
  '/home': 'features/home/home-page.tsx',
  '/projects/…/shots/…': 'features/studio/studio-page.tsx',
  '/library': 'features/library/library-page.tsx',
  '/jobs': 'features/jobs/jobs-page.tsx',
}

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]) }),
)

const folder = await buildApp(console.error)
const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')))

/** The files of these modules and of everything that they import at once. */
function filesOf(sources: string[]): Set<string> {
  const files = new Set<string>()
  const visit = (source: string) => {
    const entry = manifest[source]
    if (entry === undefined) throw new Error(`The build has no ${source}.`)
    if (files.has(entry.file)) return
    files.add(entry.file)
    for (const name of entry.imports) visit(name)
  }
  for (const source of sources) visit(source)
  return files
}

const gzipped = new Map<string, number>()
async function sizeOf(file: string): Promise<number> {
  const known = gzipped.get(file)
  if (known !== undefined) return known
  const size = (await promisify(gzip)(await readFile(join(folder, file)), { level: 9 })).length
  gzipped.set(file, size)
  return size
}

console.log(`Script of the first load, gzipped; the bound is ${bound} bytes.`)
for (const [page, source] of Object.entries(pages)) {
  const files = [...filesOf(['index.html', source])]
  const sizes = await Promise.all(files.map(sizeOf))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`${String(total).padStart(7)}  ${page} (${files.length} files)${total > bound ? '  OVER' : ''}`)
  if (total > bound) process.exitCode = 1
}
