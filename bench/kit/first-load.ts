import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { z } from 'zod'

/** The pages that people open first, and the most that each may fetch of script before it shows, gzipped. */
export const firstLoads = [
  { page: '/signin', source: 'features/people/sign-in-page.tsx', bound: 200_000 },
  { page: '/home', source: 'features/home/home-page.tsx', bound: 200_000 },
  { page: '/projects', source: 'features/projects/projects-page.tsx', bound: 200_000 },
  { page: '/jobs', source: 'features/jobs/jobs-page.tsx', bound: 200_000 },
  { page: '/library', source: 'features/library/library-page.tsx', bound: 200_000 },
  { page: '/projects/…/shots/…', source: 'features/studio/studio-page.tsx', bound: 320_000 },
]

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]) }),
)

/** What these modules of a built app and everything that they import at once come to. */
export async function scriptOf(folder: string, sources: string[]): Promise<{ bytes: number; files: number }> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')))
  const files = new Set<string>()
  const visit = (source: string) => {
    const entry = manifest[source]
    if (entry === undefined) throw new Error(`The build has no ${source}.`)
    if (files.has(entry.file)) return
    files.add(entry.file)
    for (const name of entry.imports) visit(name)
  }
  for (const source of sources) visit(source)
  const sizes = await Promise.all(
    [...files].map(async (file) => {
      const packed = await promisify(gzip)(await readFile(join(folder, file)), { level: 9 })
      return packed.length
    }),
  )
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: files.size }
}
