import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'
import type { HistoryEntry } from './replies.ts'

const nodeError = z.object({
  type: z.string().nullish(),
  message: z.string().nullish(),
  details: z.string().nullish(),
  extra_info: z.object({ input_name: z.string().nullish(), received_value: z.unknown() }).nullish(),
})
const refusalReply = z.object({
  error: z.object({ message: z.string().nullish(), details: z.string().nullish() }),
  node_errors: z.unknown(),
})
/** A graph without outputs is answered with a list instead. */
const nodeErrors = z
  .record(z.string(), z.object({ class_type: z.string().nullish(), errors: z.array(nodeError) }))
  .catch({})

const mostNodes = 3

/** Why a graph, or another call, was refused. The first nodes are named; nobody reads more. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('ComfyUI', reply)
  const parsed = refusalReply.safeParse(reply.json)
  if (failure.kind !== 'invalid' || !parsed.success) return failure
  const { error, node_errors } = parsed.data
  const nodes = Object.entries(nodeErrors.parse(node_errors))
    .flatMap(([id, { class_type, errors }]) => errors.map((one) => nodeWords(id, class_type, one)))
    .slice(0, mostNodes)
  const said = nodes.length > 0 ? nodes.join(' ') : sentence(error.message ?? '', error.details ?? '')
  return said === '' ? failure : { ...failure, detail: `ComfyUI refused the workflow. ${said}` }
}

function nodeWords(
  id: string,
  classType: string | null | undefined,
  { type, message, details, extra_info }: z.infer<typeof nodeError>,
): string {
  const node = nodeName(id, classType)
  if (type === 'value_not_in_list') {
    const value = String(extra_info?.received_value ?? '')
    const isFile = /\.(safetensors|ckpt|pt|pth|gguf|bin|sft|onnx)$/i.test(value)
    return isFile
      ? `The model ${value} is not on the server (${node}).`
      : `${node} has no choice ${value} for ${extra_info?.input_name ?? 'an input'}.`
  }
  return `${node}: ${sentence(message ?? '', details ?? '')}`
}

const nodeName = (id: string, classType: string | null | undefined): string =>
  classType ? `${classType}, node ${id}` : `node ${id}`

function sentence(message: string, details: string): string {
  const words = [message, details].map((part) => part.trim()).filter((part) => part !== '')
  const text = words.join(': ')
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`
}

const executionError = z.object({
  node_id: z.union([z.string(), z.number()]).nullish(),
  node_type: z.string().nullish(),
  exception_type: z.string().nullish(),
  exception_message: z.string().nullish(),
})

/** How work that did not succeed ended. Nobody is billed for it: the GPU is the user's own. */
export function endOfFailed({ status }: HistoryEntry): ProviderStatus {
  const messages = status?.messages ?? []
  if (messages.some(([event]) => event === 'execution_interrupted')) return { state: 'canceled' }
  const told = executionError.safeParse(messages.find(([event]) => event === 'execution_error')?.[1])
  const { node_id, node_type, exception_type, exception_message } = told.success ? told.data : {}
  const said = (exception_message ?? '').trim()
  const where = node_id == null ? 'the workflow' : nodeName(String(node_id), node_type)
  const failed = (detail: string, retry = false): ProviderStatus => ({
    state: 'failed',
    failure: { kind: retry ? 'unavailable' : 'invalid', detail, retry, billed: false },
  })
  if (/out ?of ?memory/i.test(`${exception_type} ${said}`))
    return failed(
      `The GPU ran out of memory in ${where}. Ask for a smaller size, a shorter clip or fewer steps.`,
    )
  // The driver or the disk failed, not the graph.
  const passing = /CUDA error|AcceleratorError|ConnectionError|OSError|cuDNN|HIP error/.test(
    `${exception_type} ${said}`,
  )
  return failed(`ComfyUI failed in ${where}${said === '' ? '.' : `: ${said}`}`, passing)
}
