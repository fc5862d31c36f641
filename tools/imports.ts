import { findCircles, type Import, readImports } from './import-graph.ts'
import { featureArrows, mayImport, onlyIn } from './import-map.ts'

export interface ImportReport {
  modules: number
  /** One sentence each. */
  breaches: string[]
}

/** Holds every import below `<root>/src` against the map. */
export async function examineImports(root: string): Promise<ImportReport> {
  const graph = await readImports(root)
  const breaches = [...graph].flatMap(([source, imports]) => [
    ...(roomOf(source) === null ? [`${source}: stands in no room of the import map`] : []),
    ...imports.flatMap((one) =>
      judge(source, one).map((problem) => `${source}: imports ${one.module}, ${problem}`),
    ),
  ])
  const circles = findCircles(graph).map((members) => `a circle of imports: ${members.join(', ')}`)
  return { modules: graph.size, breaches: [...breaches, ...circles].sort() }
}

function judge(source: string, { module, path, exists }: Import): string[] {
  const problems: string[] = []
  if (!exists) problems.push('which is not there')
  for (const [name, places] of Object.entries(onlyIn)) {
    const isIt = module === name || module.startsWith(`${name}/`)
    if (isIt && !places.some((place) => source.startsWith(`src/${place}`))) {
      problems.push(`which only ${places.join(', ')} may`)
    }
  }
  const from = roomOf(source)
  const to = path === null ? null : roomOf(path)
  if (from === null) return problems
  if (path === null && pureRooms.has(from) && !purePackages.includes(module)) {
    problems.push(`but ${from} is a pure room`)
  }
  if (to !== null && !allows(from, to)) problems.push(`but ${from} may not import ${to}`)
  return problems
}

/** Rooms of plain functions: they reach no machine, so they may use no package that does. */
const pureRooms = new Set(['kernel', 'contract', 'camera', 'painter', 'catalog', 'pricing'])
const purePackages = ['zod']

/** `src/jobs/claim.ts` is in `jobs`, `src/providers/fal/x.ts` in `providers/fal`. Null: in no room. */
function roomOf(path: string): string | null {
  const [, first, second] = path.match(/^src\/([^/]+)\/(?:([^/]+)\/)?/) ?? []
  if (first === undefined) return null
  if (first in mayImport) return first
  const isNested = second !== undefined && Object.keys(mayImport).some((room) => room.startsWith(`${first}/`))
  return isNested ? `${first}/${second}` : null
}

function allows(from: string, to: string): boolean {
  if (from === to) return true
  if (from.startsWith('features/') && to.startsWith('features/')) {
    return featureArrows[from.slice('features/'.length)]?.includes(to.slice('features/'.length)) ?? false
  }
  const allowed = mayImport[from] ?? mayImport[`${from.split('/')[0]}/*`] ?? []
  return allowed.includes(to) || (allowed.includes('*') && to !== 'entry')
}
