import type { Lineage } from '#contract/lineage.ts'
import { creditsShort } from '#web/ui/format.ts'

export type LineageNode = Lineage['nodes'][number]

/** One row of the tree, read from the oldest source down. */
export interface LineageRow {
  node: LineageNode
  /** How many makings lie between it and the first source. */
  depth: number
}

/** Sources before what was made from them; each stands once, as deep as its longest way down. */
export function lineageRows({ nodes, edges }: Lineage): LineageRow[] {
  const depths = new Map<string, number>()
  const depthOf = (id: string, seen: ReadonlySet<string>): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    const sources = edges.filter(({ to, from }) => to === id && !seen.has(from))
    const depth = sources.reduce(
      (deepest, { from }) => Math.max(deepest, depthOf(from, new Set([...seen, id])) + 1),
      0,
    )
    depths.set(id, depth)
    return depth
  }
  return nodes
    .map((node) => ({ node, depth: depthOf(node.asset.id, new Set()) }))
    .toSorted((a, b) => a.depth - b.depth || (a.node.asset.createdAt < b.node.asset.createdAt ? -1 : 1))
}

/** "Veo 3.1, 108 cr" or "Uploaded". */
export function lineageNote({ asset }: LineageNode, engineName: (id: string) => string): string {
  if (asset.generation === null) return asset.origin === 'export' ? 'Exported' : 'Uploaded'
  return `${engineName(asset.generation.engineId)}, ${creditsShort(asset.generation.credits).toLowerCase()}`
}
