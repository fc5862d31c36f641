import { credits } from '#web/ui/format.ts'

/** What a cancel gives back and what it costs. */
export function cancelBody(held: number): string {
  if (held <= 0) return 'Nothing is charged. The work so far is lost.'
  const back = held === 1 ? '1 credit comes back.' : `All ${credits(held)} come back.`
  return `${back} The work so far is lost.`
}
