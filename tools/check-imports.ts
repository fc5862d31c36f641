import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { examineImports } from './imports.ts'

/** A parser that stops understanding our files would find no breach in no module. */
const FEWEST_MODULES = 100

const planted: Record<string, string> = {
  'src/kernel/breach.ts': "import type { Job } from '#jobs/job.ts'\nexport type Breach = Job\n",
  'src/jobs/job.ts': "export * from './other.ts'\nexport interface Job { id: string }\n",
  'src/jobs/other.ts': "{\n  await using job = await (await import('./job.ts')).take()\n}\n",
  'src/pricing/disk.ts': "import 'node:fs'\n",
  'src/features/a/a.ts': "import '#features/b/b.ts'\n",
  'src/features/b/b.ts': "import 'node:child_process'\nexport type Gone = import('./gone.ts').Gone\n",
  'src/attic/old.ts': 'export {}\n',
}
const expected = [
  'a circle of imports: src/jobs/job.ts, src/jobs/other.ts',
  'src/attic/old.ts: stands in no room of the import map',
  'src/features/a/a.ts: imports #features/b/b.ts, but features/a may not import features/b',
  'src/features/b/b.ts: imports ./gone.ts, which is not there',
  'src/features/b/b.ts: imports node:child_process, which only media, db/embedded, entry may',
  'src/kernel/breach.ts: imports #jobs/job.ts, but kernel may not import jobs',
  'src/pricing/disk.ts: imports node:fs, but pricing is a pure room',
]

/** Plants one breach of each kind in a folder of its own, and demands that each is found. */
async function checkTheCheck(): Promise<string[]> {
  const folder = await mkdtemp('/tmp/dailies-imports-')
  try {
    for (const [path, text] of Object.entries(planted)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const found = (await examineImports(folder)).breaches
    return JSON.stringify(found) === JSON.stringify(expected)
      ? []
      : ['the planted breaches were not found as planted:', ...found]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))
const { modules, breaches } = await examineImports(root)
const problems = [...breaches, ...(await checkTheCheck())]
if (modules < FEWEST_MODULES) problems.push(`only ${modules} modules were read; there are more`)
for (const problem of problems) console.error(problem)
console.log(`${modules} modules, ${breaches.length} breaches of the import map`)
process.exitCode = problems.length > 0 ? 1 : 0
