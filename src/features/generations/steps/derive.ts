import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { assets } from '#db/schema/assets.ts'
import { type DerivedFiles, deriveFiles, plainFile } from '#features/assets/derive.ts'
import { registerOutput } from '#features/assets/outputs.ts'
import type { JobRow, StepContext, StepKind } from '#jobs/catalogue.ts'
import { failpoint } from '#jobs/failpoint.ts'
import { parseStages } from '#jobs/stages.ts'
import { toJsonObject } from '#kernel/json.ts'
import { scratchFolder } from '#media/scratch.ts'
import type { StepDeps } from './deps.ts'
import { StepFiles } from './files.ts'

const Made = StepFiles.extend({ seed: z.number().optional() })
const Inputs = z.array(z.object({ assetId: z.string(), role: z.string() })).default([])
const RequestFacts = z.object({
  prompt: z.string().default(''),
  seed: z.number().optional(),
  inputs: Inputs,
  references: z.array(z.object({ inputs: Inputs })).default([]),
})

/** Makes assets of a stage's files: facts, poster, sprite, waveform, lineage. Its commit is what delivers them. */
export const derive = (deps: StepDeps): StepKind => ({
  kind: 'derive',
  queue: 'media',
  timeoutSeconds: 600,
  maxTries: 3,
  async run(context) {
    const made = Made.parse([...context.results.values()][0])
    await using scratch = await scratchFolder(deps.scratchRoot)
    const derived: DerivedFiles[] = []
    for (const [index, file] of made.files.entries()) {
      if (file.kind === 'text') {
        derived.push(plainFile)
        continue
      }
      const path = join(scratch.path, `file-${index}`)
      await deps.storage.toFile(file.storageKey, path)
      const own = { workspaceId: context.job.workspaceId, assetId: file.assetId }
      derived.push(await deriveFiles(deps.storage, own, path, scratch.path, context.signal))
    }
    const name = await nameOf(context)
    await failpoint('derive.derived')
    return {
      kind: 'done',
      output: toJsonObject({ files: made.files }),
      commit: async (unit) => {
        for (const [index, file] of made.files.entries()) {
          const one = derived[index]
          if (one === undefined) continue
          await registerOutput(unit.tx, {
            ...file,
            ...one,
            workspaceId: context.job.workspaceId,
            projectId: context.job.projectId,
            createdBy: context.job.createdBy,
            name,
            jobId: context.job.id,
            stepId: context.step.id,
            stage: context.step.stage,
            outputIndex: index,
            generation: generationOf(context, made.seed, file.facts),
            parents: parentsOf(context.job),
          })
          unit.event(context.job.workspaceId, 'asset.created', file.assetId, {
            id: file.assetId,
            jobId: context.job.id,
          })
        }
      },
    }
  },
})

/** The prompt, as far as whole words of it fit; without words, the name of what it was made from. */
async function nameOf({ db, job, step }: StepContext): Promise<string> {
  const words = job.prompt.replace(/\s+/g, ' ').trim()
  if (words === '') {
    const [first] = RequestFacts.parse(job.request).inputs
    if (first === undefined) return step.stage
    const [source] = await db
      .select({ name: assets.name })
      .from(assets)
      .where(and(eq(assets.id, first.assetId), eq(assets.workspaceId, job.workspaceId)))
    return source?.name ?? step.stage
  }
  return words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/, '')}…`
}

function generationOf(context: StepContext, seed: number | undefined, facts: object | undefined) {
  const request = RequestFacts.parse(context.job.request)
  const stage = parseStages(context.job.stages).find((one) => one.stage === context.step.stage)
  return toJsonObject({
    jobId: context.job.id,
    engineId: context.job.engineId,
    prompt: request.prompt,
    seed: seed ?? request.seed ?? null,
    credits: stage?.credits ?? 0,
    facts,
  })
}

function parentsOf(job: JobRow) {
  const { inputs, references } = RequestFacts.parse(job.request)
  return [inputs, ...references.map((set) => set.inputs)]
    .flat()
    .map(({ assetId, role }) => ({ assetId, relation: role }))
}
