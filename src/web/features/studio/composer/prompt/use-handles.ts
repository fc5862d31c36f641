import { useInfiniteQuery } from '@tanstack/react-query'
import { mentionsIn } from '#catalog/references.ts'
import { referencesQuery } from '#web/api/queries.ts'

/** The names of saved sets in a prompt, as they are written; asked for once there is an @. */
export function useHandles(prompt: string): string[] {
  const written = mentionsIn(prompt)
  const { data } = useInfiniteQuery({
    ...referencesQuery({ limit: 100 }),
    staleTime: 60_000,
    enabled: written.length > 0,
  })
  const known = new Set(data?.pages.flatMap(({ items }) => items.map(({ handle }) => handle)))
  return written.filter((handle) => known.has(handle)).map((handle) => `@${handle}`)
}
