import { z } from 'zod'
import { InputLimits } from '#contract/input-limits.ts'
import type { StepKind } from '#jobs/catalogue.ts'
import { InputRef } from '#jobs/operations.ts'
import { toJsonObject } from '#kernel/json.ts'
import type { StepDeps } from './deps.ts'
import { sourcesOf } from './files.ts'
import { forVendor } from './vendor-input.ts'

const FitInputs = z.object({
  inputs: z.array(InputRef),
  limits: z.record(z.string(), InputLimits),
})

/**
 * Makes the files that a vendor would not take into some that it does, before anything is sent. What it makes lies beside the
 * assets, where the step that sends them finds it.
 */
export const fitInputs = (deps: StepDeps): StepKind => ({
  kind: 'inputs.fit',
  queue: 'media',
  timeoutSeconds: 3_600,
  maxTries: 2,
  async run(context) {
    const { inputs, limits } = FitInputs.parse(context.step.input)
    const sources = await sourcesOf(context.db, context, inputs)
    const fitted: string[] = []
    for (const [index, source] of sources.entries()) {
      const file = await forVendor(deps, source, {
        workspaceId: context.job.workspaceId,
        limits,
        signal: context.signal,
        onProgress: (part) => context.progress((index + part) / sources.length),
      })
      if (file.storageKey !== source.storageKey) fitted.push(source.assetId)
      context.progress((index + 1) / sources.length)
    }
    return { kind: 'done', output: toJsonObject({ fitted }) }
  },
})
