import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { StepKind } from '#jobs/catalogue.ts'
import { failpoint } from '#jobs/failpoint.ts'
import { InputRef, RemoteRoute } from '#jobs/operations.ts'
import { toJsonObject } from '#kernel/json.ts'
import { scratchFolder } from '#media/scratch.ts'
import type { StepDeps } from './deps.ts'
import { keep, sourcesOf, toInputFiles } from './files.ts'
import { previewDesk } from './preview.ts'

const RenderInput = RemoteRoute.pick({ engineId: true, provider: true, compiled: true }).extend({
  inputs: z.array(InputRef),
})

/** Work on this machine: painting, voices, post. Deterministic, so a second try of a killed one makes the same file. */
export const inlineRender = (deps: StepDeps): StepKind => ({
  kind: 'inline.render',
  queue: 'media',
  timeoutSeconds: 3_600,
  maxTries: 2,
  async run(context) {
    const input = RenderInput.parse(context.step.input)
    const provider = deps.inline(input.provider)
    await using scratch = await scratchFolder(deps.scratchRoot)
    const inputsFolder = join(scratch.path, 'inputs')
    const workFolder = join(scratch.path, 'work')
    await mkdir(inputsFolder)
    await mkdir(workFolder)
    const sources = await sourcesOf(context.db, context, input.inputs)
    const outputs = await provider.render(input.compiled, {
      inputs: await toInputFiles(deps.storage, sources, inputsFolder),
      scratch: workFolder,
      onProgress: context.progress,
      onNote: (note) => void context.record('step.note', { note }).catch(() => {}),
      preview: deps.previews ? previewDesk(deps.storage, context) : null,
      signal: context.signal,
    })
    await failpoint('render.rendered')
    const files = []
    for (const { fromCache, ...output } of outputs) {
      const facts = fromCache ? { facts: { ...output.facts, fromCache } } : {}
      files.push(await keep(deps.storage, context, { ...output, ...facts }))
    }
    await failpoint('render.stored')
    const fromCache = outputs.every((output) => output.fromCache)
    const told = fromCache ? { fromCache, note: 'Made before on this machine.' } : {}
    return { kind: 'done', output: toJsonObject({ files }), ...told }
  },
})
