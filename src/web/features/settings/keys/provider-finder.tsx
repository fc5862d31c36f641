import { type ReactNode, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { SearchInput } from '#web/ui/input.tsx'

interface Provider {
  provider: string
  label: string
}

interface ProviderFinderProps<P extends Provider> {
  items: readonly P[]
  /** Every provider is in one of these; empty ones are left out. */
  groups: readonly { title: string; has: (item: P) => boolean }[]
  /** What a provider is found by, besides its name. */
  words: (item: P) => string
  row: (item: P) => ReactNode
}

/** A search is worth its place from here on. */
const many = 6

/** Providers in groups, and a field that finds them by their name or by an engine's. */
export function ProviderFinder<P extends Provider>({ items, groups, words, row }: ProviderFinderProps<P>) {
  const [search, setSearch] = useState('')
  const found = items.filter((item) =>
    search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => `${item.label} ${words(item)}`.toLowerCase().includes(word)),
  )
  return (
    <>
      {items.length > many && (
        <SearchInput label="Find a provider or an engine" value={search} onValue={setSearch} size="lg" />
      )}
      {found.length === 0 && items.length > 0 && (
        <p role="status" className="px-1 py-3 text-fg-3">
          No provider matches. Try the name of an engine, or clear the search.
        </p>
      )}
      {groups.map(({ title, has }) => {
        const members = found.filter(has)
        if (members.length === 0) return null
        return (
          <section key={title} aria-label={title} className="flex flex-col gap-1.5">
            <h2 className="flex gap-1.5 px-1 pt-1 text-12 font-medium text-fg-2">
              {title}
              <span className="font-normal text-fg-3">{members.length}</span>
            </h2>
            <Card className="p-1">
              <ul>{members.map(row)}</ul>
            </Card>
          </section>
        )
      })}
    </>
  )
}
