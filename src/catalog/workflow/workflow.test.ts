import { expect, test } from 'vitest'
import { GenerationRequest, type GenerationRequestInput } from '#contract/generation.ts'
import { type Workflow, WorkflowInput } from '#contract/workflow.ts'
import { nodes, refusalOf } from '../../../test/vendors/comfyui-nodes.ts'
import type { RouteRequest } from '../engine.ts'
import { exampleRequest } from '../public.ts'
import { normalizeRequest } from '../validate.ts'
import { filePlaces, workflowErrors } from './check.ts'
import { framesOf, runnableEngine } from './compile.ts'
import { missingFor, readGraph } from './graph.ts'
import { proposeWorkflow } from './propose.ts'
import { workflowTemplates } from './templates.ts'

const rowOf = (input: WorkflowInput): Workflow => ({
  ...input,
  id: 'wfl_1',
  engineId: 'comfy-wfl_1',
  defaults: { guidance: 3.5 },
  createdAt: '',
  updatedAt: 'then',
})
const templateOf = (id: string) => {
  const found = workflowTemplates.find((template) => template.id === id)
  if (!found) throw new Error(`No template ${id}`)
  return found.workflow
}
const t2v = templateOf('wan-2.2-t2v')

function compiled(workflow: WorkflowInput, wish: GenerationRequestInput) {
  const engine = runnableEngine(rowOf(workflow))
  const result = normalizeRequest(engine, workflow.mode, GenerationRequest.parse(wish))
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return engine.routes[0].compile(result.request)
}
const inputsOf = (made: ReturnType<typeof compiled>, node: string) =>
  WorkflowInput.shape.graph.parse(made.body.graph)[node]?.inputs

test.each(workflowTemplates.map((template) => [template.id, template.workflow] as const))(
  '%s is a workflow that a server takes',
  (_id, workflow) => {
    expect(WorkflowInput.parse(workflow)).toEqual(workflow)
    expect(workflowErrors(workflow)).toEqual([])
    const engine = runnableEngine(rowOf(workflow))
    const card = engine.modes[workflow.mode]
    if (!card) throw new Error('No card')
    const request: RouteRequest = exampleRequest(workflow.mode, card)
    const made = engine.routes[0].compile(request)
    const graph = WorkflowInput.shape.graph.parse(made.body.graph)
    const uploads = new Map(filePlaces(workflow).map(() => ['picture.png', new Uint8Array()]))
    // The fake has no disk space for Wan from a picture.
    if (workflow.mode === 'i2v')
      expect(refusalOf(graph, uploads)).toMatchObject({ node_errors: { high: {} } })
    else expect(refusalOf(graph, uploads)).toBeNull()
  },
)

test.each(workflowTemplates.map((template) => [template.id, template.workflow] as const))(
  'what %s binds is what an import would propose',
  (_id, workflow) => {
    const proposed = proposeWorkflow(workflow.graph)
    const { fps: _own, ...bound } = proposed.bindings
    expect({
      ...workflow.bindings,
      ...(workflow.bindings.guidance ? { guidance: bound.guidance } : {}),
    }).toEqual({
      ...bound,
      ...(workflow.bindings.guidance ? {} : { guidance: undefined }),
    })
    expect([proposed.mode, proposed.output]).toEqual([workflow.mode, workflow.output])
    expect(workflowErrors({ ...workflow, ...proposed })).toEqual([])
    expect([proposed.limits.sizeStep, proposed.limits.frameStep]).toEqual([
      workflow.limits.sizeStep,
      workflow.limits.frameStep,
    ])
  },
)

test('a request is put into its places; what nobody asked for stays', () => {
  const made = compiled(t2v, {
    mode: 't2v',
    prompt: 'A lighthouse',
    durationSeconds: 3,
    resolution: '720p',
    aspectRatio: '9:16',
    seed: 42,
    camera: { presetId: 'dolly-in' },
    options: { guidance: 5 },
  })
  expect(inputsOf(made, 'empty')).toMatchObject({ width: 720, height: 1280, length: 49 })
  expect(inputsOf(made, 'rough')).toMatchObject({ noise_seed: 42, cfg: 5, steps: 20 })
  expect(inputsOf(made, 'show')?.text).toMatch(/^A lighthouse\. .*(camera|dolly|push)/i)
  expect(inputsOf(made, 'keepOut')?.text).toMatch(/^overexposed/)
  expect(made.body.output).toEqual({ node: 'save', kind: 'video', sound: false })
  expect(t2v.graph.show?.inputs.text).toBe('')
})

