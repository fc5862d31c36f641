/** A server that runs graphs: what it is, and what its graphs may be made of. */
export interface WorkflowDesk {
  /** Where it is, without what its door asks for. */
  address: string
  about(signal: AbortSignal): Promise<ServerFacts>
  nodes(signal: AbortSignal): Promise<NodeTypes>
}

export interface ServerFacts {
  version: string
  devices: { name: string; memoryBytes: number; freeBytes: number }[]
}

/** The kinds of nodes that the server has; of each its inputs, with the values to choose from where there is a list. */
export type NodeTypes = ReadonlyMap<string, ReadonlyMap<string, readonly string[] | null>>
