import { toJsonObject } from '#kernel/json.ts'
import type { StepOutcome } from './catalogue.ts'
import type { RemoteInput } from './operations.ts'

/** The next allowed route for the same stage, never dearer than the quote (the plan saw to that). */
export function reroute(input: RemoteInput, why: string): StepOutcome | null {
  const [next, ...rest] = input.fallbacks
  if (next === undefined) return null
  const rerouted = toJsonObject({ ...input, ...next, fallbacks: rest })
  return {
    kind: 'rerouted',
    input: rerouted,
    note: `${input.engineId}: ${why}. Now ${next.engineId} by ${next.provider}.`,
  }
}
