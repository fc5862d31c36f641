import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** `./dailies` installs without saving, so nothing else would notice a package.json that the lock file does not know. */
const versions = z.record(z.string(), z.string()).default({})
const Manifest = z.object({ dependencies: versions, devDependencies: versions })
const Lock = z.object({
  packages: z.looseObject({ '': Manifest }).catchall(z.object({ version: z.string().optional() })),
})

const read = async (name: string) =>
  JSON.parse(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'))
const manifest = Manifest.parse(await read('package.json'))
const { packages } = Lock.parse(await read('package-lock.json'))
const locked = packages['']

const problems: string[] = []
for (const kind of ['dependencies', 'devDependencies'] as const) {
  const names = new Set([...Object.keys(manifest[kind]), ...Object.keys(locked[kind])])
  for (const name of names) {
    const [wanted, known] = [manifest[kind][name] ?? 'nothing', locked[kind][name] ?? 'nothing']
    const installed = packages[`node_modules/${name}`]?.version
    if (wanted !== known) problems.push(`${name}: package.json says ${wanted}, the lock file ${known}`)
    else if (installed !== wanted)
      problems.push(`${name}: ${wanted} is wanted, ${installed ?? 'nothing'} is locked`)
  }
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) console.error('Run: npm install')
process.exitCode = problems.length > 0 ? 1 : 0
