import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import { assetsQuery } from '#web/api/queries.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { Icon } from '#web/ui/icon.tsx'

/** The texts of the library, the newest first. */
export function RecentTexts() {
  const engineName = useEngineName()
  const { data } = useInfiniteQuery(assetsQuery({ kind: 'text', status: 'ready', limit: 12 }))
  const texts = data?.pages[0]?.items ?? []
  if (texts.length === 0) return null
  return (
    <section aria-labelledby="recent-texts" className="flex flex-col gap-2">
      <h2 id="recent-texts" className="text-14 font-semibold">
        Texts
      </h2>
      <ul className="flex flex-col">
        {texts.map(({ id, name, generation }) => (
          <li key={id}>
            <Link
              className="flex min-h-10 items-center gap-2.5 rounded-2 px-2 hover:bg-hover"
              params={{ assetId: id }}
              to="/assets/$assetId"
            >
              <Icon className="flex-none text-fg-3" of={FileText} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="flex-none text-12 text-fg-3">
                {generation === null ? 'Written by hand' : engineName(generation.engineId)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
