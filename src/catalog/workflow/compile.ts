import { type Workflow, type WorkflowParam, workflowInputRoles, workflowOptions } from '#contract/workflow.ts'
import type { JsonValue } from '#kernel/json.ts'
import { frameOf, toJsonObject } from '../compile.ts'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { workflowEngine, workflowMaxChars } from './engine.ts'

/** A workflow with its graph, ready to be sent to the server. */
export const runnableEngine = (workflow: Workflow): Engine =>
  workflowEngine(workflow, (request) => compileWorkflow(workflow, request))

/** The graph with a request in its places; the files' places are filled when they are on the server. */
export function compileWorkflow(
  { graph, bindings, limits, output }: Workflow,
  request: RouteRequest,
): Compiled {
  const filled = structuredClone(graph)
  const put = (param: WorkflowParam, value: JsonValue | undefined) => {
    if (value === undefined) return
    for (const { node, input } of bindings[param] ?? []) {
      const found = filled[node]
      if (found) found.inputs[input] = value
    }
  }
  put('prompt', promptInWords(request, workflowMaxChars))
  // Without words of one's own those of the graph stay.
  put('negativePrompt', negativeInWords(request) || undefined)
  put('seed', request.seed)
  if (request.resolution !== null && request.aspectRatio !== null) {
    const { width, height } = frameOf(request)
    put('width', stepped(width, limits.sizeStep))
    put('height', stepped(height, limits.sizeStep))
  }
  put('fps', request.fps ?? undefined)
  put('duration', request.durationSeconds ?? undefined)
  if (request.durationSeconds !== null && request.fps !== null)
    put('frames', framesOf(request.durationSeconds * request.fps, limits.frameStep))
  for (const name of workflowOptions) put(name, request.options[name])
  return {
    endpoint: 'prompt',
    body: toJsonObject({ graph: filled, output }),
    slots: workflowInputRoles.flatMap((role) =>
      (bindings[role] ?? []).map(({ node, input }) => ({
        role,
        index: 0,
        at: ['graph', node, 'inputs', input],
      })),
    ),
  }
}

const stepped = (pixels: number, step: number): number => Math.max(step, Math.round(pixels / step) * step)

/** Models that see several frames as one want a multiple of them, and the first. */
export function framesOf(frames: number, step: number): number {
  if (step === 1) return Math.max(1, Math.round(frames))
  return Math.max(1, Math.round(frames / step)) * step + 1
}
