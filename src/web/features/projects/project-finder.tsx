import { ArrowUpDown } from 'lucide-react'
import { useRef } from 'react'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { Button } from '#web/ui/button.tsx'
import { SearchInput } from '#web/ui/input.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'
import type { SortOrder } from './project-words.ts'

const orders: { value: SortOrder; label: string }[] = [
  { value: 'newest', label: 'Newest' },
  { value: 'name', label: 'Name' },
  { value: 'created', label: 'Created' },
]

interface ProjectFinderProps {
  search: string
  onSearch: (search: string) => void
  order: SortOrder
  onOrder: (order: SortOrder) => void
}

/** Search (`/`) and order of a list of projects. */
export function ProjectFinder({ search, onSearch, order, onOrder }: ProjectFinderProps) {
  const input = useRef<HTMLInputElement>(null)
  useShortcut({ keys: '/', label: 'Find a project', where: 'Projects', run: () => input.current?.focus() })
  return (
    <>
      <SearchInput
        ref={input}
        label="Find a project"
        value={search}
        onValue={onSearch}
        className="w-50 max-tablet:h-11 max-tablet:w-auto max-tablet:flex-1"
      />
      <Menu
        align="end"
        trigger={
          <Button kind="quiet" icon={ArrowUpDown} aria-label={`Order: ${labelOf(order)}`}>
            {labelOf(order)}
          </Button>
        }
      >
        <MenuChoice label="Order" value={order} onChange={onOrder} options={orders} />
      </Menu>
    </>
  )
}

const labelOf = (order: SortOrder): string => orders.find(({ value }) => value === order)?.label ?? ''
