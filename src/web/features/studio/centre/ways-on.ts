import { z } from 'zod'
import type { Job } from '#contract/job.ts'
import { price } from '#web/ui/format.ts'

export type WayOn =
  | { kind: 'retry' | 'reattach' | 'switch-engine'; label: string }
  | { kind: 'edit'; label: string; prompt: string | undefined }

const Prompt = z.object({ prompt: z.string().optional() })

/** What this page can do about a take that did not come, out of what the studio proposes; the cheapest first. */
export function waysOn(job: Job): WayOn[] {
  const cost = price(job.price.quoted - job.price.charged)
  const ways = (job.error?.nextSteps ?? []).flatMap((step): WayOn[] => {
    switch (step.action) {
      case 'retry':
        return [{ kind: 'retry', label: `Retry, ${cost}` }]
      case 'reattach':
        return [{ kind: 'reattach', label: `Re-attach, ${cost}` }]
      case 'switch_engine':
        return [{ kind: 'switch-engine', label: 'Use another engine' }]
      case 'edit_prompt': {
        const prompt = Prompt.safeParse(step).data?.prompt
        return [
          { kind: 'edit', label: prompt === undefined ? 'Edit the prompt' : 'Use the safe version', prompt },
        ]
      }
      default:
        return []
    }
  })
  // Fetching what the engine has made keeps finished work, so it leads.
  return ways.toSorted((a, b) => Number(b.kind === 'reattach') - Number(a.kind === 'reattach')).slice(0, 3)
}
