import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { enginesQuery } from '#web/api/queries.ts'
import { PageSearch } from '#web/app/page-search.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'

const route = getRouteApi('/shell/jobs')
const statuses = [
  { value: 'all', label: 'All' },
  { value: 'live', label: 'Running' },
  { value: 'succeeded', label: 'Done' },
  { value: 'failed', label: 'Failed' },
  { value: 'canceled', label: 'Canceled' },
] as const
const anyEngine = 'any'

/** Search and filters; the address keeps what is looked for. */
export function JobsBar() {
  const { status, engine } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: engines } = useQuery(enginesQuery)
  const options = [
    { value: anyEngine, label: 'Any engine' },
    ...(engines?.items ?? [])
      .filter(({ id, available }) => available || id === engine)
      .map(({ id, label }) => ({ value: id, label })),
  ]
  return (
    <header className="flex flex-none flex-wrap items-center gap-2 px-6 py-3.5 max-tablet:px-3 max-tablet:py-2">
      <JobSearch />
      <div className="max-w-full overflow-x-auto [scrollbar-width:none]">
        <Segmented
          hideLabel
          label="State"
          size="lg"
          value={status ?? 'all'}
          onChange={(value) =>
            void navigate({
              search: (search) => ({ ...search, status: value === 'all' ? undefined : value }),
              replace: true,
            })
          }
          options={statuses}
        />
      </div>
      <Select
        hideLabel
        label="Engine"
        size="lg"
        className="w-40 max-tablet:w-full"
        value={engine ?? anyEngine}
        onChange={(value) =>
          void navigate({
            search: (search) => ({ ...search, engine: value === anyEngine ? undefined : value }),
            replace: true,
          })
        }
        options={options}
      />
    </header>
  )
}

function JobSearch() {
  const words = route.useSearch({ select: ({ q }) => q ?? '' })
  const navigate = route.useNavigate()
  const search = useCallback(
    (q: string | undefined) => void navigate({ search: (before) => ({ ...before, q }), replace: true }),
    [navigate],
  )
  return (
    <PageSearch
      className="min-w-60 flex-1"
      label="Search jobs"
      onSearch={search}
      placeholder="Search by words of the prompt"
      where="Jobs"
      words={words}
    />
  )
}
