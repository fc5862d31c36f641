import type { Quote } from '#contract/quote.ts'
import { plural } from '#web/ui/format.ts'

type Line = Quote['lines'][number]

const isShot = ({ stage }: Line) => stage.startsWith('shot-')

/** Equal shots of a film, and its voices, as one line of its price each. */
export function filmLines(lines: readonly Line[]): { label: string; credits: number }[] {
  const groups = Map.groupBy(lines, ({ stage, label }) => `${stage.replace(/-\d+$/, '')} ${label}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const credits = group.reduce((sum, line) => sum + line.credits, 0)
    const shots = isShot(first) ? `${plural(group.length, 'shot')}, ` : ''
    return [{ label: `${shots}${first.label}`, credits }]
  })
}

export const shotCount = (lines: readonly Line[]): number =>
  new Set(lines.filter(isShot).map(({ stage }) => stage)).size