test('a picture has its place in the graph', () => {
  const made = compiled(templateOf('wan-2.2-i2v'), {
    mode: 'i2v',
    prompt: 'It moves',
    inputs: [{ role: 'firstFrame', assetId: 'ast_1' }],
  })
  expect(made.slots).toEqual([{ role: 'firstFrame', index: 0, at: ['graph', 'picture', 'inputs', 'image'] }])
})

test('its card refuses what the workflow was not made for', () => {
  const engine = runnableEngine(rowOf(t2v))
  const refused = (wish: GenerationRequestInput) => {
    const result = normalizeRequest(engine, wish.mode, GenerationRequest.parse(wish))
    return result.ok ? [] : result.errors.map(({ path }) => path)
  }
  const wish = { mode: 't2v', prompt: 'Fog' } as const
  expect(refused(wish)).toEqual([])
  expect(refused({ ...wish, durationSeconds: 9 })).toEqual(['durationSeconds'])
  expect(refused({ ...wish, resolution: '4k' })).toEqual(['resolution'])
  expect(refused({ ...wish, options: { guidance: 99 } })).toEqual(['options.guidance'])
  expect(refused({ ...wish, options: { steps: 3 } })).toEqual(['options.steps'])
  expect(refused({ mode: 'i2v' })).toEqual(['mode'])
})

test('frames are what the model sees as one, and the first', () => {
  expect([framesOf(80, 4), framesOf(120, 8), framesOf(125, 8), framesOf(50, 1)]).toEqual([81, 121, 129, 50])
})

test('the file of the editor, a path and what is no workflow are refused in words', () => {
  const message = (file: unknown) => {
    const read = readGraph(file)
    return read.ok ? 'ok' : read.message
  }
  expect(message({ nodes: [], links: [], version: 0.4 })).toMatch(/Export \(API\)/)
  expect(message({ '1': { class_type: 'LoadImage', inputs: { image: '/etc/passwd' } } })).toMatch(
    /names a path/,
  )
  expect(message({ '1': { class_type: 'LoadImage', inputs: { image: 'a/../../b' } } })).toMatch(
    /names a path/,
  )
  expect(message({ '1': { class_type: 'LoadImage', inputs: { image: 'C:\\a.png' } } })).toMatch(
    /names a path/,
  )
  for (const file of [null, 7, [], {}, { '1': { inputs: {} } }]) expect(message(file)).not.toBe('ok')
  expect(message({ '1': { class_type: 'A', inputs: { text: 'either/or, 16:9', from: ['2', 0] } } })).toBe(
    'ok',
  )
  expect(message({ prompt: t2v.graph, client_id: 'x' })).toBe('ok')
})

test('what is wrong with a workflow is told by its place', () => {
  const paths = (change: Partial<WorkflowInput>) =>
    workflowErrors({ ...t2v, ...change }).map(({ path }) => path)
  const { prompt: _prompt, ...wordless } = t2v.bindings
  expect(paths({ bindings: wordless })).toEqual(['bindings'])
  expect(paths({ bindings: { ...t2v.bindings, seed: [{ node: '99', input: 'seed' }] } })).toEqual([
    'bindings.seed.0',
  ])
  expect(paths({ bindings: { ...t2v.bindings, seed: [{ node: 'rough', input: 'model' }] } })).toEqual([
    'bindings.seed.0',
  ])
  expect(paths({ output: { node: 'gone', kind: 'image', sound: false } })).toEqual([
    'output.node',
    'output.kind',
  ])
  expect(paths({ limits: { ...t2v.limits, durations: [], fps: [] } })).toEqual([
    'limits.durations',
    'limits.fps',
  ])
})

test('what a server lacks is named, but not the file that it gets from us', () => {
  const types = new Map(
    Object.entries(nodes).map(([name, { required }]) => [
      name,
      new Map(
        Object.entries(required).map(([input, type]) => [input, typeof type === 'string' ? null : type]),
      ),
    ]),
  )
  const { graph, ...rest } = templateOf('wan-2.2-i2v')
  const strange = { ...graph, extra: { class_type: 'FancyNode', inputs: {} } }
  expect(missingFor(strange, types, filePlaces({ bindings: rest.bindings }))).toEqual({
    nodes: ['FancyNode'],
    models: [
      'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors',
      'wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors',
    ],
  })
})
