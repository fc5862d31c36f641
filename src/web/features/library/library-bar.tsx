import { getRouteApi } from '@tanstack/react-router'
import { Heart, Upload } from 'lucide-react'
import { useCallback } from 'react'
import { PageSearch } from '#web/app/page-search.tsx'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { Button } from '#web/ui/button.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { number } from '#web/ui/format.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { uploadToLibrary } from './library-uploads.tsx'

const route = getRouteApi('/shell/library')
const kinds = [
  { value: 'all', label: 'All' },
  { value: 'video', label: 'Video' },
  { value: 'image', label: 'Image' },
  { value: 'audio', label: 'Audio' },
  { value: 'text', label: 'Text' },
] as const

/** Search, filters and upload. The address keeps what is looked for. */
export function LibraryBar({ count, hasMore }: { count: number; hasMore: boolean }) {
  const { kind, favorite } = route.useSearch()
  const navigate = route.useNavigate()
  const upload = async () => uploadToLibrary(await chooseFiles('any', true))
  return (
    <header className="flex-none">
      <div className="flex gap-2 px-6 pt-3.5 pb-2.5 max-tablet:px-3 max-tablet:pt-1">
        <LibrarySearch />
        <Button
          className="max-tablet:h-11!"
          icon={Upload}
          kind="primary"
          onClick={() => void upload()}
          size="lg"
        >
          Upload
        </Button>
      </div>
      <div className="flex items-center gap-2 overflow-x-auto px-6 pb-2.5 [scrollbar-width:none] max-tablet:px-3">
        <Segmented
          hideLabel
          label="Kind"
          onChange={(value) =>
            void navigate({
              search: (search) => ({ ...search, kind: value === 'all' ? undefined : value }),
              replace: true,
            })
          }
          options={kinds}
          value={kind ?? 'all'}
        />
        <Chip
          icon={Heart}
          onClick={() =>
            void navigate({
              search: (search) => ({ ...search, favorite: favorite ? undefined : true }),
              replace: true,
            })
          }
          pressed={favorite ?? false}
        >
          Favourites
        </Chip>
        <span aria-live="polite" className="ml-auto flex-none text-fg-3">
          {count > 0 && (hasMore ? `More than ${number(count)}` : number(count))}
        </span>
      </div>
    </header>
  )
}

function LibrarySearch() {
  const words = route.useSearch({ select: ({ q }) => q ?? '' })
  const navigate = route.useNavigate()
  const search = useCallback(
    (q: string | undefined) => void navigate({ search: (before) => ({ ...before, q }), replace: true }),
    [navigate],
  )
  return (
    <PageSearch
      className="flex-1 max-tablet:h-11"
      label="Search the library"
      onSearch={search}
      placeholder="Search names, prompts, tags"
      where="Library"
      words={words}
    />
  )
}
