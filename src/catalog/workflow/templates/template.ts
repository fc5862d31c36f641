import type { WorkflowGraph, WorkflowInput } from '#contract/workflow.ts'

/** A workflow that is shipped: added as it is, where the server has its nodes and models. */
export interface Template {
  id: string
  summary: string
  workflow: WorkflowInput
}

export const node = (class_type: string, inputs: WorkflowGraph[string]['inputs']): WorkflowGraph[string] => ({
  class_type,
  inputs,
})

export const videoFile = (
  images: [string, number],
  fps: number,
  audio?: [string, number],
): WorkflowGraph => ({
  video: node('CreateVideo', { images, fps, ...(audio && { audio }) }),
  save: node('SaveVideo', {
    video: ['video', 0],
    filename_prefix: 'dailies',
    format: 'auto',
    codec: 'auto',
  }),
})

export const filmShapes = ['16:9', '9:16', '1:1']
export const stillShapes = ['16:9', '9:16', '1:1', '4:3', '3:4']
