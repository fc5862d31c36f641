import { WorkflowGraph, type WorkflowMissing, type WorkflowPlace } from '#contract/workflow.ts'

export type GraphNode = WorkflowGraph[string]

export type ReadGraph = { ok: true; graph: WorkflowGraph } | { ok: false; message: string }

/** Reads a file that was exported from ComfyUI; what the editor saves for itself is not what its server runs. */
export function readGraph(file: unknown): ReadGraph {
  const object = typeof file === 'object' && file !== null && !Array.isArray(file) ? file : {}
  if ('nodes' in object && Array.isArray(object.nodes)) {
    const message =
      'This is the file of ComfyUI’s editor. In ComfyUI open the menu Workflow, choose Export (API), and import that file.'
    return { ok: false, message }
  }
  // What is sent to the server wraps the graph.
  const parsed = WorkflowGraph.safeParse('prompt' in object ? object.prompt : object)
  if (parsed.success) {
    const path = pathIn(parsed.data)
    return path === null ? { ok: true, graph: parsed.data } : { ok: false, message: path }
  }
  const [issue] = parsed.error.issues
  const isOurs = issue?.code === 'custom'
  return { ok: false, message: isOurs ? issue.message : 'This is no workflow of ComfyUI in its API format.' }
}

const outside = /^(?:[a-z]:[\\/]|[\\/]{1,2}[\w.-]+[\\/]|~[\\/])|(?:^|[\\/])\.\.(?:[\\/]|$)/i

/** Files are named as the server lists them, never by where they lie. */
function pathIn(graph: WorkflowGraph): string | null {
  for (const [id, { class_type, inputs }] of Object.entries(graph)) {
    for (const [name, value] of Object.entries(inputs)) {
      if (typeof value === 'string' && outside.test(value))
        return `${class_type} (node ${id}) names a path for ${name}. Name files as ComfyUI lists them.`
    }
  }
  return null
}

/** Where an input is wired to; null when it has a value of its own. */
export function wireOf(value: unknown): { node: string; slot: number } | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [node, slot] = value
  return (typeof node === 'string' || typeof node === 'number') && typeof slot === 'number'
    ? { node: String(node), slot }
    : null
}

export const nodesWhere = (graph: WorkflowGraph, fits: (node: GraphNode) => boolean): [string, GraphNode][] =>
  Object.entries(graph).filter(([, node]) => fits(node))

/** What a server has: its kinds of nodes, and of their inputs the choices where there is a list. */
export type NodeTypes = ReadonlyMap<string, ReadonlyMap<string, readonly string[] | null>>

/** What a server lacks for a graph. `filled`: places that get a file of ours before it runs. */
export function missingFor(
  graph: WorkflowGraph,
  types: NodeTypes,
  filled: readonly WorkflowPlace[],
): WorkflowMissing {
  const isFilled = (node: string, input: string) =>
    filled.some((place) => place.node === node && place.input === input)
  const nodes = new Set<string>()
  const models = new Set<string>()
  for (const [id, { class_type, inputs }] of Object.entries(graph)) {
    const type = types.get(class_type)
    if (type === undefined) nodes.add(class_type)
    for (const [name, value] of Object.entries(inputs)) {
      const choices = type?.get(name)
      if (choices == null || typeof value !== 'string' || isFilled(id, name)) continue
      if (!choices.includes(value)) models.add(value)
    }
  }
  return { nodes: [...nodes], models: [...models] }
}
