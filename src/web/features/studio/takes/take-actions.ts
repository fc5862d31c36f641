import type { InputRole, Mode } from '#contract/generation.ts'
import { ShotRequest } from '#contract/project.ts'
import { withInputs } from '../composer/logic/inputs.ts'

type Draft = Partial<ShotRequest>

/** Every field of a wish, empty: laid under a new wish so that nothing of the old one stays. */
const nothing: Draft = Object.fromEntries(Object.keys(ShotRequest.shape).map((key) => [key, undefined]))

/** The wish of a take, to be changed and made again. Its seed stays behind: the same would come of it. */
export function remixOf(request: ShotRequest): Draft {
  const { seed, variations, release, sweep, projectId, shotId, references = [], ...wish } = request
  // What was used of saved sets stands among the inputs, where it can be seen and taken out.
  const used = references.flatMap(({ inputs = [] }) => inputs)
  const inputs = used.length === 0 ? {} : withInputs(wish, [...(wish.inputs ?? []), ...used])
  return { ...nothing, ...wish, ...inputs }
}

/** What an engine is asked to begin with; the words stay, the old pictures go. */
export const startFrom = (assetId: string): Draft => ({
  mode: 'i2v',
  inputs: [{ role: 'firstFrame', assetId }],
})

/** The painter paints on: the whole clip goes in, and comes back longer. */
export const paintOn = (assetId: string): Draft => ({
  ...nothing,
  mode: 'extend',
  engineId: 'draft-video',
  inputs: [{ role: 'video', assetId }],
})

/** What is done to something that is there: larger, slower, steadier. Only it goes in. */
export const workOn = (mode: Mode, assetId: string, kind: string): Draft => ({
  ...nothing,
  mode,
  engineId: 'auto',
  inputs: [{ role: kind === 'video' ? 'video' : 'reference', assetId }],
})

/** Where the composer expects a file that is on its way. */
export const uploadPlace = (shotId: string, role: InputRole): string => `${shotId}/${role}`
