import type { InfiniteData } from '@tanstack/react-query'

interface Row {
  id: string
  createdAt: string
}
interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/**
 * A list, newest first, whose first page was read again: what is new is in, what is gone is out, what was pushed off the
 * first page stays, and rows that say the same stay the same objects. Later pages are as they were.
 */
export function withFirstPage<Item extends Row, Param>(
  data: InfiniteData<Page<Item>, Param>,
  fresh: Page<Item>,
): InfiniteData<Page<Item>, Param> {
  const [first, ...later] = data.pages
  if (first === undefined) return data
  const known = new Map(first.items.map((item) => [item.id, item]))
  const ids = new Set(fresh.items.map(({ id }) => id))
  const last = fresh.items.at(-1)
  const items = fresh.items.map((item) => sameOr(known.get(item.id), item))
  const pushed =
    fresh.nextCursor === null || last === undefined
      ? []
      : first.items.filter((item) => !ids.has(item.id) && isOlder(item, last))
  const nextCursor = pushed.length === 0 && later.length === 0 ? fresh.nextCursor : first.nextCursor
  return { ...data, pages: [{ items: [...items, ...pushed], nextCursor }, ...later] }
}

const isOlder = (a: Row, b: Row) => a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id)

const sameOr = <Item>(known: Item | undefined, fresh: Item): Item =>
  known !== undefined && JSON.stringify(known) === JSON.stringify(fresh) ? known : fresh
