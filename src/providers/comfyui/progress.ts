import { z } from 'zod'

const message = z.object({
  type: z.string(),
  data: z.object({
    prompt_id: z.string().nullish(),
    node: z.union([z.string(), z.number()]).nullish(),
    nodes: z.union([z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.unknown())]).nullish(),
    value: z.number().nullish(),
    max: z.number().nullish(),
  }),
})
const nodeState = z.object({ state: z.string(), value: z.number(), max: z.number() })

/** How far a graph is: nodes that are done, and how far the one at work is. */
export interface Progress {
  done: ReadonlySet<string>
  at: string | null
  part: number
}

export const begun: Progress = { done: new Set(), at: null, part: 0 }

/** What a message of the server changes; pictures and words that we do not know change nothing. */
export function heard(progress: Progress, text: unknown): Progress {
  const parsed = message.safeParse(parsedJson(text))
  if (!parsed.success) return progress
  const { type, data } = parsed.data
  const { done, at } = progress
  switch (type) {
    case 'execution_cached':
      return Array.isArray(data.nodes)
        ? { ...progress, done: new Set([...done, ...data.nodes.map(String)]) }
        : progress
    case 'executing': {
      const next = data.node == null ? null : String(data.node)
      return next === at ? progress : { done: at === null ? done : new Set([...done, at]), at: next, part: 0 }
    }
    case 'progress':
      return { ...progress, part: share(data.value, data.max) }
    case 'progress_state':
      return Array.isArray(data.nodes) ? progress : fromStates(data.nodes ?? {})
    default:
      return progress
  }
}

/** Of newer servers: every node that has begun, with its state. */
function fromStates(nodes: Record<string, unknown>): Progress {
  const known = Object.entries(nodes).flatMap(([id, value]) => {
    const parsed = nodeState.safeParse(value)
    return parsed.success ? [{ id, ...parsed.data }] : []
  })
  const running = known.find(({ state }) => state === 'running')
  return {
    done: new Set(known.filter(({ state }) => state === 'finished').map(({ id }) => id)),
    at: running?.id ?? null,
    part: share(running?.value, running?.max),
  }
}

/** 0 to 1, of so many nodes. */
export const fractionOf = ({ done, part }: Progress, nodes: number): number =>
  nodes > 0 ? Math.min(1, (done.size + part) / nodes) : 0

const share = (value: number | null | undefined, max: number | null | undefined): number =>
  value != null && max ? Math.min(1, value / max) : 0

function parsedJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
