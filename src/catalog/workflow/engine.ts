import { z } from 'zod'
import { type WorkflowFacts, workflowInputRoles, workflowOptions } from '#contract/workflow.ts'
import type { Engine, InputCard, ModeCard, Route } from '../engine.ts'
import { freePrice } from '../price-rule.ts'

export const comfyPrefix = 'comfy-'
export const workflowMaxChars = 5_000

/** A workflow as an engine of its workspace: the same card, price and checks as every other. */
export function workflowEngine(workflow: WorkflowFacts, compile: Route['compile']): Engine {
  return {
    id: workflow.engineId,
    label: workflow.name,
    maker: 'Your server',
    summary: 'Your own workflow, on your own GPU. No credits.',
    tags: ['your server', 'no credits'],
    draft: false,
    source: null,
    revision: workflow.updatedAt,
    modes: { [workflow.mode]: cardOf(workflow) },
    price: freePrice,
    routes: [{ provider: 'comfyui', compile }],
  }
}

/** For where engines are only listed and priced: the graph stays with the server. */
export const listedEngine = (workflow: WorkflowFacts): Engine =>
  workflowEngine(workflow, () => {
    throw new Error('Only the server has the graph.')
  })

function cardOf({ mode, bindings, limits, output, defaults }: WorkflowFacts): ModeCard {
  const hasPrompt = bindings.prompt !== undefined
  const { durations, resolutions, aspectRatios, fps } = limits
  const needsWords = mode === 't2i' || mode === 't2v' || mode === 'music' || mode === 'sfx'
  const options = optionsOf(defaults)
  return {
    output: output.kind,
    ...(durations.length > 0 && { durations: { values: durations } }),
    ...(resolutions.length > 0 && { resolutions }),
    ...(aspectRatios.length > 0 && { aspectRatios }),
    ...(fps.length > 0 && { fps }),
    audio: output.kind === 'audio' || output.sound ? 'always' : 'none',
    seed: bindings.seed !== undefined,
    negativePrompt: bindings.negativePrompt !== undefined,
    prompt: { required: needsWords, maxChars: hasPrompt ? workflowMaxChars : 0 },
    inputs: workflowInputRoles.flatMap((role): InputCard[] =>
      bindings[role] ? [{ role, kind: kindOf(role), min: 1, max: 1 }] : [],
    ),
    camera: hasPrompt && output.kind !== 'audio' ? 'words' : 'none',
    styles: hasPrompt && output.kind !== 'audio',
    ...(options && { options }),
    expectedSeconds: output.kind === 'video' ? { base: 30, perSecond: 30 } : { base: 20, perSecond: 0 },
  }
}

const kindOf = (role: (typeof workflowInputRoles)[number]): InputCard['kind'] =>
  role === 'video' || role === 'audio' ? role : 'image'

const ranges = {
  steps: z.int().min(1).max(150),
  guidance: z.number().min(0).max(30),
  strength: z.number().min(0).max(1),
}

function optionsOf(defaults: WorkflowFacts['defaults']): z.ZodObject | null {
  const named = workflowOptions.flatMap((name) => {
    const value = defaults[name]
    return value === undefined ? [] : [[name, ranges[name].default(value)] as const]
  })
  return named.length === 0 ? null : z.strictObject(Object.fromEntries(named))
}
