import type { WorkflowInput, WorkflowMode, WorkflowParam } from '#contract/workflow.ts'
import { workflowInputRoles } from '#contract/workflow.ts'
import type { FieldError } from '#kernel/errors.ts'
import { wireOf } from './graph.ts'

/** What a mode must have a place for; one of each list. */
const needs: Record<WorkflowMode, readonly (readonly WorkflowParam[])[]> = {
  t2i: [['prompt']],
  i2i: [['reference']],
  t2v: [['prompt']],
  i2v: [['firstFrame']],
  v2v: [['video']],
  upscale: [['reference', 'video']],
  interpolate: [['video']],
  'remove-bg': [['reference', 'video']],
  'color-enhance': [['reference', 'video']],
  music: [['prompt']],
  sfx: [['prompt']],
}
const kinds: Partial<Record<WorkflowMode, WorkflowInput['output']['kind']>> = {
  t2i: 'image',
  i2i: 'image',
  t2v: 'video',
  i2v: 'video',
  v2v: 'video',
  interpolate: 'video',
  music: 'audio',
  sfx: 'audio',
}

/** What keeps a workflow from being an engine. */
export function workflowErrors({ graph, bindings, limits, mode, output }: WorkflowInput): FieldError[] {
  const errors: FieldError[] = []
  const wrong = (path: string, message: string) => errors.push({ path, code: 'validation_failed', message })
  for (const [param, places] of Object.entries(bindings)) {
    for (const [index, { node, input }] of places.entries()) {
      const path = `bindings.${param}.${index}`
      const found = graph[node]
      if (found === undefined) wrong(path, `There is no node ${node}.`)
      else if (!(input in found.inputs)) wrong(path, `${found.class_type} has no input ${input}.`)
      else if (wireOf(found.inputs[input]) !== null)
        wrong(path, `${input} of ${found.class_type} gets its value from another node.`)
    }
  }
  if (graph[output.node] === undefined) wrong('output.node', `There is no node ${output.node}.`)
  if (kinds[mode] !== undefined && kinds[mode] !== output.kind)
    wrong('output.kind', `This mode makes a ${kinds[mode]}.`)
  for (const some of needs[mode]) {
    if (!some.some((param) => bindings[param]))
      wrong('bindings', `Say which input of a node takes the ${some.map(wordOf).join(' or the ')}.`)
  }
  const bound = (param: WorkflowParam) => bindings[param] !== undefined
  if (bound('width') !== bound('height')) wrong('bindings', 'Width and height go together.')
  if (bound('width') !== limits.resolutions.length > 0 || bound('width') !== limits.aspectRatios.length > 0)
    wrong('limits.resolutions', 'Resolutions and shapes go with the places of width and height.')
  if ((bound('frames') || bound('duration')) !== limits.durations.length > 0)
    wrong('limits.durations', 'Lengths go with the place of the frames or of the seconds.')
  if ((bound('fps') || bound('frames')) && limits.fps.length === 0)
    wrong('limits.fps', 'Say how many frames a second has.')
  if (!bound('fps') && limits.fps.length > 1) wrong('limits.fps', 'Several rates need the place of the rate.')
  return errors
}

const words: Partial<Record<WorkflowParam, string>> = {
  firstFrame: 'first frame',
  lastFrame: 'last frame',
  reference: 'picture',
}
const wordOf = (param: WorkflowParam): string => words[param] ?? param

/** The places that get a file. */
export const filePlaces = ({ bindings }: Pick<WorkflowInput, 'bindings'>) =>
  workflowInputRoles.flatMap((role) => bindings[role] ?? [])
