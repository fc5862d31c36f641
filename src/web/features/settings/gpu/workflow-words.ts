import type { WorkflowLimits, WorkflowParam } from '#contract/workflow.ts'

export const paramLabels: Record<WorkflowParam, string> = {
  prompt: 'Prompt',
  negativePrompt: 'What to keep out',
  seed: 'Seed',
  width: 'Width',
  height: 'Height',
  frames: 'Number of frames',
  fps: 'Frames a second',
  duration: 'Seconds',
  steps: 'Steps',
  guidance: 'Guidance',
  strength: 'Strength of the change',
  firstFrame: 'First frame',
  lastFrame: 'Last frame',
  reference: 'Picture',
  video: 'Video',
  audio: 'Sound',
  mask: 'Mask',
}

/** Lists as people write them. */
export const limitFields = (limits: WorkflowLimits): Record<keyof WorkflowLimits, string> => ({
  durations: limits.durations.join(', '),
  resolutions: limits.resolutions.join(', '),
  aspectRatios: limits.aspectRatios.join(', '),
  fps: limits.fps.join(', '),
  sizeStep: String(limits.sizeStep),
  frameStep: String(limits.frameStep),
})

/** And back; what is no number is left for the studio to refuse. */
export function limitsFrom(fields: Record<keyof WorkflowLimits, string>): WorkflowLimits {
  const words = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== '')
  return {
    durations: words(fields.durations).map(Number),
    resolutions: words(fields.resolutions),
    aspectRatios: words(fields.aspectRatios),
    fps: words(fields.fps).map(Number),
    sizeStep: Number(fields.sizeStep),
    frameStep: Number(fields.frameStep),
  }
}
