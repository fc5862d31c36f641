import { z } from 'zod'
import type { Call, Http, Reply } from '../spec/http.ts'
import type { NodeTypes, ServerFacts, WorkflowDesk } from '../spec/workflows.ts'
import type { ServerAddress } from './address.ts'
import { refusal } from './failures.ts'
import { statsReply } from './replies.ts'

/** Every node that is installed, with all that each may be set to. */
const maxNodesBytes = 96 * 1024 * 1024

const nodeReply = z.record(
  z.string(),
  z.object({
    input: z
      .object({
        required: z.record(z.string(), z.unknown()).nullish(),
        optional: z.record(z.string(), z.unknown()).nullish(),
      })
      .nullish(),
  }),
)
/** `[["a", "b"], {…}]`, and of newer servers `["COMBO", {"options": ["a", "b"]}]`. */
const listInput = z
  .tuple([z.array(z.unknown())], z.unknown())
  .transform(([list]) => list)
  .or(
    z
      .tuple([z.literal('COMBO'), z.object({ options: z.array(z.unknown()) })], z.unknown())
      .transform(([, { options }]) => options),
  )

export function openDesk(http: Http, address: () => ServerAddress): WorkflowDesk {
  async function get(path: string, signal: AbortSignal, limits: Pick<Call, 'timeoutMs' | 'maxReplyBytes'>) {
    const { base, headers } = address()
    const call: Call = { method: 'GET', url: `${base}${path}`, headers, signal, ...limits }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    return { call, reply }
  }
  return {
    get address() {
      return address().base
    },
    async about(signal) {
      const { call, reply } = await get('/system_stats', signal, { timeoutMs: 15_000 })
      const facts = factsOf(reply)
      if (facts === null) throw http.broken(call, 'What answers at this address is not ComfyUI.')
      return facts
    },
    async nodes(signal) {
      const limits = { timeoutMs: 60_000, maxReplyBytes: maxNodesBytes }
      const { call, reply } = await get('/object_info', signal, limits)
      const parsed = nodeReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'ComfyUI’s list of nodes could not be read.')
      return typesOf(parsed.data)
    },
  }
}

export function factsOf(reply: Reply): ServerFacts | null {
  const parsed = statsReply.safeParse(reply.json)
  if (!parsed.success) return null
  const { system, devices } = parsed.data
  return {
    version: system.comfyui_version ?? 'unknown',
    devices: (devices ?? []).map(({ name, vram_total, vram_free }) => ({
      // "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync"
      name: name.replace(/^cuda:\d+ /, '').replace(/ : \w+$/, ''),
      memoryBytes: vram_total ?? 0,
      freeBytes: vram_free ?? 0,
    })),
  }
}

function typesOf(nodes: z.infer<typeof nodeReply>): NodeTypes {
  return new Map(
    Object.entries(nodes).map(([name, { input }]) => {
      const inputs = { ...input?.required, ...input?.optional }
      return [name, new Map(Object.entries(inputs).map(([key, value]) => [key, choicesOf(value)]))]
    }),
  )
}

function choicesOf(value: unknown): readonly string[] | null {
  const parsed = listInput.safeParse(value)
  return parsed.success ? parsed.data.map(String) : null
}
