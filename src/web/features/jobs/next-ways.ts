import { z } from 'zod'
import type { Job } from '#contract/job.ts'
import { clock, creditsShort } from '#web/ui/format.ts'
import { partsOf } from './job-parts.ts'

/** What can be done about a job that failed, as one press each. */
export interface NextWay {
  kind: 'reattach' | 'retry' | 'switch-engine' | 'edit' | 'keys'
  label: string
  /** What happens, and how long it takes. */
  what: string
  price?: string
  /** Of "edit": words that the engine would take. */
  prompt?: string
}

const keyActions = new Set(['check_key', 'replace_key', 'add_key'])
const Prompt = z.looseObject({ prompt: z.string() })

/** Out of what the studio proposes, the cheapest that keeps finished work first; at most three. */
export function nextWays(job: Job, engine: string): NextWay[] {
  const cost = creditsShort(job.price.quoted - job.price.charged)
  const ways = (job.error?.nextSteps ?? []).flatMap((step): NextWay[] => {
    if (keyActions.has(step.action)) {
      return [{ kind: 'keys', label: step.label, what: 'Opens the provider keys. What is finished stays.' }]
    }
    switch (step.action) {
      case 'reattach':
        return [
          {
            kind: 'reattach',
            label: `Re-attach to ${engine}’s file`,
            what: `Fetches the file again. ${engine} is not paid twice.`,
            price: cost,
          },
        ]
      case 'retry':
        return [{ kind: 'retry', ...retryWords(job), price: cost }]
      case 'switch_engine':
        return inShot(job, {
          kind: 'switch-engine',
          label: 'Use another engine',
          what: 'The same words and settings, in the studio.',
        })
      case 'edit_prompt': {
        const prompt = Prompt.safeParse(step).data?.prompt
        return inShot(job, {
          kind: 'edit',
          label: prompt === undefined ? 'Edit the words' : 'Use the safe version',
          what: 'Opens the shot with the words of this take.',
          ...(prompt !== undefined && { prompt }),
        })
      }
      default:
        return []
    }
  })
  const distinct = ways.filter(({ kind }, at) => ways.findIndex((way) => way.kind === kind) === at)
  return distinct.toSorted((a, b) => order[a.kind] - order[b.kind]).slice(0, 3)
}

const order: Record<NextWay['kind'], number> = { reattach: 0, keys: 1, retry: 2, edit: 3, 'switch-engine': 4 }

const inShot = (job: Job, way: NextWay): NextWay[] =>
  job.projectId === null || job.shotId === null ? [] : [way]

function retryWords(job: Job): { label: string; what: string } {
  const parts = partsOf(job)
  const failed = parts.find(({ state }) => state === 'failed')
  const left = parts.filter(({ state }) => state !== 'done')
  const took = `≈ ${clock(left.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0))}`
  const kept = parts.some(({ state }) => state === 'done') ? 'What is finished is kept. ' : ''
  return {
    label: failed === undefined ? 'Try again' : `Retry the ${failed.name.toLowerCase()} step`,
    what: `${kept}${took}`,
  }
}
