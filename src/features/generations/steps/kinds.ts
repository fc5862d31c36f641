import { defineStepKinds, type StepKind } from '#jobs/catalogue.ts'
import { remoteSubmit } from '#jobs/remote-submit.ts'
import { DailiesError } from '#kernel/errors.ts'
import { ProviderError } from '#providers/spec/provider.ts'
import type { StepDeps } from './deps.ts'
import { derive } from './derive.ts'
import { remoteFetch } from './fetch.ts'
import { asProviderInput, keepReply, sourcesOf } from './files.ts'
import { fitInputs } from './fit-inputs.ts'
import { inlineRender } from './render.ts'
import { forVendor } from './vendor-input.ts'

/** Every kind of step that a worker of this version can do. `remote.wait` has none: waiting is a row. */
export function stepKinds(deps: StepDeps): ReadonlyMap<string, StepKind> {
  return defineStepKinds([
    remoteSubmit({
      gateway: deps.gateway,
      inputs: async (context, input) => {
        const sources = await sourcesOf(context.db, context, input.inputs)
        const { workspaceId } = context.job
        const work = { workspaceId, limits: input.limits, signal: context.signal }
        const readable = await Promise.all(
          sources.map((source) => forVendor(deps, source, work).catch(asRefusal)),
        )
        return readable.map((source) => asProviderInput(deps.storage, source))
      },
      keep: (context, operationId, content, contentType) =>
        keepReply(deps.storage, context, operationId, content, contentType),
    }),
    fitInputs(deps),
    remoteFetch(deps),
    inlineRender(deps),
    derive(deps),
  ])
}

/** What is wrong with a file is no trouble of the vendor's, and will be wrong the next time. */
function asRefusal(error: unknown): never {
  if (!(error instanceof DailiesError) || error.status >= 500) throw error
  const failure = { kind: 'invalid', detail: error.message, retry: false, billed: false } as const
  throw new ProviderError(failure, 'no', { cause: error })
}
