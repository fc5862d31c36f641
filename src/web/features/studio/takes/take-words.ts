import { inLine } from '#web/ui/format.ts'
import type { Take, TakeState } from './take.ts'

/** "3rd in line", or that the take before it comes first. */
export const queueWords = ({ place, waits }: Extract<TakeState, { phase: 'queued' }>): string =>
  waits ? 'After the take before it' : inLine(place)

/** "Veo 3.1, 8 s, 1080p": what a take was asked to be. */
export function takeSummary({ job, request }: Take, engineName: (id: string) => string): string {
  const parts = [engineName(job.engineId)]
  if (request.durationSeconds !== undefined) parts.push(`${request.durationSeconds} s`)
  if (request.resolution !== undefined) parts.push(request.resolution)
  return parts.join(', ')
}

/** "Take 4: a lone gas station at night", what a picture shows. */
export function takeAlt({ number, request }: Take): string {
  const prompt = request.prompt?.trim() ?? ''
  const short = prompt.length > 120 ? `${prompt.slice(0, 117).trimEnd()}…` : prompt
  return short === '' ? `Take ${number}` : `Take ${number}: ${short}`
}

/** "Cancel take 6? All 108 credits come back. The work so far is lost." */
export function cancelWords({ number, job }: Take): { question: string; body: string } {
  const { quoted } = job.price
  const money =
    quoted === 0
      ? 'Nothing was charged.'
      : quoted === 1
        ? 'The credit comes back.'
        : `All ${quoted} credits come back.`
  return { question: `Cancel take ${number}?`, body: `${money} The work so far is lost.` }
}
