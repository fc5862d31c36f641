import { z } from 'zod'
import { type FileFacts, type Fit, fitInput } from '#catalog/fit-input.ts'
import { safeLimits } from '#catalog/vendor-limits.ts'
import type { InputLimits } from '#contract/input-limits.ts'
import type { InputRef } from '#jobs/operations.ts'
import type { PlanFacts } from './facts.ts'

const Kind = z.enum(['image', 'video', 'audio'])

/** What a probe says of a file, as it is kept. One of before `hdr` was looked at says too little. */
const Probed = z.object({
  videoCodec: z.string().nullable(),
  hasAlpha: z.boolean(),
  turned: z.boolean(),
  hdr: z.enum(['pq', 'hlg']).nullable(),
})

interface KnownFile extends Omit<FileFacts, 'videoCodec' | 'hasAlpha' | 'turned' | 'hdr'> {
  probe: unknown
}

/** What is known of a file without looking at it; null: somebody has to look. */
export function factsOf({ probe, ...file }: KnownFile): FileFacts | null {
  const { data } = Probed.safeParse(probe)
  const { kind, contentType, bytes, width, height, durationSeconds, fps } = file
  return data === undefined
    ? null
    : { kind, contentType, bytes, width, height, durationSeconds, fps, ...data }
}

/** The limits of an input's role; a plan of before cards had any goes by those that are safe. */
export function limitsFor(
  limits: Readonly<Record<string, InputLimits>>,
  role: string,
  kind: string,
): InputLimits | null {
  const { data } = Kind.safeParse(kind)
  return limits[role] ?? (data === undefined ? null : safeLimits[data])
}

/** How long this machine works on the files of a stage before its vendor may have them; 0: they go as they are. */
export function fitSeconds(
  inputs: readonly InputRef[],
  limits: Readonly<Record<string, InputLimits>>,
  { assets }: Pick<PlanFacts, 'assets'>,
): number {
  const each = inputs.map(({ role, assetId }) => {
    const asset = assets.get(assetId ?? '')
    const facts = asset === undefined ? null : factsOf(asset)
    const most = facts === null ? null : limitsFor(limits, role, facts.kind)
    return facts === null || most === null ? 0 : secondsOf(fitInput(facts, most))
  })
  return each.reduce((sum, seconds) => sum + seconds, 0)
}

function secondsOf(fit: Fit): number {
  switch (fit.do) {
    case 'picture':
      return 1
    case 'sound':
      return 1 + (fit.durationSeconds ?? 0) / 30
    case 'video':
      return 2 + (fit.durationSeconds ?? 0)
    default:
      return 0
  }
}
