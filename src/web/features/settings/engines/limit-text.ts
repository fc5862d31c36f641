import { StudioLimits } from '#contract/studio-key.ts'

/** What the limits say as text: empty follows the first tier. JSON would send what is no number as empty. */
export function readLimits(
  concurrency: string,
  requestsPerSecond: string,
): { limits: StudioLimits } | { errors: ReadonlyMap<string, string> } {
  const wish = { concurrency: asLimit(concurrency), requestsPerSecond: asLimit(requestsPerSecond) }
  const parsed = StudioLimits.safeParse(wish)
  if (parsed.success) return { limits: parsed.data }
  return {
    errors: new Map(
      parsed.error.issues.map(({ path, message }) => {
        const name = path[0] === 'concurrency' ? 'concurrency' : 'requestsPerSecond'
        return [name, Number.isNaN(wish[name]) ? 'Write a number, or nothing.' : message]
      }),
    ),
  }
}

const asLimit = (text: string): number | null =>
  text.trim() === '' ? null : Number(text.trim().replace(',', '.'))
