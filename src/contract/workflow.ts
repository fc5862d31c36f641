import { z } from 'zod'

/** What a workflow of ComfyUI can do here. Words alone, sound and cutting are other engines' work. */
export const workflowModes = [
  't2i',
  'i2i',
  't2v',
  'i2v',
  'v2v',
  'upscale',
  'interpolate',
  'remove-bg',
  'color-enhance',
  'music',
  'sfx',
] as const
export const WorkflowMode = z.enum(workflowModes)
export type WorkflowMode = z.infer<typeof WorkflowMode>

export const workflowInputRoles = ['firstFrame', 'lastFrame', 'reference', 'video', 'audio', 'mask'] as const
export const workflowOptions = ['steps', 'guidance', 'strength'] as const

/** What of a request may be put into a graph. */
export const workflowParams = [
  'prompt',
  'negativePrompt',
  'seed',
  'width',
  'height',
  'frames',
  'fps',
  'duration',
  ...workflowOptions,
  ...workflowInputRoles,
] as const
export const WorkflowParam = z.enum(workflowParams)
export type WorkflowParam = z.infer<typeof WorkflowParam>

/** An input of a node. */
export const WorkflowPlace = z.strictObject({ node: z.string().max(64), input: z.string().max(64) })
export type WorkflowPlace = z.infer<typeof WorkflowPlace>

export const WorkflowBindings = z.partialRecord(WorkflowParam, z.array(WorkflowPlace).min(1).max(16))
export type WorkflowBindings = z.infer<typeof WorkflowBindings>

/** What people may ask for. An empty list: nothing to choose, the graph says it. */
export const WorkflowLimits = z.strictObject({
  durations: z.array(z.number().positive().max(120)).max(24).default([]),
  resolutions: z
    .array(z.string().regex(/^\d{3,4}p$/, 'Write a resolution as 720p.'))
    .max(8)
    .default([]),
  aspectRatios: z
    .array(z.string().regex(/^\d{1,2}(?:\.\d{1,2})?:\d{1,2}$/, 'Write a shape as 16:9.'))
    .max(12)
    .default([]),
  fps: z.array(z.int().min(1).max(120)).max(8).default([]),
  /** Width and height are multiples of this. */
  sizeStep: z.int().min(2).max(128).default(16),
  /** Frames are a multiple of this, and one: 4 for Wan, 8 for LTX. 1: any number. */
  frameStep: z.int().min(1).max(64).default(1),
})
export type WorkflowLimits = z.infer<typeof WorkflowLimits>

export const WorkflowOutput = z.strictObject({
  /** The node whose files are the result. */
  node: z.string().max(64),
  kind: z.enum(['image', 'video', 'audio']),
  /** A video that is heard, too. */
  sound: z.boolean().default(false),
})

export type WorkflowOutput = z.infer<typeof WorkflowOutput>

const maxGraphBytes = 256 * 1024
const maxNodes = 500

const GraphNode = z.object({
  class_type: z.string().min(1).max(200),
  inputs: z.record(z.string().max(64), z.unknown()).default({}),
  _meta: z.object({ title: z.string().max(200) }).optional(),
})

/** What ComfyUI runs, as it exports it for its API. */
export const WorkflowGraph = z
  .record(z.string().max(64), GraphNode)
  .refine((graph) => Object.keys(graph).length > 0, 'The workflow has no nodes.')
  .refine((graph) => Object.keys(graph).length <= maxNodes, `A workflow has at most ${maxNodes} nodes.`)
  .refine(
    (graph) => JSON.stringify(graph).length <= maxGraphBytes,
    `A workflow has at most ${maxGraphBytes / 1024} KB.`,
  )
export type WorkflowGraph = z.infer<typeof WorkflowGraph>

const fields = {
  name: z.string().trim().min(1).max(60),
  mode: WorkflowMode,
  bindings: WorkflowBindings,
  limits: WorkflowLimits,
  output: WorkflowOutput,
}

/** A workflow without its graph: all that the picker, the price and the checks need. */
export const WorkflowFacts = z.object({
  id: z.string(),
  /** How requests name it. */
  engineId: z.string(),
  ...fields,
  /** What the graph says where a request says nothing. */
  defaults: z.partialRecord(z.enum(workflowOptions), z.number()),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type WorkflowFacts = z.infer<typeof WorkflowFacts>

export const Workflow = WorkflowFacts.extend({ graph: WorkflowGraph })
export type Workflow = z.infer<typeof Workflow>

export const WorkflowInput = z.strictObject({ ...fields, graph: WorkflowGraph })
export type WorkflowInput = z.infer<typeof WorkflowInput>

export const WorkflowPatch = z.strictObject({ ...fields, graph: WorkflowGraph }).partial()
export type WorkflowPatch = z.infer<typeof WorkflowPatch>

/** What a server lacks for a graph. */
export const WorkflowMissing = z.object({
  /** Kinds of nodes. */
  nodes: z.array(z.string()),
  /** Models and other choices that it does not have. */
  models: z.array(z.string()),
})
export type WorkflowMissing = z.infer<typeof WorkflowMissing>

/** A file that was exported from ComfyUI, whatever it is. */
export const WorkflowImport = z.strictObject({ file: z.unknown() })

/** What a file is taken for, for somebody to correct. */
export const WorkflowProposal = z.object({
  ...fields,
  name: z.string(),
  graph: WorkflowGraph,
  /** What can be bound, with what it says now. */
  nodes: z.array(
    z.object({
      id: z.string(),
      classType: z.string(),
      title: z.string(),
      inputs: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
  /** Null when no server could be asked. */
  missing: WorkflowMissing.nullable(),
})
export type WorkflowProposal = z.infer<typeof WorkflowProposal>

export const WorkflowTemplate = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  mode: WorkflowMode,
  /** The files that a server needs for it. */
  models: z.array(z.string()),
  /** The workflow that was made of it here. */
  workflowId: z.string().nullable(),
  /** Null when no server could be asked. */
  missing: WorkflowMissing.nullable(),
})
export type WorkflowTemplate = z.infer<typeof WorkflowTemplate>

/** The ComfyUI that this workspace works with. */
export const ComfyServer = z.object({
  state: z.enum(['none', 'works', 'silent']),
  /** Whose it is; null without one. */
  of: z.enum(['workspace', 'studio']).nullable(),
  /** Only of a server of one's own. */
  address: z.string().nullable(),
  version: z.string().nullable(),
  devices: z.array(z.object({ name: z.string(), memoryBytes: z.number(), freeBytes: z.number() })),
  /** Why it is silent. */
  detail: z.string().nullable(),
  /** Addresses inside the studio's own network may be named here. */
  privateAddresses: z.boolean(),
})
export type ComfyServer = z.infer<typeof ComfyServer>
