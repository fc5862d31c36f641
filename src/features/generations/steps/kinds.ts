import { defineStepKinds, type StepKind } from '#jobs/catalogue.ts'
import { remoteSubmit } from '#jobs/remote-submit.ts'
import type { StepDeps } from './deps.ts'
import { derive } from './derive.ts'
import { remoteFetch } from './fetch.ts'
import { asProviderInput, keepReply, sourcesOf } from './files.ts'
import { inlineRender } from './render.ts'
import { forVendor } from './vendor-input.ts'

/** Every kind of step that a worker of this version can do. `remote.wait` has none: waiting is a row. */
export function stepKinds(deps: StepDeps): ReadonlyMap<string, StepKind> {
  return defineStepKinds([
    remoteSubmit({
      gateway: deps.gateway,
      inputs: async (context, input) => {
        const sources = await sourcesOf(context.db, context, input.inputs)
        const readable = await Promise.all(
          sources.map((source) => forVendor(deps, context.job.workspaceId, source)),
        )
        return readable.map((source) => asProviderInput(deps.storage, source))
      },
      keep: (context, operationId, content, contentType) =>
        keepReply(deps.storage, context, operationId, content, contentType),
    }),
    remoteFetch(deps),
    inlineRender(deps),
    derive(deps),
  ])
}
